"""Reading people, teams, invitations and sign-ins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Invitation, Membership, Session, User
from bening.foundation.accounts.tokens import token_hash
from bening.foundation.units.models import Unit

ROLE_ORDER = {role.value: number for number, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class Teammate:
    """A person of a team with the roles held in one year."""

    user: User
    memberships: tuple[Membership, ...]


def active_user_by_email(email: str) -> User | None:
    """The real person with this address, whatever its letter case, unless the account is closed."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True, is_demo=False).order_by("pk").first()


def user_by_email(email: str) -> User | None:
    """The person with this address, active or not."""
    return User.objects.filter(email__iexact=email.strip()).order_by("pk").first()


def has_users() -> bool:
    """Whether anybody real has an account; example people do not count."""
    return User.objects.filter(is_demo=False).exists()


def memberships_of_team(unit: Unit, year: int) -> QuerySet[Membership]:
    """Current roles in a unit and year, with their people."""
    rows = Membership.objects.current().for_unit(unit).in_year(year).select_related("user", "unit")
    return rows.order_by("user__name", "user_id", "pk")


def team_of(unit: Unit, year: int) -> list[Teammate]:
    """The team by the weight of their first role, then by name."""
    rows = memberships_of_team(unit, year)
    team = []
    for _, held in groupby(rows, key=lambda row: row.user_id):
        roles = sorted(held, key=lambda row: (ROLE_ORDER[row.role], row.area))
        team.append(Teammate(roles[0].user, tuple(roles)))
    return sorted(team, key=lambda mate: ROLE_ORDER[mate.memberships[0].role])


def open_invitations(unit: Unit, year: int) -> QuerySet[Invitation]:
    """Invitations that were neither accepted nor revoked, newest first; some may have run out."""
    rows = Invitation.objects.filter(unit=unit, year=year, accepted_at__isnull=True, revoked_at__isnull=True)
    return rows.select_related("invited_by").order_by("-created_at", "-pk")


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation behind a link, whatever its state."""
    return Invitation.objects.select_related("unit").filter(token_hash=token_hash(token)).first()


def sessions_of(user: User, at: datetime) -> QuerySet[Session]:
    """A person's sign-ins that still count, last used first."""
    return Session.objects.filter(user=user, expire_date__gt=at).order_by("-seen_at", "pk")


def people(words: str = "") -> QuerySet[User]:
    """Everybody with an account by name, whose name or address has every one of the words."""
    rows = User.objects.annotate(roles=Count("memberships", filter=Q(memberships__ended_at__isnull=True)))
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return rows.order_by("name", "pk")
