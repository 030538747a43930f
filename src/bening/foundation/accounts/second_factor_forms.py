"""allauth's forms of the second factor in the same plain words. Loaded when somebody uses one: passkeys weigh a lot."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm as AllauthGenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm as AllauthAddWebAuthnForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm as AllauthEditWebAuthnForm

from bening.foundation.accounts.allauth_forms import PlainWords


class AuthenticateForm(PlainWords, mfa.AuthenticateForm):
    """The second step of signing in."""


class ReauthenticateCodeForm(PlainWords, mfa.ReauthenticateForm):
    """A code once more before something sensitive."""


class ActivateTOTPForm(PlainWords, AllauthActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "Enam angka yang sedang tampil di aplikasi."


class GenerateRecoveryCodesForm(PlainWords, AllauthGenerateRecoveryCodesForm):
    """New recovery codes."""


class AddWebAuthnForm(PlainWords, AllauthAddWebAuthnForm):
    """A new passkey."""


class EditWebAuthnForm(PlainWords, AllauthEditWebAuthnForm):
    """Another name for a passkey."""
