"""The item that answers one question, as it will stand in the plan; every text can be changed before it is added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django import forms

from bening.foundation.accounts.models import User
from bening.foundation.kit.forms import Form
from bening.kernel.lke.instrument import Item
from bening.rooms.assessment.rules.gap_draft import draft_of
from bening.rooms.assessment.selectors.gaps import Spot
from bening.rooms.assessment.services.gaps import NewItem

NEW = "baru"


class GapForm(Form):
    """One new item; ``place`` is a component's key, or NEW for a component of its own."""

    indicator = forms.CharField(
        label="Indikator",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis indikatornya."},
    )
    steps = forms.CharField(
        label="Langkah aksi",
        help_text="Satu langkah satu baris.",
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    requirements = forms.CharField(
        label="Bukti yang diminta",
        help_text="Satu bukti satu baris.",
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    target_text = forms.CharField(
        label="Target waktu",
        max_length=400,
        required=False,
        help_text="Misalnya “setiap triwulan”, atau “Maret dan Juni”.",
    )
    place = forms.ChoiceField(label="Komponen rencana")
    owner = forms.TypedChoiceField(label="Penanggung jawab", coerce=int, empty_value=None, required=False)

    def __init__(
        self,
        data: Mapping[str, object] | None,
        *,
        question: Item,
        spot: Spot,
        people: Sequence[User],
        on: date,
        year: int,
    ) -> None:
        draft = draft_of(question, year=year, on=on)
        chosen = str(spot.chosen.pk) if spot.chosen else NEW
        initial = {
            "indicator": draft.indicator,
            "steps": draft.steps,
            "requirements": draft.requirements,
            "target_text": draft.target_text,
            "place": chosen,
            "owner": spot.coordinator,
        }
        super().__init__(data, prefix=question.id, initial=initial)
        self.question = question
        there = {row.pk: row for row in (*spot.components, *((spot.chosen,) if spot.chosen else ()))}
        new = (NEW, f"Komponen baru di bagian {spot.title}: {spot.name}")
        self.fields["place"].choices = [*((str(pk), str(row)) for pk, row in there.items()), new]
        self.fields["owner"].choices = [("", "Belum ada"), *((str(user.pk), user.name) for user in people)]

    def new_item(self) -> NewItem:
        """What was filled in, for the service."""
        data = self.cleaned_data
        texts = {name: data[name].replace("\r\n", "\n") for name in ("indicator", "steps", "requirements")}
        component = None if data["place"] == NEW else int(data["place"])
        return NewItem(self.question.id, {**texts, "owner": data["owner"]}, data["target_text"], component)
