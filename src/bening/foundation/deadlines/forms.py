"""Forms of the calendar and the rules."""

from __future__ import annotations

from typing import Any

from django import forms

from bening.foundation.deadlines.enums import DayKind, Measure
from bening.foundation.deadlines.models import DeadlineRule
from bening.foundation.deadlines.services.rules import RuleFields
from bening.foundation.kit.forms import DateField, Form, ModelForm, formfield

FIXED = ("month", "day")
LENGTH = ("measure", "amount", "counts_joint_leave")


class HolidayForm(Form):
    """A day on which nobody works. Only a system administrator may say that it holds everywhere."""

    date = DateField(label="Tanggal")
    name = forms.CharField(label="Nama hari", max_length=120)
    kind = forms.ChoiceField(label="Jenis", choices=DayKind.choices, initial=DayKind.LOCAL, widget=forms.RadioSelect)
    legal_basis = forms.CharField(
        label="Dasar hukum", max_length=300, help_text="Misalnya nomor keputusan yang menetapkan hari ini."
    )
    is_provisional = forms.BooleanField(label="Masih perkiraan, belum ditetapkan", required=False)
    everywhere = forms.BooleanField(label="Berlaku untuk semua satuan kerja", required=False)

    def __init__(self, *args: Any, may_everywhere: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_everywhere:
            del self.fields["everywhere"]


class ReasonForm(Form):
    """Why something is taken out."""

    reason = forms.CharField(label="Alasan", max_length=300)


class RuleForm(ModelForm):
    """An office's own version of a rule: its length, validity and source; not what it is about."""

    reason = forms.CharField(
        label="Alasan perubahan", max_length=300, help_text="Tercatat di riwayat, bersama nama Anda."
    )

    class Meta:
        model = DeadlineRule
        fields = tuple(RuleFields.__dataclass_fields__)
        formfield_callback = formfield
        widgets = {"source": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "counts_joint_leave": "Bila tidak dicentang, cuti bersama tidak dihitung.",
            "extension_amount": "Isi 0 bila tidak boleh diperpanjang.",
            "valid_from": "Untuk perkara yang dimulai sejak tanggal ini. Kosongkan bila selalu berlaku.",
            "source": "Alamat atau judul tempat aturan ini dibaca.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fixed = self.instance.measure == Measure.FIXED_DATE
        for name in LENGTH if fixed else FIXED:
            del self.fields[name]
        if not fixed:
            choices = [choice for choice in Measure.choices if choice[0] != Measure.FIXED_DATE]
            self.fields["measure"] = forms.ChoiceField(label="Dihitung dalam", choices=choices)
        self.order_fields(["amount", *self.fields])

    def _post_clean(self) -> None:
        """Leave the instance alone: the service judges and writes."""

    def rule_fields(self, base: DeadlineRule) -> RuleFields:
        """What was typed; what this form does not ask stays as in the version before."""
        names = RuleFields.__dataclass_fields__
        return RuleFields(**{name: self.cleaned_data.get(name, getattr(base, name)) for name in names})
