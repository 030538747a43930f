"""What a server has loaded when it listens, and after fifty requests of people who look at their work."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("weight")]
ROOT = Path(__file__).parents[2]

HEAVY = (
    "PIL", "boto3", "cryptography", "docx", "fido2", "icalendar", "lark", "lxml", "markdown_it", "openpyxl",
    "pdfplumber", "pypdfium2", "rapidfuzz", "rfc3161_client", "storages", "typst",
    "bening.kernel.decree.reading", "bening.kernel.decree.xray", "bening.kernel.targets.parser",
)  # fmt: skip
"""Libraries, and parts of ours, that only some pages or the worker want."""

START = """
import sys
from bening.cli import data, serve, use_django
use_django()
data.migrate(quiet=True)
from bening.config import statics, wsgi
statics.collect()
serve.warm_up()
"""
FILL = """
from bening.foundation.accounts.enums import Role
from tests.factories import make_membership, make_unit
from tests.weight.worlds import add_plans
unit = make_unit("kantor")
user = make_membership(unit, Role.SECRETARY).user
add_plans([unit], by=user, items=30, owner=user)
"""
LOOK = """
from django.test import Client
from django.urls import reverse
from bening.foundation.accounts.models import User
client = Client(SERVER_NAME="127.0.0.1")
assert client.get(reverse("account_login")).status_code == 200
client.force_login(User.objects.get(), backend="bening.foundation.accounts.backends.Backend")
place = {"unit": "kantor", "year": 2025}
inside = ("plans:plan", "plans:heat", "unit_summary", "unit_calendar", "team:list", "audit:trail", "evidence:list")
paths = [reverse("home"), reverse("plans:item", kwargs=place | {"code": "I.1.1"})]
paths += [reverse(name, kwargs=place) for name in inside]
for number in range(50):
    path = paths[number % len(paths)]
    assert client.get(path).status_code == 200, path
"""
TELL = f"print([name for name in {HEAVY!r} if name in sys.modules])"


def loaded(script: str, folder: Path) -> str:
    """The heavy names that are loaded when a process of its own has run this."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("BENING_", "DJANGO_"))}
    environment = {name: value for name, value in environment.items() if name != "DATABASE_URL"}
    words = [sys.executable, "-c", script + TELL]
    made = subprocess.run(
        words, check=True, capture_output=True, text=True, cwd=ROOT, env=environment | {"BENING_DATA": str(folder)}
    )
    return made.stdout.splitlines()[-1]


def test_a_server_that_starts_and_shows_people_their_work_loads_no_heavy_library(tmp_path: Path) -> None:
    assert loaded(START, tmp_path) == "[]"
    loaded(START + FILL, tmp_path)
    assert loaded(START + LOOK, tmp_path) == "[]"


def test_the_names_are_those_of_modules_that_can_be_loaded(tmp_path: Path) -> None:
    """A name that was mistyped would never be found loaded."""
    script = "import importlib, sys\nfor name in {!r}: importlib.import_module(name)\n"
    assert loaded(script.format(HEAVY), tmp_path) == repr(list(HEAVY))
