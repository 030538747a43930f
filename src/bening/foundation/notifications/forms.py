"""The form of the daily mail."""

from typing import Any

from django import forms

from bening.foundation.kit.formats import WEEKDAYS
from bening.foundation.kit.forms import Form
from bening.foundation.notifications.models import DigestPreference


class DigestPreferenceForm(Form):
    """Whether and on which weekdays a person wants the daily mail."""

    all_optional = True

    is_enabled = forms.BooleanField(
        label="Kirimi saya surel ringkasan",
        required=False,
        help_text="Paling banyak satu surel sehari. Bila tidak ada yang perlu dikerjakan, tidak ada surel.",
    )
    weekdays = forms.MultipleChoiceField(
        label="Hari menerima surel",
        choices=[(str(number), name) for number, name in enumerate(WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Hari yang tidak dicentang adalah hari tenang. Tugasnya tetap tampil di Tugas saya.",
    )

    @classmethod
    def of(cls, preference: DigestPreference, data: Any = None) -> "DigestPreferenceForm":
        """The form filled with a person's present choice."""
        quiet = set(preference.quiet_weekdays.split(","))
        wanted = [str(number) for number in range(7) if str(number) not in quiet]
        return cls(data, initial={"is_enabled": preference.is_enabled, "weekdays": wanted})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("is_enabled") and not data.get("weekdays"):
            self.add_error("weekdays", "Pilih sedikitnya satu hari, atau matikan surel ringkasan.")
        return data
