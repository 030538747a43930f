"""When a team may be changed: the sentences that a disabled button shows."""

from __future__ import annotations

from datetime import datetime

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.models import Invitation, Membership, User
from bening.foundation.accounts.permissions import Actor

KEPT_ROLES = (Role.ADMIN, Role.SECRETARY)
"""A team that has one of these keeps at least one: somebody must be able to mend it."""
AREA_ROLES = frozenset({Role.COORDINATOR, Role.STAFF, Role.CHANGE_AGENT})


def check_role(role: str, area: str) -> None:
    """A coordinator has an area; an area goes with those who work in one. Raises TeamError."""
    if role not in Role.values:
        raise TeamError(f"Peran “{role}” tidak dikenal. Pilih peran dari daftar.")
    if role == Role.COORDINATOR and not area:
        raise TeamError("Koordinator area perlu satu area. Pilih areanya.")
    if area and role not in AREA_ROLES:
        raise TeamError(f"{Role(role).label} bekerja untuk semua area. Kosongkan areanya.")


def check_can_end(membership: Membership, *, others: int) -> None:
    """``others``: how many other active people hold the same role in the unit and year. Raises TeamError."""
    if membership.ended_at is not None:
        raise TeamError(f"Peran {membership.user.name} ini sudah berakhir.")
    if membership.role in KEPT_ROLES and others == 0:
        raise TeamError(
            f"{membership.user.name} satu-satunya {membership.get_role_display()} {membership.unit.name} "
            f"tahun {membership.year}. Beri peran itu kepada orang lain dulu."
        )


def check_invitation_open(invitation: Invitation, at: datetime) -> None:
    """Raises TeamError with the reason why a link no longer works."""
    if invitation.accepted_at is not None:
        raise TeamError("Undangan ini sudah dipakai. Masuk dengan surel dan kata sandi Anda.")
    if invitation.revoked_at is not None:
        raise TeamError("Undangan ini sudah dicabut. Minta tautan baru kepada yang mengundang Anda.")
    if at >= invitation.expires_at:
        raise TeamError("Undangan ini sudah kedaluwarsa. Minta tautan baru kepada yang mengundang Anda.")


def check_invited(invitation: Invitation, user: User) -> None:
    """An invitation is for one address. Raises TeamError for anybody else."""
    if user.email.casefold() != invitation.email.casefold():
        raise TeamError(
            f"Undangan ini untuk {invitation.email}, sedangkan Anda masuk sebagai {user.email}. "
            "Keluar dulu, lalu buka tautannya lagi."
        )


def check_not_oneself(by: Actor | User, user: User, what: str) -> None:
    """Raises TeamError where somebody would lock himself out."""
    person = by.user if isinstance(by, Actor) else by
    if person.pk == user.pk:
        raise TeamError(f"Anda tidak dapat {what} akun sendiri. Minta administrator sistem lain.")


def check_email_free(user: User, email: str, *, held_by: User | None) -> None:
    """An address signs in one person; example people keep theirs. ``held_by``: who has it now. Raises TeamError."""
    if user.is_demo:
        raise TeamError("Ini orang contoh. Surelnya tidak dapat diganti.")
    if held_by is not None and held_by.pk != user.pk:
        raise TeamError(f"{email} sudah dipakai akun lain. Pakai surel yang berbeda.")
