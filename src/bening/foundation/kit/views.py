"""How views answer: a page, or the same page with errors."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render as django_render

UNPROCESSABLE = 422
T = TypeVar("T")


def found(thing: T | None) -> T:
    """The thing, or 404: what belongs to another unit does not exist here."""
    if thing is None:
        raise Http404
    return thing


def say(request: HttpRequest, sentence: str) -> None:
    """A sentence on the next page: what was done."""
    messages.success(request, sentence)


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    form: forms.BaseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page; with `form` it stands in the context under that name, and one with errors answers 422 instead of 200.

    422 tells scripts, tests and logs that nothing was saved, while the person reads the same page with what was typed.
    """
    data = dict(context or {})
    if form is not None:
        data["form"] = form
        if form.is_bound and form.errors:
            status = UNPROCESSABLE
    return django_render(request, template, data, status=status)
