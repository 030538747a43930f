"""What is written down when a phase ends, and which ways an assessment takes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from bening.foundation.files.models import StoredFile
from bening.foundation.kit.forms import DateField, Form
from bening.kernel.process import GuardKind, Process, Result
from bening.rooms.assessment.forms.letters import LONGEST_NOTE, LetterForm
from bening.rooms.assessment.services.phases import Taken

NO_WAY = ("", "Tidak ada")


class StepForm(LetterForm):
    """The day, the letter and the note of one result; the warnings that a person goes on in spite of."""

    tanggal = DateField(label="Tanggal keputusan")
    nomor = forms.CharField(label="Nomor surat", max_length=160, required=False)
    responden = forms.IntegerField(label="Jumlah responden", min_value=0, max_value=1_000_000, required=False)
    catatan = forms.CharField(label="Catatan", max_length=LONGEST_NOTE, required=False, widget=forms.Textarea)
    versi = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("tanggal", "nomor", "berkas", "unggahan", "responden", "catatan", "versi")

    def __init__(self, *args: Any, result: Result, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.result = result
        if not any(guard.kind is GuardKind.MIN_RESPONDENTS for guard in result.guards):
            del self.fields["responden"]

    def taken(self, document: StoredFile | None, passing: list[str]) -> Taken:
        """What the service takes; the form is valid."""
        data = self.cleaned_data
        return Taken(
            result=self.result.key,
            on=data["tanggal"],
            seen=data["versi"],
            document_number=data["nomor"],
            document=document,
            respondents=data.get("responden"),
            note=data["catatan"],
            passing=frozenset(passing),
        )

    def day(self, today: dt.date) -> dt.date:
        """The day that was typed, today where none can be read."""
        typed = self.cleaned_data.get("tanggal") if self.is_bound and self.is_valid() else None
        return typed or today


class WaysForm(Form):
    """The branch, the affirmation and the zone of an assessment."""

    jalur = forms.ChoiceField(label="Jalur evaluasi", required=False)
    afirmasi = forms.ChoiceField(label="Afirmasi", required=False)
    kawasan = forms.ChoiceField(label="Kawasan terpadu", required=False)

    def __init__(self, *args: Any, process: Process, target: str, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        branches = [(row.key, row.name) for row in process.branches.values() if row.predicate == target]
        eased = [
            (row.key, row.text)
            for row in process.affirmations.values()
            if kind in row.kinds and target in row.predicates
        ]
        self.fields["jalur"].choices = [("", "Evaluasi oleh TPN"), *branches]
        self.fields["afirmasi"].choices = [NO_WAY, *eased]
        self.fields["kawasan"].choices = [NO_WAY, *((row.key, row.name) for row in process.zones.values())]
        for name, more in (("jalur", branches), ("afirmasi", eased), ("kawasan", process.zones)):
            if not more:
                del self.fields[name]

    def ways(self) -> dict[str, str]:
        """The keys as the service takes them; what the form does not offer is ""."""
        value = self.cleaned_data.get
        return {"branch": value("jalur") or "", "affirmation": value("afirmasi") or "", "zone": value("kawasan") or ""}
