"""How views answer: a page, or the same page with errors."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as django_render

UNPROCESSABLE = 422


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
