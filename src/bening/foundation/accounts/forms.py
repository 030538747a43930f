"""Forms about people, roles, invitations and the first run."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.models import User
from bening.foundation.kit.forms import Form, ModelForm

PASSWORD_HINT = "Paling sedikit 10 karakter. Kalimat pendek lebih mudah diingat."  # noqa: S105 - a hint
NIP_DIGITS = 18


def password_field() -> forms.CharField:
    """A new password."""
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label="Kata sandi", help_text=PASSWORD_HINT, widget=widget, strip=False)


class ProfileForm(ModelForm):
    """What people say of themselves."""

    nip = forms.CharField(label="NIP", max_length=30, required=False)
    phone = forms.CharField(label="Nomor WhatsApp", max_length=30, required=False)

    class Meta:
        model = User
        fields = ("name", "position", "nip", "phone")

    def clean_nip(self) -> str:
        """18 digits or nothing; blanks between groups are taken away."""
        nip = "".join(self.cleaned_data["nip"].split())
        if nip and not (nip.isdecimal() and len(nip) == NIP_DIGITS):
            raise forms.ValidationError("NIP terdiri atas 18 angka. Periksa lagi, atau kosongkan.")
        return nip

    def clean_phone(self) -> str:
        """Digits with an optional plus in front, as WhatsApp wants them."""
        phone = "".join(sign for sign in self.cleaned_data["phone"] if sign not in " -.()")
        if phone and not (phone.removeprefix("+").isdecimal() and 8 <= len(phone) <= 16):
            raise forms.ValidationError("Tulis nomor seperti 081234567890 atau +6281234567890.")
        return phone


class NewEmailForm(Form):
    """Another address to sign in with."""

    email = forms.EmailField(
        label="Surel baru", widget=forms.EmailInput(attrs={"autocomplete": "email"}), max_length=254
    )


class RoleForm(Form):
    """A role, with an area where the role has one."""

    role = forms.ChoiceField(label="Peran", choices=Role.choices, initial=Role.STAFF)
    area = forms.ChoiceField(
        label="Area",
        choices=[("", "Semua area"), *Area.choices],
        required=False,
        help_text="Wajib untuk koordinator; kosongkan untuk peran yang berlaku bagi semua area.",
    )


class MemberForm(RoleForm):
    """Another role for somebody who is in the team already."""

    user = forms.TypedChoiceField(label="Orang", coerce=int)
    field_order = ("user", "role", "area")

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = people  # type: ignore[attr-defined]


class InviteForm(RoleForm):
    """A person who is not in the team yet."""

    name = forms.CharField(label="Nama", max_length=120, required=False)
    email = forms.EmailField(label="Surel", widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    field_order = ("name", "email", "role", "area")


class JoinForm(Form):
    """The account of somebody who was invited."""

    name = forms.CharField(label="Nama lengkap", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = password_field()

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self) -> str:
        """Raises the sentences of the password rules at the field."""
        password = self.cleaned_data["password"]
        validate_password(password, User(email=self.email, name=self.cleaned_data.get("name", "")))
        return password


class FirstAdminForm(Form):
    """The first person of an installation."""

    name = forms.CharField(label="Nama lengkap", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(label="Surel", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = password_field()

    def clean_password(self) -> str:
        """Raises the sentences of the password rules at the field."""
        password = self.cleaned_data["password"]
        data = self.cleaned_data
        validate_password(password, User(email=data.get("email", ""), name=data.get("name", "")))
        return password


class EmailForm(Form):
    """A person by address."""

    email = forms.EmailField(label="Surel orangnya", widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    year = forms.IntegerField(label="Tahun", min_value=2000, max_value=2100)


class SearchForm(Form):
    """Words to search."""

    all_optional = True
    q = forms.CharField(label="Cari", max_length=100, required=False)
