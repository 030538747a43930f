"""Who judges, at which layer and in which rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from bening.foundation.accounts.models import User
from bening.foundation.kit.forms import Form
from bening.rooms.assessment.enums import Rank


class SeatForm(Form):
    """One person of those who may judge at the layer."""

    orang = forms.ChoiceField(label="Penilai")
    kedudukan = forms.ChoiceField(label="Kedudukan", choices=Rank.choices)

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        self.fields["orang"].choices = [("", "Pilih orang"), *((key, one.name) for key, one in self.people.items())]

    def person(self) -> User:
        """The person who was chosen; the form is valid."""
        return self.people[self.cleaned_data["orang"]]
