"""A form that may bring one file: sent with it, or one that was sent before and waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from bening.foundation.files.models import Upload
from bening.foundation.kit.forms import Form

LONGEST_NOTE = 4_000


class LetterForm(Form):
    """``berkas`` is a new file, ``unggahan`` the key of one of the person's waiting uploads."""

    berkas = forms.FileField(label="Berkas", required=False)
    unggahan = forms.ChoiceField(label="Atau berkas yang sudah diunggah", required=False)

    def __init__(self, *args: Any, waiting: Sequence[Upload], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = list(waiting)
        if self.waiting:
            self.fields["unggahan"].choices = [("", "Tidak ada"), *((str(up.pk), up.name) for up in self.waiting)]
        else:
            del self.fields["unggahan"]

    def chosen(self) -> list[Upload]:
        """The waiting upload that was chosen, as a list of one or none."""
        return [upload for upload in self.waiting if str(upload.pk) == self.cleaned_data.get("unggahan")]
