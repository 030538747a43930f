"""Sending a mail with a plain and a simple HTML face; without a mail server it goes to a file in the data folder."""

from __future__ import annotations

import logging
import smtplib
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from bening.foundation.accounts.models import User

logger = logging.getLogger(__name__)


def goes_out() -> bool:
    """Whether mail leaves this machine; False means that it is only kept in the data folder."""
    return settings.EMAIL_BACKEND != "django.core.mail.backends.filebased.EmailBackend"


def send(user: User, *, subject: str, text: str, html: str, context: dict[str, Any]) -> None:
    """Send one mail to a person, as ``send_to`` does; the context also gets ``user``."""
    send_to(user.email, subject=subject, text=text, html=html, context={**context, "user": user})


def send_to(address: str, *, subject: str, text: str, html: str, context: dict[str, Any]) -> None:
    """Send one mail from two templates, its plain and its HTML face. Raises OSError or SMTPException on failure.

    The context also gets ``site``, the public address without a slash at its end.
    """
    data = {**context, "site": settings.PUBLIC_URL}
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string(text, data),
        to=[address],
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(render_to_string(html, data), "text/html")
    message.send()


def try_to_send(address: str, *, subject: str, text: str, html: str, context: dict[str, Any]) -> str:
    """Send one mail that may fail without harm; returns "" or what the mail server said, which is also logged."""
    try:
        send_to(address, subject=subject, text=text, html=html, context=context)
    except (OSError, smtplib.SMTPException) as error:
        logger.warning("the mail “%s” was not sent: %s", subject, error)
        return f"server surel menjawab “{error}”"
    return ""


def send_test(user: User) -> str:
    """Send a mail that only says that mail works; returns "" or a sentence that says what went wrong."""
    problem = try_to_send(
        user.email,
        subject="Surel percobaan dari Bening",
        text="notifications/mail/test.txt",
        html="notifications/mail/test.html",
        context={"user": user},
    )
    if problem:
        return (
            f"Surel tidak terkirim: {problem}. "
            "Minta administrator sistem memeriksa BENING_MAIL_URL dan BENING_MAIL_FROM."
        )
    return ""


def sent_sentence(user: User) -> str:
    """What to say after a mail was handed over."""
    if goes_out():
        return f"Surel percobaan dikirim ke {user.email}. Periksa juga kotak spam."
    return (
        "Server surel belum diatur, jadi surel percobaan hanya disimpan di folder data (mail). "
        "Pengingat tetap tampil di aplikasi."
    )
