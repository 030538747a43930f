"""What an assessor writes about a question that is to be mended."""

from __future__ import annotations

from django import forms

from bening.foundation.kit.forms import DateField, Form
from bening.rooms.assessment.services.findings import Found


class FindingForm(Form):
    """A finding with what is recommended and the last day to mend it."""

    text = forms.CharField(label="Temuan", max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    recommendation = forms.CharField(
        label="Saran perbaikan", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    due = DateField(label="Diperbaiki paling lambat", required=False)

    def found(self) -> Found:
        """What was filled in, for the service."""
        data = self.cleaned_data
        return Found(data["text"], data["recommendation"], data["due"])
