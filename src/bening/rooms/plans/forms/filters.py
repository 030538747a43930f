"""The filters of the plan page, which are also its address."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from bening.foundation.accounts.enums import Area
from bening.foundation.accounts.models import User
from bening.foundation.kit import formats
from bening.foundation.kit.forms import Form
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.models import Component, PlanSection
from bening.rooms.plans.selectors.plan import Wanted

ALL = [("", "Semua")]
MONTHS = [*ALL, *((str(number), name) for number, name in enumerate(formats.MONTHS, start=1))]


class FilterForm(Form):
    """Every filter is optional; what is not on the lists is ignored."""

    all_optional = True

    q = forms.CharField(label="Kata", max_length=100, required=False)
    bagian = forms.ChoiceField(label="Bagian", required=False)
    komponen = forms.ChoiceField(label="Komponen", required=False)
    area = forms.ChoiceField(label="Area perubahan", choices=[*ALL, *Area.choices], required=False)
    pemilik = forms.ChoiceField(label="Penanggung jawab", required=False)
    keadaan = forms.ChoiceField(label="Keadaan", choices=[*ALL, *OccurrenceState.choices], required=False)
    bulan = forms.ChoiceField(label="Jatuh tempo bulan", choices=MONTHS, required=False)
    telat = forms.BooleanField(label="Hanya yang terlambat", required=False)

    def __init__(
        self,
        *args: object,
        sections: Sequence[PlanSection],
        components: Sequence[Component],
        people: Sequence[User],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bagian"].choices = [*ALL, *((row.code, str(row)) for row in sections)]
        self.fields["komponen"].choices = [*ALL, *((str(row.pk), str(row)) for row in components)]
        self.fields["pemilik"].choices = [*ALL, ("0", "Belum ada"), *((str(row.pk), row.name) for row in people)]

    def wanted(self) -> Wanted:
        """The filters as the selector reads them; a value that is not on its list does not filter."""
        self.is_valid()
        value = self.cleaned_data.get
        owner = value("pemilik")
        return Wanted(
            area=value("area") or "",
            section=value("bagian") or "",
            component=int(value("komponen")) if value("komponen") else None,
            owner=int(owner) if owner else None,
            state=value("keadaan") or "",
            late=bool(value("telat")),
            month=int(value("bulan")) if value("bulan") else None,
            q=value("q") or "",
        )
