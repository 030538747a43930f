"""Joining a team by a link. The link is shown once; only its hash is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from bening.foundation.accounts import mails, policies
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.models import Invitation, Membership, User
from bening.foundation.accounts.permissions import MANAGE_TEAM, Actor
from bening.foundation.accounts.selectors import user_by_email
from bening.foundation.accounts.services.team import lock_team, words
from bening.foundation.accounts.tokens import new_token, token_hash
from bening.foundation.audit.services import record

LIFETIME = timedelta(days=7)


def address_of(token: str) -> str:
    """The whole address that the invited person opens."""
    return settings.PUBLIC_URL + reverse("account_invitation", kwargs={"token": token})


def invitation_send(*, invitation: Invitation, token: str) -> str:
    """Mail the link to whom it invites, after it was kept; "" when it left, else a sentence that says why not."""
    role = words(invitation.role, invitation.area)
    return mails.send_invitation(invitation=invitation, role=role, address=address_of(token))


def _about(row: Invitation) -> dict[str, object]:
    return {"email": row.email, "role": words(row.role, row.area), "year": row.year}


@transaction.atomic
def invitation_create(
    *, by: Actor, at: datetime, email: str, role: str, area: str = "", name: str = ""
) -> tuple[Invitation, str]:
    """Invite an address to a role; the invitation and its token. Raises NotAllowed, TeamError."""
    by.check(MANAGE_TEAM)
    policies.check_role(role, area)
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError as error:
        raise TeamError(f"“{email}” bukan alamat surel. Tulis seperti nama@contoh.go.id.") from error
    lock_team(by.unit)
    user = user_by_email(email)
    held = Membership.objects.current().filter(user=user, unit=by.unit, year=by.year, role=role, area=area)
    if user and held.exists():
        raise TeamError(f"{user.name} sudah {words(role, area)} tahun {by.year}.")
    waiting = Invitation.objects.filter(
        unit=by.unit, year=by.year, email__iexact=email, role=role, area=area, accepted_at=None, revoked_at=None
    )
    if waiting.exists():
        raise TeamError(f"{email} sudah diundang sebagai {words(role, area)}. Buat tautan baru dari daftar undangan.")
    token = new_token()
    row = Invitation.objects.create(
        unit=by.unit,
        year=by.year,
        role=role,
        area=area,
        email=email,
        name=name.strip(),
        token_hash=token_hash(token),
        invited_by=by.user,
        expires_at=at + LIFETIME,
    )
    record(by=by.user, at=at, unit=by.unit, verb="accounts.invitation_created", target=row, data=_about(row))
    return row, token


def _waiting(by: Actor, invitation: Invitation) -> Invitation:
    row = Invitation.objects.select_for_update(no_key=True).get(pk=invitation.pk, unit=by.unit, year=by.year)
    if row.accepted_at is not None or row.revoked_at is not None:
        raise TeamError(f"Undangan untuk {row.email} sudah selesai. Muat ulang halaman ini.")
    return row


@transaction.atomic
def invitation_renew(*, by: Actor, at: datetime, invitation: Invitation) -> str:
    """A new link for a waiting invitation; the old link stops working. Returns the token."""
    by.check(MANAGE_TEAM)
    row = _waiting(by, invitation)
    token = new_token()
    row.token_hash, row.expires_at = token_hash(token), at + LIFETIME
    row.save(update_fields=("token_hash", "expires_at"))
    record(by=by.user, at=at, unit=by.unit, verb="accounts.invitation_renewed", target=row, data=_about(row))
    return token


@transaction.atomic
def invitation_revoke(*, by: Actor, at: datetime, invitation: Invitation) -> None:
    """The link stops working."""
    by.check(MANAGE_TEAM)
    row = _waiting(by, invitation)
    row.revoked_at = at
    row.save(update_fields=("revoked_at",))
    record(by=by.user, at=at, unit=by.unit, verb="accounts.invitation_revoked", target=row, data=_about(row))


@transaction.atomic
def invitation_accept(
    *, token: str, at: datetime, user: User | None = None, name: str = "", password: str = ""
) -> User:
    """Join the team: as the signed-in person, or with a new account of this name and password.

    Raises TeamError with a sentence, ValidationError for a weak password.
    """
    row = (
        Invitation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit")
        .filter(token_hash=token_hash(token))
        .first()
    )
    if row is None:
        raise TeamError("Tautan undangan ini tidak dikenal. Salin seluruh tautannya, atau minta yang baru.")
    policies.check_invitation_open(row, at)
    if user is not None:
        policies.check_invited(row, user)
        person = user
    else:
        person = _new_user(row, name=name, password=password)
    key = {"user": person, "unit": row.unit, "year": row.year, "role": row.role, "area": row.area}
    if not Membership.objects.current().filter(**key).exists():
        Membership.objects.create(**key)
    row.accepted_at, row.accepted_by = at, person
    row.save(update_fields=("accepted_at", "accepted_by"))
    record(by=person, at=at, unit=row.unit, verb="accounts.invitation_accepted", target=row, data=_about(row))
    return person


def _new_user(row: Invitation, *, name: str, password: str) -> User:
    if user_by_email(row.email):
        raise TeamError(f"Sudah ada akun untuk {row.email}. Masuk dulu dengan akun itu, lalu buka tautan ini lagi.")
    person = User(email=row.email, name=" ".join(name.split()))
    if not person.name:
        raise TeamError("Isi nama lengkap Anda.")
    validate_password(password, person)
    person.set_password(password)
    person.save()
    return person
