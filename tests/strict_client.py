"""A test client that inspects every page it is given: what a browser with our CSP, or a reader, would stumble over."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.test import Client
from lxml import html
from zeal import zeal_context

HANDLER = re.compile(r"^on[a-z]+$")


def problems_of(page: str) -> list[str]:
    """What is wrong with a page, in words; empty for a good one."""
    document = html.fromstring(page)
    found = [f"template leak: {mark}" for mark in ("{{", "{%") if mark in page]
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        found += [f"inline handler {name} on <{element.tag}>" for name in element.attrib if HANDLER.match(name)]
        if "style" in element.attrib:
            found.append(f"inline style on <{element.tag}>")
    found += ["inline <script>" for script in document.iter("script") if not script.get("src")]
    found += ["inline <style>" for _ in document.iter("style")]
    for form in document.iter("form"):
        if form.get("method", "get").lower() == "post" and not form.xpath(".//input[@name='csrfmiddlewaretoken']"):
            found.append(f"POST form without CSRF token: {form.get('action')}")
    ids = Counter(element.get("id") for element in document.xpath("//*[@id]"))
    found += [f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1]
    if document.tag == "html" and len(document.xpath("//h1")) != 1:
        found.append(f"{len(document.xpath('//h1'))} h1 headings")
    return found


class StrictClient(Client):
    """Fails the test on any page with a problem, and on N+1 queries in a GET."""

    def request(self, **request: Any) -> HttpResponse:
        if request.get("REQUEST_METHOD") == "GET":
            with zeal_context():
                response = super().request(**request)
        else:
            response = super().request(**request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming and response.content:
            problems = problems_of(response.content.decode())
            assert not problems, f"{request.get('PATH_INFO')}: {problems}"
        return response
