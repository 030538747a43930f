"""Mails about accounts: an invitation, another address.

They leave at once and not by the queue: an invitation's link must lie nowhere in clear, and who invites is told on the
next page whether the mail left. What cannot be mailed is no failure of what was done.
"""

from __future__ import annotations

from datetime import datetime

from bening.foundation.accounts.models import Invitation, User
from bening.foundation.notifications import mail

NOT_SET_UP = "Server surel belum diatur, jadi undangan tidak dikirim lewat surel."


def send_invitation(*, invitation: Invitation, role: str, address: str) -> str:
    """Mail the link to the invited address; "" when it left, else a sentence that says why not."""
    if not mail.goes_out():
        return NOT_SET_UP
    problem = mail.try_to_send(
        invitation.email,
        subject=f"Undangan bergabung dengan tim {invitation.unit.name}",
        text="accounts/mail/invitation.txt",
        html="accounts/mail/invitation.html",
        context={"invitation": invitation, "role": role, "address": address},
    )
    return f"Surel ke {invitation.email} tidak terkirim: {problem}." if problem else ""


def tell_email_changed(*, user: User, old: str, by: User, at: datetime) -> None:
    """A notice to the old and to the new address of a person."""
    for address in (old, user.email):
        mail.try_to_send(
            address,
            subject="Surel Anda di Bening diganti",
            text="accounts/mail/email_changed.txt",
            html="accounts/mail/email_changed.html",
            context={"user": user, "old": old, "by": by, "at": at},
        )
