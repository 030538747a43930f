"""What a person says of the files that she hands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from bening.foundation.files.models import Upload
from bening.foundation.kit.forms import DateField, Form
from bening.rooms.evidence.services.handing_in import Content, Place
from bening.rooms.plans import api as plans

WHOLE = [("", "Butir ini seluruhnya")]
ALWAYS = [("", "Semua jatuh tempo butir ini")]


def place_in(
    item: plans.Item,
    requirements: Sequence[plans.EvidenceRequirement],
    occurrences: Sequence[plans.Occurrence],
    data: dict[str, Any],
) -> Place:
    """The place that two selects named by their keys; "" is the whole item, or all its due dates."""
    requirement = next((row for row in requirements if str(row.pk) == data["requirement"]), None)
    occurrence = next((row for row in occurrences if str(row.pk) == data["occurrence"]), None)
    return Place(item, requirement, occurrence)


class MultipleFileInput(forms.FileInput):
    """A box that takes many files at once; the view reads them all from the request."""

    allow_multiple_selected = True


class VersionForm(Form):
    """Files and their dates. ``unggahan`` are the person's waiting uploads; ``berkas`` is for those without script."""

    unggahan = forms.MultipleChoiceField(
        label="Berkas yang sudah diterima", required=False, widget=forms.CheckboxSelectMultiple
    )
    berkas = forms.FileField(label="Tambah berkas", required=False, widget=MultipleFileInput(attrs={"multiple": True}))
    evidence_date = DateField(label="Tanggal bukti", required=False, help_text="Tanggal yang tertulis pada dokumennya.")
    period_start = DateField(label="Masa yang dicakup, mulai", required=False)
    period_end = DateField(label="Masa yang dicakup, sampai", required=False)
    valid_until = DateField(
        label="Berlaku sampai", required=False, help_text="Isi bila dokumennya menyebut masa berlaku."
    )
    is_signed = forms.BooleanField(label="Sudah ditandatangani dan dicap", required=False)

    def __init__(self, *args: Any, waiting: Sequence[Upload], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = waiting
        self.fields["unggahan"].choices = [(str(upload.pk), upload.name) for upload in waiting]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end = data.get("period_start"), data.get("period_end")
        if (start is None) != (end is None):
            self.add_error("period_start" if start is None else "period_end", "Isi kedua tanggal masa, atau kosongkan.")
        elif start and end and end < start:
            self.add_error("period_end", "Akhir masa mendahului awalnya.")
        if not data.get("unggahan"):
            self.add_error("berkas", "Pilih paling sedikit satu berkas.")
        return data

    def chosen(self) -> list[Upload]:
        """The waiting uploads that were ticked, in the order of the list."""
        wanted = set(self.cleaned_data["unggahan"])
        return [upload for upload in self.waiting if str(upload.pk) in wanted]

    def content(self, files: Sequence[Any], places: Sequence[Place] = ()) -> Content:
        """What the services take."""
        data = self.cleaned_data
        period = (data["period_start"], data["period_end"]) if data["period_start"] else None
        return Content(
            files=files,
            evidence_date=data["evidence_date"],
            period=period,
            is_signed=data["is_signed"],
            change=data.get("change", ""),
            valid_until=data["valid_until"],
            places=places,
        )


class HandInForm(VersionForm):
    """New evidence for one item: its title, and which proof and due date it answers."""

    title = forms.CharField(label="Judul bukti", max_length=300, help_text="Misalnya “SK Tim Kerja ZI Tahun 2025”.")
    requirement = forms.ChoiceField(label="Menjawab bukti yang diminta", required=False)
    occurrence = forms.ChoiceField(label="Untuk jatuh tempo", required=False)
    tetap = forms.BooleanField(label="Tetap buat bukti baru dari berkas yang sama", required=False)

    field_order = ("unggahan", "berkas", "title", "requirement", "occurrence", "evidence_date")

    def __init__(self, *args: Any, item: plans.Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        self.requirements = list(item.requirements.all())
        self.occurrences = list(item.occurrences.all())
        self.fields["requirement"].choices = [*WHOLE, *((str(row.pk), row.text) for row in self.requirements)]
        self.fields["occurrence"].choices = [*ALWAYS, *((str(row.pk), row.period_words) for row in self.occurrences)]

    def place(self) -> Place:
        """What the evidence proves."""
        return place_in(self.item, self.requirements, self.occurrences, self.cleaned_data)


class NewVersionForm(VersionForm):
    """A newer version of evidence; ``row_version`` is the one that the person saw."""

    change = forms.CharField(
        label="Yang berubah",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Satu kalimat untuk pemeriksa, misalnya “Halaman tanda tangan ditambahkan”.",
    )
    row_version = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ("unggahan", "berkas", "change")


class LinkForm(Form):
    """One more item that the evidence serves."""

    code = forms.CharField(label="Kode butir", max_length=30, help_text="Misalnya II.3.1.")


class PlaceForm(Form):
    """Which required proof and due date of an item the evidence answers; asked where the item has several."""

    code = forms.CharField(widget=forms.HiddenInput)
    requirement = forms.ChoiceField(label="Menjawab bukti yang diminta", required=False)
    occurrence = forms.ChoiceField(label="Untuk jatuh tempo", required=False)

    def __init__(self, *args: Any, item: plans.Item, **kwargs: Any) -> None:
        super().__init__(*args, initial={"code": item.code}, **kwargs)
        self.item = item
        self.requirements = list(item.requirements.all())
        self.occurrences = list(item.occurrences.all())
        self.fields["requirement"].choices = [*WHOLE, *((str(row.pk), row.text) for row in self.requirements)]
        self.fields["occurrence"].choices = [*ALWAYS, *((str(row.pk), row.period_words) for row in self.occurrences)]

    @property
    def must_ask(self) -> bool:
        """There is something to choose."""
        return len(self.requirements) > 1 or len(self.occurrences) > 1

    def place(self) -> Place:
        """What was chosen; the item's only proof where nothing could be."""
        if not self.must_ask:
            return Place(self.item, self.requirements[0] if self.requirements else None)
        return place_in(self.item, self.requirements, self.occurrences, self.cleaned_data)


class TitleForm(Form):
    """Another title."""

    title = forms.CharField(label="Judul bukti", max_length=300)
