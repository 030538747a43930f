"""What a reviewer says."""

from __future__ import annotations

from typing import Any

from django import forms

from bening.foundation.kit.forms import DateField, Form
from bening.foundation.workflow.returning import ReturnReason

TOO_LONG = {"max_length": "Tulisan ini terlalu panjang. Persingkat sampai 4.000 huruf."}


class AcceptManyForm(Form):
    """Words with an acceptance; asked for where the secretary decides for a coordinator."""

    note = forms.CharField(
        label="Catatan",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=TOO_LONG,
    )

    def __init__(self, *args: Any, reason: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reason:
            self.fields["note"].required = True
            self.fields["note"].label = "Alasan memutuskan mewakili koordinator area"


class AcceptForm(AcceptManyForm):
    """The same for the one version that was looked at."""

    number = forms.IntegerField(widget=forms.HiddenInput)


class ReturnManyForm(Form):
    """The checklist, words, and the day by which it is to be mended."""

    reasons = forms.MultipleChoiceField(
        label="Alasan", choices=ReturnReason.choices, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label="Keterangan",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=TOO_LONG,
    )
    fix_by = DateField(label="Diperbaiki paling lambat", required=False)


class ReturnForm(ReturnManyForm):
    """The same for the one version that was looked at."""

    number = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(Form):
    """Words that must be said."""

    note = forms.CharField(
        label="Alasan", max_length=4000, widget=forms.Textarea(attrs={"rows": 2}), error_messages=TOO_LONG
    )
