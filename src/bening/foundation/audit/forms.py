"""The filters of the trail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from bening.foundation.audit.selectors import Wanted
from bening.foundation.kit.forms import DateField, Form


class TrailFilter(Form):
    """Who, what, when, on what."""

    all_optional = True

    siapa = forms.TypedChoiceField(label="Siapa", coerce=int, empty_value=None, required=False)
    apa = forms.ChoiceField(label="Tindakan", required=False)
    dari = DateField(label="Dari tanggal", required=False)
    sampai = DateField(label="Sampai tanggal", required=False)
    q = forms.CharField(label="Nama sasaran", required=False, max_length=100)

    def __init__(
        self, *args: Any, people: Iterable[tuple[int, str]], verbs: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["siapa"].choices = [("", "Semua orang"), *people]  # type: ignore[attr-defined]
        self.fields["apa"].choices = [("", "Semua tindakan"), *verbs]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """The filter as selectors take it; fields that could not be read count as empty."""
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(
            who=data.get("siapa"),
            verb=data.get("apa") or "",
            first=data.get("dari"),
            last=data.get("sampai"),
            words=data.get("q") or "",
        )
