"""What the trail keeps as names and codes, in Indonesian words.

A changed value is kept under the name of a model's field, or under its words already; its old and new value are plain
JSON. Words come from the model: ``verbose_name`` and ``choices``. Codes that a sentence speaks of, and no model knows,
stand in an app's ``sentences.py`` as ``VALUES``: the name of the place in the sentence → code → words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from bening.foundation.kit import formats

NOTHING = "–"


@cache
def _fields(target_type: str) -> dict[str, models.Field[Any, Any]]:
    """The fields of a model by name; none for a model that no longer exists."""
    try:
        model = apps.get_model(target_type)
    except LookupError:
        return {}
    return {field.name: field for field in model._meta.fields}


def field_words(target_type: str, name: str) -> str:
    """ "zona waktu" for ``time_zone``; what is no field of the model reads as it was kept, without underscores."""
    field = _fields(target_type).get(name)
    return str(field.verbose_name) if field else name.replace("_", " ")


def value_words(target_type: str, name: str, value: object, codes: Mapping[str, str] | None = None) -> str:
    """ "WIB" for ``Asia/Jakarta``, "ya" for ``True``, "3 Maret 2025" for ``2025-03-03``, an en dash for nothing."""
    field = _fields(target_type).get(name)
    choices = dict(field.flatchoices) if field else {}
    if isinstance(value, str) and value in choices and value != "":
        return str(choices[value])
    return plain_words(value, codes)


def plain_words(value: object, words: Mapping[str, str] | None = None) -> str:
    """A JSON value as a reader says it; codes by ``words``."""
    if isinstance(value, list | tuple):
        return ", ".join(plain_words(inner, words) for inner in value) or NOTHING
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    text = str(value)
    return (words or {}).get(text) or _moment(text) or text


def _moment(text: str) -> str:
    """A date or time in ISO form as people write it; "" for any other text."""
    try:
        if len(text) == len("2025-01-31"):
            return formats.long_date(date.fromisoformat(text))
        if len(text) > len("2025-01-31T10:00") and text[10] == "T":
            return formats.long_datetime(timezone.localtime(datetime.fromisoformat(text)))
    except ValueError:
        return ""
    return ""
