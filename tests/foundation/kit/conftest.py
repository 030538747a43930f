"""What the tests of the kit share: a template rendered as the product does, and the built front-end."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from lxml import html

ROOT = Path(__file__).parents[3]
KIT = ROOT / "src/bening/foundation/kit"
BUILT = ROOT / "src/bening/static/built"


@pytest.fixture
def request_to() -> Callable[[str], HttpRequest]:
    """A GET of an address, without going through the middleware."""
    return RequestFactory().get


@pytest.fixture
def render() -> Callable[..., str]:
    """``render(source, **context)``: a piece of template with the tags of the kit."""

    def run(source: str, **context: Any) -> str:
        return engines["django"].from_string(source).render({"request": RequestFactory().get("/daftar"), **context})

    return run


@pytest.fixture
def dom(render: Callable[..., str]) -> Callable[..., html.HtmlElement]:
    """As ``render``, read into a tree under one ``<div>``."""

    def run(source: str, **context: Any) -> html.HtmlElement:
        return html.fragment_fromstring(render(source, **context), create_parent="div")

    return run


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of built files, freshly built from the sources of this tree."""
    if not (ROOT / "node_modules/esbuild").exists():
        pytest.fail("The npm packages are not installed: run tools/frontend.")
    subprocess.run(["node", "tools/build_frontend.mjs"], cwd=ROOT, check=True, capture_output=True)
    return BUILT
