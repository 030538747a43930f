"""The filters of the evidence list, which are also its address."""

from __future__ import annotations

from django import forms

from bening.foundation.accounts.enums import Area
from bening.foundation.accounts.models import User
from bening.foundation.kit.forms import DateField, Form
from bening.rooms.evidence.enums import EvidenceState
from bening.rooms.evidence.selectors.lists import Wanted

ALL = [("", "Semua")]


class EvidenceFilter(Form):
    """Every filter is optional; what is not on the lists is ignored."""

    all_optional = True

    q = forms.CharField(label="Kata atau nama berkas", max_length=100, required=False)
    keadaan = forms.ChoiceField(label="Keadaan", choices=[*ALL, *EvidenceState.choices], required=False)
    area = forms.ChoiceField(label="Area perubahan", choices=[*ALL, *Area.choices], required=False)
    butir = forms.CharField(label="Kode butir", max_length=30, required=False)
    per = DateField(label="Keadaan per tanggal", required=False, help_text="Yang sudah diterima sampai hari itu.")
    saya = forms.BooleanField(label="Hanya milik saya", required=False)

    def wanted(self, user: User) -> Wanted:
        """The filters as the selector reads them."""
        self.is_valid()
        value = self.cleaned_data.get
        return Wanted(
            words=value("q") or "",
            state=value("keadaan") or "",
            area=value("area") or "",
            code=value("butir") or "",
            mine=user if value("saya") else None,
        )
