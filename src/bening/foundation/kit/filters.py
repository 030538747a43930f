"""Which filters of a list are on, and the address without each of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms import BoundField
from django.http import HttpRequest

PAGE_PARAM = "hal"
SORT_PARAM = "urut"


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter that is on: its label, its value in words, and the address of the list without it."""

    label: str
    words: str
    url: str


def address(request: HttpRequest, **changes: str | None) -> str:
    """The present address with some query values changed (`None` removes one) and back on the first page.

    A change to the page itself keeps everything else.
    """
    query = request.GET.copy()
    if PAGE_PARAM not in changes:
        query.pop(PAGE_PARAM, None)
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = value
    encoded = query.urlencode()
    return f"{request.path}?{encoded}" if encoded else request.path


def active_filters(form: forms.Form, request: HttpRequest) -> list[ActiveFilter]:
    """The visible fields of a filter form for which the address holds a value, in the order of the form."""
    return [
        ActiveFilter(str(field.label), words, address(request, **{field.html_name: None}))
        for field in form.visible_fields()
        if (words := ", ".join(_words(field, request.GET.getlist(field.html_name))))
    ]


def _words(field: BoundField, values: list[str]) -> Iterator[str]:
    choices = {str(key): str(label) for key, label in getattr(field.field, "choices", ())}
    for value in values:
        if value:
            yield "ya" if isinstance(field.field, forms.BooleanField) else choices.get(value, value)
