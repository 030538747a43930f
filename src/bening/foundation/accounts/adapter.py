"""How allauth behaves here: no open sign-up, Indonesian words, sessions that know their device, changes on record."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse

from bening.foundation.accounts.devices import device_name
from bening.foundation.accounts.models import User
from bening.foundation.audit.services import record
from bening.foundation.kit import clock

RECORDED = {
    "account/email/password_changed": "accounts.password_changed",
    "account/email/password_reset": "accounts.password_reset",
    "account/email/password_set": "accounts.password_set",
    "mfa/email/totp_activated": "accounts.totp_activated",
    "mfa/email/totp_deactivated": "accounts.totp_deactivated",
    "mfa/email/recovery_codes_generated": "accounts.recovery_codes_generated",
    "mfa/email/webauthn_added": "accounts.passkey_added",
    "mfa/email/webauthn_removed": "accounts.passkey_removed",
}
"""allauth announces each change of a person's keys by the name of a mail; each of them is one audit event."""


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up: accounts come from invitations, the first-run wizard and ``bening`` commands."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Akun ini sedang tidak aktif. Hubungi administrator satuan kerja Anda.",
        "email_password_mismatch": "Surel atau kata sandi tidak cocok. Periksa lagi, atau pakai “Lupa kata sandi”.",
        "enter_current_password": "Isi kata sandi Anda yang sekarang.",
        "incorrect_code": "Kode tidak cocok. Ketik kode yang sedang tampil di aplikasi autentikator.",
        "incorrect_password": "Kata sandi tidak cocok. Coba lagi.",
        "invalid_password_reset": "Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru.",
        "too_many_login_attempts": "Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.",
        "rate_limited": "Terlalu banyak permintaan. Tunggu beberapa menit, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, and keep the device's name with the session."""
        super().login(request, user)
        request.session["device"] = device_name(request.headers.get("User-Agent", ""))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account."""
        return reverse("account_profile")

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        """Put a change of somebody's keys on record; mails about it only where they are switched on."""
        if verb := RECORDED.get(template_prefix):
            person = cast(User, user)
            record(by=person, at=clock.now(), unit=None, verb=verb, target=person)
        super().send_notification_mail(template_prefix, user, *args, **kwargs)


class MFAAdapter(DefaultMFAAdapter):
    """The second factor in Indonesian."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Langkah kedua tidak dapat dimatikan.",
        "cannot_generate_recovery_codes": "Aktifkan dulu aplikasi autentikator atau kunci sandi.",
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }
