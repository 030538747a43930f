"""The filters of the page of matches, which are also its address."""

from __future__ import annotations

from django import forms

from bening.foundation.kit.forms import Form
from bening.kernel.lke import Instrument
from bening.rooms.assessment.selectors.crosstable import WORDS

ALL = ("", "Semua")


def area_choices(instrument: Instrument) -> list[tuple[str, str]]:
    """The change areas by their number in the worksheet, and the results."""
    areas = [(str(number), area.name) for number, area in enumerate(instrument.areas, start=1)]
    return [ALL, *areas, ("H", "Hasil")]


class CrosswalkFilter(Form):
    """Every filter is optional; what is not on the lists is ignored."""

    all_optional = True

    q = forms.CharField(label="Kata atau kode", max_length=100, required=False)
    keadaan = forms.ChoiceField(
        label="Keadaan", choices=[ALL, *((kind.value, word) for kind, word in WORDS.items())], required=False
    )
    area = forms.ChoiceField(label="Area perubahan", required=False)

    def __init__(self, *args: object, instrument: Instrument, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = area_choices(instrument)

    def wanted(self) -> dict[str, str]:
        """The filters as ``crosstable.Table.wanted`` takes them."""
        self.is_valid()
        value = self.cleaned_data.get
        return {"words": value("q") or "", "kind": value("keadaan") or "", "area": value("area") or ""}


class PickForm(Form):
    """Words by which more of the plan's items and more evidence are found for one question."""

    all_optional = True

    butir = forms.CharField(label="Cari butir rencana", max_length=100, required=False)
    bukti = forms.CharField(label="Cari bukti", max_length=100, required=False)

    def words(self) -> dict[str, str]:
        """What is searched by field; too long a text searches nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}
