"""Reads of the front's own: whose calendar an address is, who gets mail, which units and people a person reaches."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from bening.foundation.accounts.models import FeedToken, Membership, User
from bening.foundation.accounts.tokens import token_hash
from bening.foundation.units.models import Unit
from bening.front.scopes import Scope


def feed_owner(token: str) -> User | None:
    """The active person whose calendar address holds this token, or None when it was revoked or never was."""
    row = (
        FeedToken.objects.select_related("user")
        .filter(token_hash=token_hash(token), revoked_at__isnull=True, user__is_active=True)
        .first()
    )
    return row.user if row else None


def feed_of(user: User) -> FeedToken | None:
    """The person's present calendar address (only when it was made, never what it is)."""
    return FeedToken.objects.filter(user=user, revoked_at__isnull=True).first()


def people_with_roles() -> list[int]:
    """Ids of active people who hold a role today and have an address that mail can reach."""
    held = Membership.objects.current().filter(user__is_active=True, user__is_demo=False).exclude(user__email="")
    return list(held.order_by("user_id").values_list("user_id", flat=True).distinct())


def mail_receivers(ids: Sequence[int]) -> list[User]:
    """These people, as long as they are still active."""
    return list(User.objects.filter(pk__in=ids, is_active=True).order_by("pk"))


def supervised_units(held: Sequence[Scope], year: int) -> QuerySet[Unit]:
    """Active units that a person supervises in a year: those below the units where she holds a supervising role.

    A unit without units below it counts itself: its own assessor or guest sees it alone.
    """
    reach = Q(pk__in=[])
    for scope in held:
        if scope.supervises and scope.year == year:
            reach |= Q(lineage__startswith=scope.unit.lineage)
    return Unit.objects.active().filter(reach)


def _memberships_within(held: Sequence[Scope]) -> Q:
    """Memberships in units and years that a person reaches."""
    reach = Q(pk__in=[])
    for scope in held:
        reach |= Q(unit=scope.unit, year=scope.year)
        if scope.supervises:
            reach |= Q(unit__lineage__startswith=scope.unit.lineage, year=scope.year)
    return reach


def people_found(held: Sequence[Scope], words: Sequence[str], *, limit: int) -> list[Membership]:
    """Roles of active people whose name holds one of the words, only in units that the seeker reaches (D15)."""
    named = Q(pk__in=[])
    for word in words:
        named |= Q(user__name__icontains=word)
    rows = (
        Membership.objects.current()
        .filter(_memberships_within(held), named, user__is_active=True)
        .select_related("user", "unit")
        .order_by("user__name", "-year", "unit__lineage", "role")
    )
    return list(rows[:limit])


def units_found(held: Sequence[Scope], words: str, *, limit: int) -> list[Unit]:
    """Units that a person supervises in her newest year of supervision and whose name or code has every word."""
    year = max((scope.year for scope in held if scope.supervises), default=0)
    if not year:
        return []
    units = supervised_units(held, year)
    for word in words.split():
        units = units.filter(Q(name__icontains=word) | Q(code__icontains=word))
    return list(units[:limit])
