"""Forms about units and institutions."""

from __future__ import annotations

from typing import Any

from django import forms

from bening.foundation.kit.forms import Form, ModelForm
from bening.foundation.units import selectors
from bening.foundation.units.enums import TimeZone, UnitKind
from bening.foundation.units.models import Institution, Unit

ACCENTS = (
    ("", "Bawaan"),
    ("tirta", "Tirta (biru kehijauan)"),
    ("laut", "Laut (biru)"),
    ("daun", "Daun (hijau)"),
    ("manggis", "Manggis (ungu)"),
    ("bata", "Bata (merah bata)"),
    ("emas", "Emas (kuning tua)"),
    ("arang", "Arang (abu-abu)"),
)
"""The accents of the kit's tokens; a test keeps the two equal."""


def zone_field() -> forms.ChoiceField:
    """One of the three time zones."""
    return forms.ChoiceField(label="Zona waktu", choices=TimeZone.choices)


class InstitutionForm(ModelForm):
    """A body that units belong to."""

    class Meta:
        model = Institution
        fields = ("code", "name", "short_name", "kind")


class UnitForm(ModelForm):
    """Everything about a unit that a system administrator decides; the unit above is named by its code."""

    parent_code = forms.CharField(
        label="Kode satuan kerja atasan", required=False, help_text="Kosongkan bila satuan kerja ini paling atas."
    )

    class Meta:
        model = Unit
        fields = ("code", "name", "kind", "institution", "region_code", "time_zone", "is_active")

    field_order = ("code", "name", "kind", "institution", "parent_code", "region_code", "time_zone", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = selectors.institutions()  # type: ignore[attr-defined]
        self.fields["institution"].empty_label = "Pilih instansi"  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", "Pilih jenis"), *UnitKind.choices]  # type: ignore[attr-defined]
        if self.instance.pk and self.instance.parent:
            self.initial["parent_code"] = self.instance.parent.code

    def clean_parent_code(self) -> Unit | None:
        """The unit above."""
        code = self.cleaned_data["parent_code"].strip()
        if not code:
            return None
        parent = selectors.unit_of(code)
        if parent is None:
            raise forms.ValidationError(f"Tidak ada satuan kerja dengan kode “{code}”. Cari kodenya di daftar.")
        return parent

    def _post_clean(self) -> None:
        """Leave the instance alone: the service judges and writes."""


class UnitSettingsForm(Form):
    """What a unit decides of itself."""

    name = forms.CharField(label="Nama yang ditampilkan", max_length=200)
    time_zone = zone_field()
    accent = forms.ChoiceField(label="Warna", choices=ACCENTS, required=False)


class OwnUnitForm(Form):
    """A unit of any institution, in the first run."""

    institution_name = forms.CharField(
        label="Nama instansi", max_length=200, help_text="Misalnya “Pengadilan Negeri” atau “Dinas Kesehatan”."
    )
    institution_short = forms.CharField(label="Singkatan instansi", max_length=60)
    name = forms.CharField(label="Nama satuan kerja", max_length=200)
    code = forms.CharField(
        label="Kode satuan kerja", max_length=40, help_text="Dipakai di alamat; huruf kecil, angka, tanda hubung."
    )
    kind = forms.ChoiceField(label="Jenis", choices=UnitKind.choices, initial=UnitKind.OTHER)
    parent_name = forms.CharField(
        label="Nama satuan kerja atasan", max_length=200, required=False, help_text="Kosongkan bila tidak ada."
    )
    parent_unit_code = forms.CharField(label="Kode satuan kerja atasan", max_length=40, required=False)
    time_zone = zone_field()

    def clean(self) -> dict[str, Any]:
        """The unit above has a name and a code, or neither."""
        data = super().clean() or {}
        if bool(data.get("parent_name")) != bool(data.get("parent_unit_code")):
            self.add_error("parent_unit_code", "Isi nama dan kode satuan kerja atasan, atau kosongkan keduanya.")
        return data
