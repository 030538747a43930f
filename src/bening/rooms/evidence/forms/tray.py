"""What a person says of each file in the tray."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from bening.foundation.kit.formats import long_date
from bening.foundation.kit.forms import DateField, Form
from bening.foundation.kit.numbers import whole_number
from bening.rooms.evidence.selectors.suggesting import Proof
from bening.rooms.evidence.selectors.tray import Named, Tray, TrayFile, due_by_name
from bening.rooms.evidence.services.handing_in import Place
from bening.rooms.evidence.services.tray import Sorted
from bening.rooms.plans import api as plans

NO_PROOF = "Pilih bukti yang diminta, atau tulis kode butirnya."
LABEL = 90


class TrayRowForm(Form):
    """One file: which proof it answers, for when, its date and title. Named by the upload, many stand on one page."""

    all_optional = True

    proof = forms.CharField(label="Menjawab", required=False, widget=forms.Select)
    code = forms.CharField(label="atau kode butir lain", max_length=30, required=False)
    due = forms.CharField(label="Jatuh tempo", required=False, widget=forms.Select)
    evidence_date = DateField(label="Tanggal bukti", required=False)
    title = forms.CharField(label="Judul bukti", max_length=300, required=False)
    is_signed = forms.BooleanField(label="Sudah ditandatangani", required=False)
    same = forms.ChoiceField(label="Isi yang sama sudah ada", required=False)

    def __init__(self, *args: Any, tray: Tray, file: TrayFile, **kwargs: Any) -> None:
        super().__init__(*args, prefix=str(file.upload.pk), **kwargs)
        self.tray, self.file = tray, file
        self.fields["proof"].widget.choices = self._proof_choices()
        self.fields["due"].widget.choices = [("", _automatic(file)), *_due_choices(file)]
        if file.same:
            self.fields["same"].choices = [*_same_choices(file), ("", "Buat bukti baru")]
        else:
            del self.fields["same"]

    def _proof_choices(self) -> list[tuple[str, str]]:
        """The likeliest proofs; one that was chosen before and is no longer among them stays."""
        proofs = [guess.proof for guess in self.file.guesses]
        chosen = self._proof(str(self["proof"].value() or ""))
        if chosen and chosen not in proofs:
            proofs.append(chosen)
        words = [(str(proof.key), f"{proof.code} {_cut(proof.words)}") for proof in proofs]
        return [*words, ("", "Lainnya: tulis kodenya")]

    def _proof(self, key: str) -> Proof | None:
        number = _number(key)
        return None if number is None else self.tray.index.proofs.get(number)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("same") and not data.get("title"):
            self.add_error("title", "Judul bukti belum diisi.")
        if item := self._item(data):
            data["place"] = self._place(item, data)
        return data

    def _item(self, data: Mapping[str, Any]) -> plans.Item | None:
        if code := data.get("code", "").lower():
            item = self.tray.by_code.get(code)
            if item is None:
                self.add_error("code", f"Tidak ada butir dengan kode “{data['code']}” dalam rencana ini.")
            return item
        proof = self._proof(data.get("proof", ""))
        item = proof and self.tray.items.get(proof.item)
        if item is None:
            self.add_error("proof", NO_PROOF)
        return item

    def _place(self, item: plans.Item, data: Mapping[str, Any]) -> Place:
        requirements = list(item.requirements.all())
        requirement = requirements[0] if len(requirements) == 1 else None
        if not data.get("code") and (proof := self._proof(data.get("proof", ""))):
            requirement = next((row for row in requirements if row.pk == proof.requirement), None)
        occurrence = due_by_name(item, self.file.upload)
        if data.get("due"):
            occurrence = next((row for row in item.occurrences.all() if row.due.isoformat() == data["due"]), None)
            if occurrence is None:
                known = ", ".join(long_date(row.due) for row in item.occurrences.all()) or "tidak ada"
                self.add_error("due", f"Jatuh tempo butir {item.code}: {known}. Pilih “Otomatis” atau salah satunya.")
        return Place(item, requirement, occurrence)

    def sorted(self) -> Sorted:
        """What the service takes, of a form without errors."""
        data = self.cleaned_data
        same = next((one.evidence for one in self.file.same if str(one.evidence.pk) == data.get("same")), None)
        return Sorted(
            uploads=[self.file.upload],
            place=data["place"],
            title=data["title"],
            evidence_date=data["evidence_date"],
            is_signed=data["is_signed"],
            same=same,
        )


def named_in(data: QueryDict) -> Named:
    """The items and proofs that the posted rows name."""
    codes = {str(value).strip().lower() for name, value in data.items() if name.endswith("-code")}
    keys = {_number(str(value)) for name, value in data.items() if name.endswith("-proof")}
    return Named(frozenset(codes - {""}), frozenset(key for key in keys if key is not None))


def _number(key: str) -> int | None:
    """A proof's key as it stands in the form: "12", or "-12" for an item that names no proof."""
    number = whole_number(key.removeprefix("-"))
    return -number if number is not None and key.startswith("-") else number


def _cut(text: str) -> str:
    return text if len(text) <= LABEL else f"{text[:LABEL].rpartition(' ')[0] or text[:LABEL]} …"


def _automatic(file: TrayFile) -> str:
    return f"Otomatis ({file.due.period_words})" if file.due else "Otomatis (semua)"


def _due_choices(file: TrayFile) -> list[tuple[str, str]]:
    days = {row.due for guess in file.guesses for row in guess.item.occurrences.all()}
    return [(day.isoformat(), long_date(day)) for day in sorted(days)]


def _same_choices(file: TrayFile) -> list[tuple[str, str]]:
    return [
        (
            str(one.evidence.pk),
            f"Pakai “{_cut(one.evidence.title)}”" + (f" ({', '.join(one.codes)})" if one.codes else ""),
        )
        for one in file.same
    ]


@dataclass(frozen=True, slots=True)
class TrayRow:
    """One file with its form; ``is_ticked`` rows are filed when a button is pressed."""

    file: TrayFile
    form: TrayRowForm
    is_ticked: bool


def tray_rows(tray: Tray, data: QueryDict | None = None, *, check: bool = False) -> list[TrayRow]:
    """A form for each waiting file. What was typed stands in ``data``; only ticked rows are checked, with ``check``."""
    return [_row(tray, file, data, check=check) for file in tray.files]


def _row(tray: Tray, file: TrayFile, data: QueryDict | None, *, check: bool) -> TrayRow:
    key = str(file.upload.pk)
    if data is None or key not in data.getlist("tampil"):
        return TrayRow(file, TrayRowForm(tray=tray, file=file, initial=_suggested(file)), file.best is not None)
    is_ticked = key in data.getlist("pilih")
    if check and is_ticked:
        return TrayRow(file, TrayRowForm(data, tray=tray, file=file), is_ticked)
    typed = {name: data.get(f"{key}-{name}", "") for name in TrayRowForm.base_fields}
    return TrayRow(file, TrayRowForm(tray=tray, file=file, initial=typed), is_ticked)


def _suggested(file: TrayFile) -> dict[str, Any]:
    return {
        "proof": str(file.best.proof.key) if file.best else "",
        "evidence_date": file.dated.on if file.dated else None,
        "title": file.title,
        "same": str(file.same[0].evidence.pk) if file.same else "",
    }
