"""Making a key, and looking through its log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms

from bening.foundation.kit.forms import DateField, Form
from bening.foundation.machines import networks
from bening.foundation.machines.enums import Outcome, Scope
from bening.foundation.machines.policies import MOST_A_MINUTE, USUAL, USUAL_A_MINUTE, KeyTerms
from bening.foundation.workflow.policy import PolicyError


class KeyForm(Form):
    """What a key is for and how far it goes."""

    name = forms.CharField(
        label="Tujuan", max_length=120, help_text="Untuk apa kunci ini, misalnya “Penarikan LKE oleh PortalRB 2026”."
    )
    holder = forms.CharField(
        label="Nama sistem", max_length=120, help_text="Sistem yang memakainya, misalnya “PortalRB”."
    )
    contact = forms.CharField(
        label="Penanggung jawab sistem",
        max_length=200,
        help_text="Nama dan surel atau telepon orang yang dihubungi bila kunci bocor.",
    )
    scopes = forms.MultipleChoiceField(
        label="Data yang boleh dibaca",
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu data yang boleh dibaca."},
    )
    last_day = DateField(label="Hari terakhir berlaku", help_text="Paling lama dua tahun dari hari ini.")
    rate_limit = forms.IntegerField(
        label="Batas per menit",
        min_value=1,
        max_value=MOST_A_MINUTE,
        initial=USUAL_A_MINUTE,
        help_text=f"Jumlah permintaan dalam satu menit, 1 sampai {MOST_A_MINUTE}.",
    )
    networks = forms.CharField(
        label="Jaringan yang boleh memakai",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alamat IP atau CIDR, satu per baris, misalnya 203.0.113.0/24. Kosongkan bila boleh dari mana saja.",
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"last_day": today + USUAL - timedelta(days=1)}, **kwargs)

    def clean_networks(self) -> list[str]:
        """The networks in their plain form."""
        try:
            return networks.parsed(self.cleaned_data["networks"])
        except PolicyError as error:
            raise forms.ValidationError(str(error)) from error

    def terms(self) -> KeyTerms:
        """What the service takes."""
        data = self.cleaned_data
        return KeyTerms(**{**data, "scopes": [Scope(value) for value in data["scopes"]]})


class LogFilter(Form):
    """Which calls: answered or refused ones, to which address."""

    all_optional = True

    hasil = forms.ChoiceField(label="Hasil", choices=[("", "Semua"), *Outcome.choices], required=False)
    alamat = forms.ChoiceField(label="Alamat", required=False)

    def __init__(self, *args: Any, views: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alamat"].choices = [("", "Semua alamat"), *views]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, str]:
        """The filter as the selector takes it; fields that could not be read count as empty."""
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return {"outcome": data.get("hasil") or "", "view": data.get("alamat") or ""}
