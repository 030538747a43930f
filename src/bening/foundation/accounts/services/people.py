"""Accounts of people: their own particulars, their sign-ins, and what a system administrator may do for them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field

from bening.foundation.accounts import mails, policies
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.models import Membership, Session, User
from bening.foundation.accounts.permissions import check_system_admin
from bening.foundation.accounts.selectors import user_by_email
from bening.foundation.accounts.services.team import others_with_role
from bening.foundation.audit.services import record


@dataclass(frozen=True, slots=True)
class Profile:
    """What people say of themselves."""

    name: str
    position: str = ""
    phone: str = ""
    nip: str = ""


@transaction.atomic
def profile_save(*, by: User, at: datetime, profile: Profile) -> User:
    """Keep one's own particulars. Old and new values stay out of the trail: they are personal data."""
    row = User.objects.select_for_update(no_key=True).get(pk=by.pk)
    wanted = asdict(profile)
    changed = [name for name, value in wanted.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, wanted[name])
    try:
        row.clean_fields()
    except ValidationError as error:
        raise TeamError(" ".join(error.messages)) from error
    if changed:
        row.save(update_fields=changed)
        labels = [str(cast(Field[Any, Any], User._meta.get_field(name)).verbose_name) for name in changed]
        record(by=by, at=at, unit=None, verb="accounts.profile_changed", target=row, data={"fields": labels})
    return row


@transaction.atomic
def email_change(*, by: User, at: datetime, user: User, email: str) -> bool:
    """Give a person another address to sign in with: one's own, or anybody's by a system administrator.

    False when it is the same already. Both addresses get a notice. The addresses stay out of the trail: they are
    personal data. Whoever changes her own has given her password on the way here. Raises NotAllowed, TeamError.
    """
    if by.pk != user.pk:
        check_system_admin(by)
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    old, email = row.email, email.strip()
    policies.check_email_free(row, email, held_by=user_by_email(email))
    if email == old:
        return False
    row.email = email
    try:
        row.clean_fields()
    except ValidationError as error:
        raise TeamError(" ".join(error.messages)) from error
    row.save(update_fields=("email",))
    EmailAddress.objects.filter(user=row).delete()
    record(by=by, at=at, unit=None, verb="accounts.email_changed", target=row)
    transaction.on_commit(lambda: mails.tell_email_changed(user=row, old=old, by=by, at=at))
    return True


@transaction.atomic
def session_end(*, by: User, at: datetime, key: str) -> bool:
    """End one of one's own sign-ins; False when it is not there (any more)."""
    row = Session.objects.filter(user=by, pk=key).first()
    if row is None:
        return False
    device = row.device
    row.delete()
    record(by=by, at=at, unit=None, verb="accounts.session_ended", target=by, data={"device": device})
    return True


@transaction.atomic
def sessions_end_others(*, by: User, at: datetime, keep: str) -> int:
    """End all of one's own sign-ins but this one; returns how many."""
    count = Session.objects.filter(user=by).exclude(pk=keep).delete()[0]
    if count:
        record(by=by, at=at, unit=None, verb="accounts.sessions_ended", target=by, data={"count": count})
    return count


@transaction.atomic
def user_set_active(*, by: User, at: datetime, user: User, active: bool) -> None:
    """Close an account (its sign-ins end at once) or open it again. Raises NotAllowed, TeamError."""
    check_system_admin(by)
    policies.check_not_oneself(by, user, "menutup")
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if row.is_active == active:
        return
    if not active:
        for held in Membership.objects.current().filter(user=row).select_related("user", "unit").order_by("pk"):
            policies.check_can_end(held, others=others_with_role(held))
        Session.objects.filter(user=row).delete()
    row.is_active = active
    row.save(update_fields=("is_active",))
    verb = "accounts.user_opened" if active else "accounts.user_closed"
    record(by=by, at=at, unit=None, verb=verb, target=row)


@transaction.atomic
def second_factor_reset(*, by: User, at: datetime, user: User) -> None:
    """Take away the second factor of somebody who lost it; their sign-ins end. Raises NotAllowed, TeamError."""
    check_system_admin(by)
    policies.check_not_oneself(by, user, "mengatur ulang langkah kedua")
    if not Authenticator.objects.filter(user=user).delete()[0]:
        raise TeamError(f"{user.name} tidak memakai langkah kedua.")
    Session.objects.filter(user=user).delete()
    record(by=by, at=at, unit=None, verb="accounts.second_factor_reset", target=user)


@transaction.atomic
def system_admin_set(*, by: User, at: datetime, user: User, value: bool) -> None:
    """Make somebody a system administrator, or no longer. Raises NotAllowed, TeamError."""
    check_system_admin(by)
    policies.check_not_oneself(by, user, "mengubah wewenang")
    row = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if row.is_system_admin == value:
        return
    row.is_system_admin = value
    row.save(update_fields=("is_system_admin",))
    verb = "accounts.system_admin_given" if value else "accounts.system_admin_taken"
    record(by=by, at=at, unit=None, verb=verb, target=row)
