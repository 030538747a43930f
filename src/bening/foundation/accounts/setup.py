"""The first hour of an installation: one secret lets the first person in, who becomes the administrator."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.models import Membership, SetupToken, User
from bening.foundation.accounts.permissions import check_system_admin
from bening.foundation.accounts.selectors import has_users
from bening.foundation.accounts.services.team import manager_appoint
from bening.foundation.accounts.tokens import new_token, token_hash
from bening.foundation.audit.services import record
from bening.foundation.kit import clock
from bening.foundation.units.models import Unit


@transaction.atomic
def setup_token() -> str | None:
    """A fresh secret for ``/mulai/?kunci=…``, which replaces the one before; None once somebody has an account."""
    SetupToken.objects.all().delete()
    if has_users():
        return None
    token = new_token()
    SetupToken.objects.create(token_hash=token_hash(token), created_at=clock.now())
    return token


def token_opens(token: str) -> bool:
    """Whether this secret lets the first person in."""
    return bool(token) and not has_users() and SetupToken.objects.filter(token_hash=token_hash(token)).exists()


@transaction.atomic
def first_admin_create(*, token: str, at: datetime, name: str, email: str, password: str) -> User:
    """The first person, who looks after the whole installation; the secret is spent.

    Raises TeamError, ValidationError for a weak password.
    """
    rows = SetupToken.objects.select_for_update(no_key=True).filter(token_hash=token_hash(token))
    if not token or has_users() or not rows:
        raise TeamError("Kunci penyiapan ini tidak berlaku lagi. Jalankan “bening up” untuk mendapat yang baru.")
    user = User(email=email.strip(), name=" ".join(name.split()), is_system_admin=True)
    validate_password(password, user)
    user.set_password(password)
    user.save()
    SetupToken.objects.all().delete()
    record(by=user, at=at, unit=None, verb="accounts.first_admin_created", target=user)
    return user


@transaction.atomic
def first_unit_join(*, by: User, at: datetime, unit: Unit, year: int) -> Membership:
    """The administrator also becomes the administrator of the unit that was just chosen."""
    check_system_admin(by)
    present = Membership.objects.current().filter(user=by, unit=unit, year=year, role=Role.ADMIN).first()
    return present or manager_appoint(by=by, at=at, unit=unit, year=year, user=by)


def own_team(user: User) -> Membership | None:
    """Where the administrator went on in the wizard: the first unit that he administers, if any."""
    rows = Membership.objects.current().filter(user=user, role=Role.ADMIN).select_related("unit")
    return rows.order_by("pk").first()
