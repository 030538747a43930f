"""allauth's forms with plain Indonesian labels and without placeholders, as the kit shows them."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account

from bening.foundation.kit.forms import KitFormMixin

LABELS = {
    "login": ("Surel", ""),
    "password": ("Kata sandi", ""),
    "remember": ("Tetap masuk di perangkat ini selama 14 hari", ""),
    "email": ("Surel", ""),
    "oldpassword": ("Kata sandi sekarang", ""),
    "password1": ("Kata sandi baru", "Paling sedikit 10 karakter. Kalimat pendek lebih mudah diingat."),
    "password2": ("Kata sandi baru sekali lagi", ""),
    "code": ("Kode", "Enam angka dari aplikasi autentikator, atau satu kode pemulihan."),
    "name": ("Nama kunci", "Misalnya “HP kantor”, supaya mudah dikenali."),
    "passwordless": ("Pakai juga untuk masuk tanpa kata sandi", ""),
}


class PlainWords(KitFormMixin):
    """Labels and hints from ``LABELS``; the browser's own bubbles and placeholders are off."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            if name in LABELS:
                field.label, field.help_text = LABELS[name]


class LoginForm(PlainWords, account.LoginForm):
    """Sign-in; tells django-axes whose password was tried."""

    def user_credentials(self) -> dict[str, Any]:
        """allauth's credentials, with the name under which axes counts failures."""
        credentials = super().user_credentials()
        credentials["login"] = str(credentials.get("email", "")).lower()
        return credentials


class ResetPasswordForm(PlainWords, account.ResetPasswordForm):
    """Ask for a link by mail."""


class ResetPasswordKeyForm(PlainWords, account.ResetPasswordKeyForm):
    """A new password by that link."""


class ChangePasswordForm(PlainWords, account.ChangePasswordForm):
    """A new password while signed in."""


class SetPasswordForm(PlainWords, account.SetPasswordForm):
    """A first password for somebody who signed in with the institution's account so far."""


class ReauthenticateForm(PlainWords, account.ReauthenticateForm):
    """One's password once more before something sensitive."""
