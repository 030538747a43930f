"""Forms of the import pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError

from bening.foundation.kit.forms import DateField, Form, HintedChoiceField
from bening.kernel.decree.draft import ColumnReading, Document, Item, Role
from bening.kernel.targets.schedule import Alternative
from bening.rooms.plans.enums import WeekReading
from bening.rooms.plans.imports.mending import Doubt
from bening.rooms.plans.imports.words import reading_words

ACCEPT = ".docx,.pdf,.xlsx,.xls,.ods,.csv,.md,.html,.htm,.json,.png,.jpg,.jpeg,.tif,.tiff"
OTHER = "lain"
ROLES: dict[Role, str] = {
    Role.NUMBER: "Nomor",
    Role.SECTION: "Area perubahan",
    Role.COMPONENT: "Komponen",
    Role.INDICATOR: "Indikator",
    Role.ACTION: "Langkah aksi",
    Role.EVIDENCE: "Bukti fisik",
    Role.TARGET: "Target waktu",
    Role.OWNER: "Penanggung jawab",
    Role.MONTH: "Bulan atau triwulan (kisi jadwal)",
    Role.REALISATION: "Realisasi",
    Role.NOTE: "Keterangan",
    Role.IGNORE: "Tidak dipakai",
}


class SourceForm(Form):
    """A file, or a pasted table; the one or the other."""

    all_optional = True

    file = forms.FileField(
        label="Berkas keputusan",
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text="DOCX, PDF (juga hasil pindai), XLSX, XLS, ODS, CSV, HTML, Markdown, atau foto. Paling besar 25 MB.",
    )
    text = forms.CharField(
        label="Atau tempelkan tabelnya di sini",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "data-paste-html": "id_html"}),
        help_text="Salin tabel dari Word, Excel, atau laman, lalu tempel. Judul kolomnya ikut disalin.",
    )
    html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        has_text = bool((data.get("text") or "").strip())
        if data.get("file") and has_text:
            raise ValidationError("Pilih salah satu: berkas atau tempelan. Keduanya terisi.")
        if not data.get("file") and not has_text and "file" not in self.errors:
            self.add_error("file", "Pilih berkas keputusan, atau tempelkan tabelnya di bawah.")
        return data

    def pasted(self) -> str:
        """What was pasted: with its table marks where the browser kept them."""
        return self.cleaned_data.get("html") or self.cleaned_data["text"]


class ItemForm(Form):
    """The texts of one item as they go into the plan."""

    indicator = forms.CharField(label="Indikator", max_length=4000, widget=forms.Textarea(attrs={"rows": 2}))
    action_raw = forms.CharField(
        label="Langkah aksi", max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    evidence_raw = forms.CharField(
        label="Bukti fisik", max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    target_raw = forms.CharField(label="Target waktu", max_length=400, required=False)

    @classmethod
    def of(cls, item: Item) -> ItemForm:
        return cls(initial={name: getattr(item, name) for name in cls.base_fields})


class DatesForm(Form):
    """One question for each doubtful date: which reading, or other words. Unanswered ones stay open."""

    all_optional = True

    def __init__(self, questions: Sequence[Doubt], *args: Any, preview_url: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for number, doubt in enumerate(questions):
            self.fields[f"pilih-{number}"] = HintedChoiceField(
                label=f"Kapan butir {doubt.item.id} jatuh tempo?",
                required=False,
                choices=[
                    *((str(place), reading_words(reading)) for place, reading in enumerate(doubt.choices)),
                    (OTHER, "Lain: saya tulis sendiri"),
                ],
                choice_hints={
                    str(place): reading.because for place, reading in enumerate(doubt.choices) if reading.occurrences
                },
            )
            self.fields[f"teks-{number}"] = forms.CharField(
                label=f"Target waktu butir {doubt.item.id} dengan kata lain",
                required=False,
                max_length=400,
                help_text="Misalnya: Mei 2025; setiap triwulan; Januari minggu ke-2.",
                widget=forms.TextInput(
                    attrs={
                        "hx-get": preview_url,
                        "hx-trigger": "input changed delay:500ms",
                        "hx-target": f"#arti-{number}",
                    }
                ),
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for number, doubt in enumerate(self.questions):
            text = data.get(f"teks-{number}", "").strip()
            choice = data.get(f"pilih-{number}", "")
            if choice == OTHER and not text:
                self.add_error(f"teks-{number}", f"Tulis target waktu butir {doubt.item.id}, misalnya Mei 2025.")
            if text and choice not in {OTHER, ""}:
                self.add_error(
                    f"pilih-{number}", f"Butir {doubt.item.id}: pilih “Lain” bila Anda menulis target waktu sendiri."
                )
        return data

    def chosen(self) -> dict[str, Alternative]:
        """Readings that were chosen, by item id."""
        return {
            doubt.item.id: doubt.choices[int(choice)]
            for number, doubt in enumerate(self.questions)
            if (choice := self.cleaned_data[f"pilih-{number}"]) not in {OTHER, ""}
        }

    def typed(self) -> dict[str, str]:
        """Other words, by item id."""
        return {
            doubt.item.id: text
            for number, doubt in enumerate(self.questions)
            if (text := self.cleaned_data[f"teks-{number}"].strip())
        }

    def rows(self) -> list[tuple[Doubt, Any, Any, int]]:
        """Each doubt with its two fields and its number."""
        return [
            (doubt, self[f"pilih-{number}"], self[f"teks-{number}"], number)
            for number, doubt in enumerate(self.questions)
        ]


class WeeksForm(Form):
    """How "minggu ke-N" is counted in this plan."""

    weeks = forms.ChoiceField(
        label="Cara menghitung “minggu ke-…”", choices=WeekReading.choices, widget=forms.RadioSelect
    )


class ColumnsForm(Form):
    """What each column of each layout holds."""

    def __init__(self, columns: Sequence[ColumnReading], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        for number, column in enumerate(columns):
            self.fields[f"kolom-{number}"] = forms.ChoiceField(
                label=f"Kolom {column.column}: {column.heading or 'tanpa judul'}",
                choices=[(role.value, name) for role, name in ROLES.items()],
                initial=column.role.value,
                help_text="" if column.sure else f"Perlu dipastikan. {column.reason}",
            )

    def roles(self) -> dict[str, dict[str, str]]:
        """The answers, by layout signature and column."""
        found: dict[str, dict[str, str]] = {}
        for number, column in enumerate(self.columns):
            found.setdefault(column.signature, {})[str(column.column)] = self.cleaned_data[f"kolom-{number}"]
        return found

    def groups(self) -> list[tuple[int, list[Any]]]:
        """The fields by layout: the number of a table that has it, and its columns."""
        layouts: dict[str, tuple[int, list[Any]]] = {}
        for number, column in enumerate(self.columns):
            layouts.setdefault(column.signature, (column.table, []))[1].append(self[f"kolom-{number}"])
        return list(layouts.values())


class DecreeForm(Form):
    """What the decree says of itself, as a person confirms it."""

    number = forms.CharField(label="Nomor keputusan", max_length=120, required=False)
    year = forms.IntegerField(label="Tahun keputusan", min_value=2000, max_value=2099, required=False)
    decree_date = DateField(label="Tanggal keputusan", required=False)
    subject = forms.CharField(
        label="Tentang", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    signatory = forms.CharField(label="Penanda tangan", max_length=200, required=False)
    signatory_role = forms.CharField(label="Jabatan penanda tangan", max_length=200, required=False)

    @classmethod
    def of(cls, document: Document, **initial: Any) -> Self:
        """The form with what was read in it."""
        return cls(initial={name: getattr(document, name) for name in DecreeForm.base_fields} | initial)

    def decree_fields(self) -> dict[str, Any]:
        """The fields of ``Decree``; a blank year stays unknown."""
        return {name: self.cleaned_data[name] for name in DecreeForm.base_fields}


class SaveForm(DecreeForm):
    """The decree's own words, and the name of the new plan."""

    title = forms.CharField(label="Judul rencana", max_length=300)
    field_order = ("title",)
