"""What is known of one prerequisite or paper: its value by its kind, a note and a proof."""

from __future__ import annotations

from typing import Any

from django import forms

from bening.kernel.process import Document, Prerequisite, PrerequisiteKind, taken
from bening.rooms.assessment.forms.letters import LONGEST_NOTE, LetterForm
from bening.rooms.assessment.services.prerequisites import LONGEST

UNKNOWN = ("", "Belum diketahui")


class CheckForm(LetterForm):
    """One field for the value, as its kind wants it: yes or no, a grade, a number, a letter's number."""

    nilai = forms.CharField(label="Nilai", max_length=LONGEST, required=False)
    catatan = forms.CharField(label="Catatan", max_length=LONGEST_NOTE, required=False, widget=forms.Textarea)

    field_order = ("nilai", "berkas", "unggahan", "catatan")

    def __init__(self, *args: Any, thing: Prerequisite | Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nilai"] = _value_field(thing)
        self.order_fields(self.field_order)


def _value_field(thing: Prerequisite | Document) -> forms.Field:
    if not isinstance(thing, Prerequisite):
        hint = "Kosongkan untuk mencatat bahwa dokumennya belum ada."
        return forms.CharField(label="Nomor dan tanggal surat", max_length=LONGEST, required=False, help_text=hint)
    if thing.kind is PrerequisiteKind.YES_NO:
        return forms.ChoiceField(
            label="Terpenuhi?", required=False, choices=[UNKNOWN, ("ya", "Ya"), ("tidak", "Tidak")]
        )
    if thing.kind is PrerequisiteKind.GRADE:
        grades = [(grade, grade) for grade in reversed(thing.grades)]
        return forms.ChoiceField(label="Nilai", required=False, choices=[UNKNOWN, *grades])
    unit = "persen" if thing.kind is PrerequisiteKind.PERCENT else thing.unit
    label = f"Nilai ({unit})" if unit else "Nilai"
    return forms.CharField(label=label, max_length=LONGEST, required=False, help_text=f"Tulis {taken(thing)}.")
