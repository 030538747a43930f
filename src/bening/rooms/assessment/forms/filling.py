"""The filters of the page of questions, which are also its address."""

from __future__ import annotations

from django import forms

from bening.foundation.accounts.enums import Area
from bening.foundation.kit.forms import Form
from bening.rooms.assessment.selectors.filling import ASPECTS, Chosen

ALL = [("", "Semua")]


class FilterForm(Form):
    """Every filter is optional; what is not on the lists is ignored."""

    all_optional = True

    area = forms.ChoiceField(label="Area perubahan", choices=[*ALL, *Area.choices], required=False)
    aspek = forms.ChoiceField(label="Aspek", choices=[*ALL, *ASPECTS.items()], required=False)
    belum = forms.BooleanField(label="Belum dijawab", required=False)
    saya = forms.BooleanField(label="Ditugaskan kepada saya", required=False)
    temuan = forms.BooleanField(label="Ada temuan", required=False)

    def chosen(self) -> Chosen:
        """The filters as the selector reads them; a value that is not on its list does not filter."""
        self.is_valid()
        value = self.cleaned_data.get
        return Chosen(
            area=value("area") or "",
            aspect=value("aspek") or "",
            unanswered=bool(value("belum")),
            mine=bool(value("saya")),
            finding=bool(value("temuan")),
        )
