"""The filters of the desk and of its list of units, which are also their addresses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from bening.foundation.accounts.enums import Area
from bening.foundation.kit.forms import Form
from bening.foundation.units.models import Unit
from bening.kernel import process
from bening.rooms.assessment.rules.judging import RESULTS, Narrowed, Show
from bening.rooms.assessment.selectors.judged_units import Wanted
from bening.rooms.assessment.services.opening import PROCESS

AREAS = [("", "Semua"), *Area.choices, (RESULTS, "Hasil")]


class DeskFilter(Form):
    """Which questions the desk shows; what is not on the lists is ignored."""

    all_optional = True

    tampil = forms.ChoiceField(
        label="Tampilkan",
        choices=[("", "Belum dinilai"), (Show.DIFFERENT, "Berbeda dari satuan kerja"), (Show.ALL, "Semua butir")],
        required=False,
    )
    area = forms.ChoiceField(label="Area perubahan", choices=AREAS, required=False)

    def narrowed(self) -> Narrowed:
        """The filters as the desk reads them."""
        self.is_valid()
        chosen = self.cleaned_data
        return Narrowed(Show(chosen.get("tampil") or Show.OPEN), chosen.get("area") or "")


class UnitsFilter(Form):
    """Which of the units that a person judges are listed."""

    all_optional = True

    q = forms.CharField(label="Nama satuan kerja", required=False)
    provinsi = forms.ChoiceField(label="Provinsi", required=False)
    tahap = forms.ChoiceField(label="Tahap", required=False)
    giliran = forms.BooleanField(label="Giliran saya", required=False)

    def __init__(self, data: Any, *, provinces: Sequence[Unit]) -> None:
        super().__init__(data)
        phases = process.load(PROCESS).phases.values()
        self.fields["provinsi"].choices = [("", "Semua provinsi"), *((unit.code, unit.name) for unit in provinces)]  # type: ignore[attr-defined]
        self.fields["tahap"].choices = [("", "Semua tahap"), *((one.code, one.name) for one in phases)]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """The filters as the selector reads them; a value that is not on its list does not filter."""
        self.is_valid()
        value = self.cleaned_data.get
        return Wanted(
            words=value("q") or "",
            province=value("provinsi") or "",
            phase=value("tahap") or "",
            turn=bool(value("giliran")),
        )


class LayersFilter(Form):
    """Which questions stand side by side."""

    all_optional = True

    area = forms.ChoiceField(label="Area perubahan", choices=AREAS, required=False)
    beda = forms.BooleanField(label="Hanya yang berbeda", required=False)

    def chosen(self) -> tuple[str, bool]:
        """The area ("" for all) and whether only differences are shown."""
        self.is_valid()
        return self.cleaned_data.get("area") or "", bool(self.cleaned_data.get("beda"))
