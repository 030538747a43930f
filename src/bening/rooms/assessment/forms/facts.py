"""Another value for a figure, and why."""

from __future__ import annotations

from typing import Any

from django import forms

from bening.foundation.kit.forms import DateField, Form
from bening.rooms.assessment.enums import FactKind
from bening.rooms.assessment.rules.figures import Figure, written_window


class FactForm(Form):
    """``nilai`` for a number or grade, two days for a window; nothing gives the shipped figure back."""

    nilai = forms.CharField(label="Nilai pengganti", max_length=60, required=False)
    mulai = DateField(label="Hari pertama", required=False)
    selesai = DateField(label="Hari terakhir", required=False)
    dasar = forms.CharField(
        label="Dasar",
        max_length=2_000,
        widget=forms.Textarea,
        help_text="Surat, peraturan, atau pengumuman beserta nomor dan tanggalnya.",
    )

    def __init__(self, *args: Any, figure: Figure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_window = figure.kind is FactKind.DEADLINE
        for name in ("nilai",) if self.is_window else ("mulai", "selesai"):
            del self.fields[name]
        if not self.is_window:
            self.fields["nilai"].help_text = f"Tulis {figure.takes}. Kosongkan untuk memakai lagi angka bawaan."

    def clean(self) -> dict[str, Any]:
        """A window has both days or none."""
        data = super().clean() or self.cleaned_data
        if self.is_window and bool(data.get("mulai")) != bool(data.get("selesai")):
            self.add_error("selesai", "Isi hari pertama dan hari terakhir, atau kosongkan keduanya.")
        return data

    def value(self) -> str:
        """The value as the service takes it."""
        data = self.cleaned_data
        if not self.is_window:
            return str(data["nilai"])
        return written_window(data["mulai"], data["selesai"]) if data["mulai"] else ""
