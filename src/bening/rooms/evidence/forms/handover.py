"""Asking for a package, making a share link, telling its code."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms

from bening.foundation.accounts.enums import Area
from bening.foundation.kit.forms import DateField, Form
from bening.foundation.units.models import Unit
from bening.rooms.evidence.models.handover import PackageOrder
from bening.rooms.evidence.services.sharing import Terms

DAYS = [("7", "7 hari"), ("30", "30 hari"), ("90", "90 hari"), ("180", "180 hari")]


def end_of(day: object, unit: Unit, at: datetime) -> datetime:
    """The last moment of a day in the unit's zone, but not one that is yet to come."""
    zone = ZoneInfo(unit.time_zone)
    return min(datetime.combine(day, time.max, tzinfo=zone), at)  # type: ignore[arg-type]


class PackageForm(Form):
    """A package of everything that stood accepted on a day."""

    title = forms.CharField(label="Judul paket", max_length=200)
    as_of = DateField(label="Keadaan per tanggal", required=False, help_text="Kosongkan untuk keadaan sekarang.")
    order = forms.TypedChoiceField(
        label="Urutan folder",
        choices=PackageOrder.choices,
        coerce=PackageOrder,
        initial=PackageOrder.PLAN,
        widget=forms.RadioSelect,
    )
    pending = forms.BooleanField(label="Sertakan juga bukti yang belum diterima", required=False)

    def moment(self, unit: Unit, at: datetime) -> datetime:
        """The moment that the package shows."""
        day = self.cleaned_data["as_of"]
        return end_of(day, unit, at) if day else at


class ShareForm(Form):
    """A link for somebody without an account."""

    label = forms.CharField(
        label="Untuk siapa", max_length=200, help_text="Misalnya “TPN, desk evaluasi Oktober 2025”."
    )
    days = forms.ChoiceField(label="Berlaku selama", choices=DAYS, initial="30")
    code = forms.CharField(
        label="Kode pembuka",
        max_length=50,
        required=False,
        help_text="Sampaikan kode lewat jalan lain, misalnya telepon. Boleh kosong.",
    )
    area = forms.ChoiceField(label="Yang ditunjukkan", choices=[("", "Semua area"), *Area.choices], required=False)
    as_of = DateField(label="Keadaan per tanggal", required=False, help_text="Kosongkan untuk keadaan saat dibuka.")
    may_download = forms.BooleanField(label="Boleh mengunduh berkas", required=False, initial=True)

    def terms(self, unit: Unit, at: datetime) -> Terms:
        """What the service takes."""
        data = self.cleaned_data
        return Terms(
            label=data["label"],
            expires_at=at + timedelta(days=int(data["days"])),
            code=data["code"].strip(),
            area=data["area"],
            as_of=end_of(data["as_of"], unit, at) if data["as_of"] else None,
            may_download=data["may_download"],
        )


class CodeForm(Form):
    """The code that the sender told by another way."""

    code = forms.CharField(label="Kode pembuka", max_length=50)
