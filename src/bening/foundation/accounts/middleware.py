"""A form that was sent and refused is answered as such, also where the page is allauth's."""

from __future__ import annotations

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from bening.foundation.kit.views import UNPROCESSABLE

GetResponse = Callable[[HttpRequest], HttpResponse]


class RefusedFormMiddleware:
    """Gives the page of a POST that holds a form with errors the status 422, where its view said 200.

    Our own pages say so by themselves (``kit.views.render``); this is for pages of libraries, which answer with a
    template response whose context holds the form.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Looks at the forms of the page before it is rendered."""
        if request.method == "POST" and response.status_code == 200:
            found = (response.context_data or {}).values()
            if any(isinstance(form, BaseForm) and form.is_bound and form.errors for form in found):
                response.status_code = UNPROCESSABLE
        return response
