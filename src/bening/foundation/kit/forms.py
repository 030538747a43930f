"""Bases of all forms and the kit's own field classes.

A room's form starts from `Form` or `ModelForm` here; templates show it with `{% form_errors form %}` and
`{% field form.name %}`, views answer with `kit.views.render(..., form=form)`.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.utils import pretty_name

from . import formats
from .dates import parse_date

_UNSEEN = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Signs that nobody sees or types: some turn the reading direction, so that a title or a name says something else."""
_TIME = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
_UNNAMED_REQUIRED = forms.Field.default_error_messages["required"]


def _required_sentence(field: forms.Field, label: object) -> str:
    """What the summary says of an empty field: a bare "this field is required" would not tell which."""
    if isinstance(field, forms.BooleanField):
        return f"Centang “{label}” untuk melanjutkan."
    chosen = isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.FileField)
    return f"{label} belum {'dipilih' if chosen else 'diisi'}."


def _seen_words(to_python: Callable[[Any], str], value: Any) -> str:
    """The words without signs that nobody sees. Nothing but such signs is nothing."""
    return to_python(_UNSEEN.sub("", value) if isinstance(value, str) else value)


class KitFormMixin:
    """What every form shares: no browser bubbles, sentences that name the field that was left empty, and words without
    signs that nobody sees.

    `all_optional` on a form class leaves out the word "(boleh kosong)", for filters where everything is optional.
    """

    use_required_attribute = False
    all_optional = False
    template_name = "kit/form.html"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.error_messages["required"] == _UNNAMED_REQUIRED:
                field.error_messages["required"] = _required_sentence(field, field.label or pretty_name(name))
            if isinstance(field, forms.CharField) and not isinstance(field.widget, forms.PasswordInput):
                field.to_python = partial(_seen_words, field.to_python)  # type: ignore[method-assign]


class Form(KitFormMixin, forms.Form):
    """A plain form in the kit's manner."""


class ModelForm(KitFormMixin, forms.ModelForm):  # type: ignore[type-arg]
    """A model's form in the kit's manner; name `formfield_callback = kit.forms.formfield` in its `Meta`."""


def formfield(db_field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """`Meta.formfield_callback` of a `ModelForm`: dates and decimals of the model get the kit's fields."""
    replacement = _REPLACEMENTS.get(type(db_field))
    if replacement is not None:
        kwargs.setdefault("form_class", replacement)
    return db_field.formfield(**kwargs)


class DateInput(forms.DateInput):
    """A text box for a date in words, to which kit.js adds a calendar; shows "6 Januari 2025"."""

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs={"autocomplete": "off", "data-date": True, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        """The date in words; what could not be read comes back as it was typed."""
        return formats.long_date(value) if isinstance(value, dt.date) else value


class DateField(forms.DateField):
    """A date written as "6 Januari 2025", "06-01-2025", "6/1/2025" or ISO; day before month always."""

    widget = DateInput
    default_error_messages: ClassVar[dict[str, str]] = {
        "invalid": "Tanggal “%(value)s” tidak terbaca. Tulis seperti 6 Januari 2025 atau 06-01-2025.",
    }

    def to_python(self, value: Any) -> dt.date | None:
        """The date, `None` for nothing; `ValidationError` for words that are no date."""
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        date = parse_date(str(value))
        if date is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": value})
        return date


class TimeField(forms.TimeField):
    """A time written as "10.42" or "10:42"; shows the full stop of Indonesian spelling."""

    default_error_messages: ClassVar[dict[str, str]] = {
        "invalid": "Jam “%(value)s” tidak terbaca. Tulis seperti 09.30.",
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TimeInput(format="%H.%M", attrs={"inputmode": "numeric", "autocomplete": "off"})
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.time | None:
        """The time, `None` for nothing; `ValidationError` for words that are no time of the day."""
        if value in self.empty_values or isinstance(value, dt.time | dt.datetime):
            return super().to_python(value)
        match = _TIME.fullmatch(str(value).strip())
        if match is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": value})
        return dt.time(int(match[1]), int(match[2]))


class DecimalField(forms.DecimalField):
    """A number written the Indonesian way: "1.234,5"; a lone point before one or two digits is a decimal point."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages: ClassVar[dict[str, str]] = {"invalid": "Isi dengan angka, misalnya 55,38."}

    def to_python(self, value: Any) -> Decimal | None:
        """The number, `None` for nothing; `ValidationError` for words that are no number."""
        if isinstance(value, str):
            value = _plain_number(value.strip())
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """A number as it is written in Indonesian; what was typed stays as it was typed."""
        try:
            return formats.number(value) if isinstance(value, Decimal | int | float) else value
        except InvalidOperation:
            return value


def _plain_number(text: str) -> str:
    if "," in text:
        return text.replace(".", "").replace(",", ".")
    head, point, tail = text.rpartition(".")
    if point and len(tail) == 3 and head.strip("-") not in {"", "0"}:
        return text.replace(".", "")
    return text


class HintedChoiceField(forms.ChoiceField):
    """Radio buttons whose choices carry a line of explanation each: `choice_hints={"wbk": "…"}`."""

    widget = forms.RadioSelect

    def __init__(self, *, choice_hints: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        self.choice_hints = dict(choice_hints or {})
        super().__init__(**kwargs)


_REPLACEMENTS: dict[type[models.Field[Any, Any]], type[forms.Field]] = {
    models.DateField: DateField,
    models.TimeField: TimeField,
    models.DecimalField: DecimalField,
}
