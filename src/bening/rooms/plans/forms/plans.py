"""Forms of the plan as a whole: settings, copies, many rows at once, hand-over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from bening.foundation.accounts.enums import Area
from bening.foundation.accounts.models import User
from bening.foundation.kit.forms import DateField, Form
from bening.foundation.workflow.returning import ReturnReason
from bening.rooms.plans.enums import WeekReading
from bening.rooms.plans.forms.filters import MONTHS
from bening.rooms.plans.forms.items import TEXTAREA, BaseField, people_choices
from bening.rooms.plans.models import Plan
from bening.rooms.plans.moves import MOVES
from bening.rooms.plans.selectors.handover import Load
from bening.rooms.plans.services.bulk import STATE_MOVES, Tri, Wish
from bening.rooms.plans.services.bulk_review import Decision

TITLE_MISSING = {"required": "Tulis judulnya."}


class PlanForm(Form):
    """Title and way of counting weeks."""

    title = forms.CharField(label="Judul rencana", max_length=300, error_messages=TITLE_MISSING)
    week_convention = forms.ChoiceField(
        label="Cara membaca “minggu ke-N”", choices=WeekReading.choices, widget=forms.RadioSelect
    )


class PartForm(Form):
    """A part of the plan; ``base`` and ``version`` are the optimistic lock."""

    base = BaseField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """The editable values."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"base", "version"}}


class SectionForm(PartForm):
    """Name of a part and its change area."""

    title = forms.CharField(label="Judul bagian", max_length=500, error_messages=TITLE_MISSING)
    area = forms.ChoiceField(
        label="Area perubahan", choices=[("", "Bukan area perubahan"), *Area.choices], required=False
    )


class ComponentForm(PartForm):
    """Name of a component."""

    name = forms.CharField(label="Nama komponen", max_length=500, error_messages={"required": "Tulis namanya."})


class CopyForm(Form):
    """Which plan to copy, and the title of the new one."""

    source = forms.TypedChoiceField(
        label="Salin dari", coerce=int, error_messages={"required": "Pilih rencana yang disalin."}
    )
    title = forms.CharField(label="Judul rencana baru", max_length=300, error_messages=TITLE_MISSING)

    def __init__(self, *args: object, plans: Sequence[Plan], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [(str(plan.pk), f"{plan.year}: {plan.title}") for plan in plans]


class ViewForm(Form):
    """A name for the filters that are on."""

    name = forms.CharField(label="Nama tampilan", max_length=80, error_messages={"required": "Beri nama tampilan ini."})
    shared = forms.BooleanField(label="Bagikan dengan satuan kerja", required=False)
    query = forms.CharField(max_length=500, widget=forms.HiddenInput)


class BulkForm(Form):
    """What is to happen to the rows that were picked. Nothing is changed that is not said here."""

    all_optional = True

    pemilik = forms.ChoiceField(
        label="Penanggung jawab",
        choices=[
            (Tri.KEEP.value, "Biarkan"),
            (Tri.SET.value, "Ganti menjadi orang di bawah"),
            (Tri.CLEAR.value, "Kosongkan"),
        ],
        initial=Tri.KEEP.value,
        widget=forms.RadioSelect,
    )
    orang = forms.TypedChoiceField(label="Penanggung jawab baru", coerce=int, empty_value=None, required=False)
    geser = forms.IntegerField(
        label="Geser tenggat",
        help_text="Jumlah hari; tanda minus memajukan. Kosong berarti biarkan.",
        required=False,
        min_value=-366,
        max_value=366,
        error_messages={
            "invalid": "Isi dengan bilangan bulat, misalnya 7 atau -3.",
            "min_value": "Paling jauh maju 366 hari.",
            "max_value": "Paling jauh mundur 366 hari.",
        },
    )
    keadaan = forms.ChoiceField(label="Keadaan", required=False)
    alasan = forms.CharField(
        label="Alasan", help_text="Wajib untuk “tidak berlaku”.", required=False, widget=forms.Textarea(attrs=TEXTAREA)
    )
    bulan = forms.ChoiceField(
        label="Hanya jatuh tempo bulan", choices=[("", "Semua bulan"), *MONTHS[1:]], required=False
    )

    def __init__(self, *args: object, people: Sequence[User], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["orang"].choices = people_choices(people, "Pilih orang")
        self.fields["keadaan"].choices = [
            ("", "Biarkan"),
            *((slug, MOVES[slug].label(MOVES[slug].sources[0])) for slug in STATE_MOVES),
        ]

    def wish(self) -> Wish:
        """The cleaned data as the service reads them."""
        data: dict[str, Any] = self.cleaned_data
        return Wish(
            owner=Tri(data["pemilik"]),
            owner_id=data["orang"],
            shift_days=data["geser"] or 0,
            move=data["keadaan"],
            reason=data["alasan"],
            month=int(data["bulan"]) if data["bulan"] else None,
        )


class DecisionForm(Form):
    """One decision about everything that was picked; reasons and day belong to a return."""

    putusan = forms.ChoiceField(
        label="Keputusan",
        choices=[("terima", "Terima semua"), ("kembalikan", "Kembalikan semua")],
        widget=forms.RadioSelect,
        initial="terima",
    )
    reasons = forms.MultipleChoiceField(
        label="Yang perlu diperbaiki",
        choices=ReturnReason.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Hanya bila dikembalikan.",
    )
    note = forms.CharField(
        label="Catatan",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs=TEXTAREA),
        help_text="Sama untuk semua baris. Wajib bila Anda memutuskan mewakili koordinator area.",
    )
    fix_by = DateField(label="Diperbaiki paling lambat", required=False, help_text="Hanya bila dikembalikan.")

    def decision(self) -> Decision:
        """What was decided."""
        data = self.cleaned_data
        accepts = data["putusan"] == "terima"
        if accepts:
            return Decision(accepts, data["note"])
        return Decision(accepts, data["note"], data["reasons"], data["fix_by"])


class HandoverForm(Form):
    """A receiver for every row: one for all, and another where a row says so."""

    semua = forms.TypedChoiceField(
        label="Penerima semua pekerjaan",
        help_text="Dipakai untuk setiap baris yang tidak dipilihkan orang lain.",
        coerce=int,
        empty_value=None,
        required=False,
    )
    akhiri = forms.BooleanField(label="Akhiri juga semua peran orang ini di satuan kerja ini", required=False)

    def __init__(self, *args: object, people: Sequence[User], load: Load, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["semua"].choices = people_choices(people, "Pilih orang")
        self.keys = load.row_keys()
        for key in self.keys:
            self.fields[self.name_of(key)] = forms.TypedChoiceField(
                label="Penerima",
                choices=people_choices(people, "Ikut penerima semua"),
                coerce=int,
                empty_value=None,
                required=False,
            )

    @staticmethod
    def name_of(key: str) -> str:
        """The field's name of a row of the load."""
        return key.replace(":", "_")

    def assignments(self) -> dict[str, int]:
        """Receiver by row; rows without one are left out."""
        data = self.cleaned_data
        chosen = {key: data[self.name_of(key)] or data["semua"] for key in self.keys}
        return {key: person for key, person in chosen.items() if person}
