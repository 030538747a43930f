"""Forms of one item and its due dates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from bening.foundation.accounts.models import User
from bening.foundation.kit.forms import DateField, Form
from bening.foundation.workflow.returning import ReturnReason
from bening.rooms.plans.services.schedule import Scope

NOBODY = "Belum ada"
TEXTAREA = {"rows": 3}


def people_choices(people: Iterable[User], empty: str = NOBODY) -> list[tuple[str, str]]:
    return [("", empty), *((str(user.pk), user.name) for user in people)]


class BaseField(forms.CharField):
    """What the person saw when she began, as JSON in a hidden field; unreadable text counts as nothing seen."""

    widget = forms.HiddenInput

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def to_python(self, value: Any) -> dict[str, Any]:
        try:
            found = json.loads(value or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


class ItemForm(Form):
    """The texts and the owner of an item. ``base`` and ``version`` are the optimistic lock."""

    indicator = forms.CharField(
        label="Indikator",
        max_length=4000,
        widget=forms.Textarea(attrs=TEXTAREA),
        error_messages={"required": "Tulis indikatornya."},
    )
    steps = forms.CharField(
        label="Langkah aksi",
        help_text="Satu langkah satu baris.",
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    requirements = forms.CharField(
        label="Bukti yang diminta",
        help_text="Satu bukti satu baris.",
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    owner = forms.TypedChoiceField(label="Penanggung jawab", coerce=int, empty_value=None, required=False)
    base = BaseField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: object, people: Sequence[User], only: Sequence[str] = (), **kwargs: object) -> None:
        """``only`` keeps some of the fields, for an edit in the table or by who may only assign."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = people_choices(people)
        for name in ("indicator", "steps", "requirements", "owner"):
            if only and name not in only:
                del self.fields[name]

    def values(self) -> dict[str, Any]:
        """The editable values; line ends as the database keeps them."""
        names = [name for name in ("indicator", "steps", "requirements", "owner") if name in self.fields]
        return {name: _lines(self.cleaned_data[name]) for name in names}


def _lines(value: Any) -> Any:
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


class NewItemForm(ItemForm):
    """A new item with its target."""

    target_text = forms.CharField(
        label="Target waktu",
        max_length=400,
        required=False,
        help_text="Misalnya “Januari, minggu ke-2”, “setiap triwulan”, atau “Maret dan Juni”.",
    )
    field_order = ("indicator", "steps", "requirements", "target_text", "owner")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        del self.fields["base"]


class ScheduleForm(Form):
    """The words of a target, and which of their readings is meant."""

    target_text = forms.CharField(
        label="Target waktu",
        max_length=400,
        required=False,
        help_text="Misalnya “Januari, minggu ke-2”, “setiap triwulan”, atau “Maret dan Juni”.",
    )
    choice = forms.TypedChoiceField(
        label="Yang dimaksud",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu cara membacanya."},
    )
    base = BaseField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: object, choices: Sequence[tuple[str, str]] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = choices
        if len(choices) < 2:
            del self.fields["choice"]

    def values(self) -> dict[str, Any]:
        """The words and the reading that was chosen."""
        return {name: self.cleaned_data[name] for name in ("target_text", "choice") if name in self.cleaned_data}


class OccurrenceForm(Form):
    """Date and owner of one due date, and how far the change reaches."""

    due = DateField(label="Jatuh tempo")
    owner = forms.TypedChoiceField(label="Penanggung jawab", coerce=int, empty_value=None, required=False)
    scope = forms.ChoiceField(
        label="Berlaku untuk",
        choices=[
            (Scope.THIS.value, "Hanya yang ini"),
            (Scope.NEXT.value, "Yang ini dan berikutnya"),
            (Scope.ALL.value, "Semua jatuh tempo butir ini"),
        ],
        initial=Scope.THIS.value,
        widget=forms.RadioSelect,
    )
    base = BaseField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: object, people: Sequence[User], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = people_choices(people, "Ikut penanggung jawab butir")

    def values(self) -> dict[str, Any]:
        """Date (ISO text), owner's id and reach."""
        data = self.cleaned_data
        return {"due": data["due"].isoformat(), "owner": data["owner"], "scope": data["scope"]}


class DueForm(Form):
    """The date of one due date alone."""

    due = DateField(label="Jatuh tempo")
    base = BaseField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """The date as ISO text."""
        return {"due": self.cleaned_data["due"].isoformat()}


class WordsForm(Form):
    """Words that come with a move; required where the move wants a reason."""

    note = forms.CharField(label="Catatan", max_length=4000, required=False, widget=forms.Textarea(attrs=TEXTAREA))

    def __init__(self, *args: object, reason: bool = False, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if reason:
            self.fields["note"].label = "Alasan"
            self.fields["note"].required = True
            self.fields["note"].error_messages["required"] = "Tulis alasannya."


class ReturnForm(Form):
    """Why work goes back, and by when it is to be mended."""

    reasons = forms.MultipleChoiceField(
        label="Yang perlu diperbaiki",
        choices=ReturnReason.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu alasan."},
    )
    note = forms.CharField(label="Penjelasan", max_length=4000, required=False, widget=forms.Textarea(attrs=TEXTAREA))
    fix_by = DateField(label="Diperbaiki paling lambat", required=False)


class CommentForm(Form):
    """A remark; "@" and a name tells that person."""

    text = forms.CharField(
        label="Tulis komentar",
        help_text="Sebut orang dengan @, misalnya @Rina; ia mendapat pemberitahuan.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis komentarnya dahulu."},
    )


class ReasonForm(Form):
    """One reason that must be given."""

    reason = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs=TEXTAREA),
        error_messages={"required": "Tulis alasannya."},
    )
