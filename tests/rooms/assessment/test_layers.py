"""Fillings side by side: only what may be read, differences, totals, and the same as files."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Sheet
from bening.rooms.assessment.selectors.layers import layers_of
from bening.rooms.assessment.services.answering import Given, answer_save
from tests.factories import NOW, YEAR
from tests.rooms.assessment.judging import judged_office
from tests.rooms.assessment.world import Office
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
ITEM = "P.1.i.a"
RISKY = "=1+1"
MOST_QUERIES = 20


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def office() -> Office:
    made = judged_office()
    sheet = Sheet.objects.get(assessment=made.assessment, layer=Layer.TPI)
    answer_save(by=made.tpi, at=NOW, sheet=sheet, given=Given(ITEM, {ITEM: "Tidak"}, note=RISKY))
    return made


def url(office: Office, name: str = "layers", **kwargs: str) -> str:
    return reverse(f"assessment:{name}", kwargs={"unit": office.unit.code, "year": YEAR, **kwargs})


def test_only_readable_layers_stand_beside_each_other(office: Office) -> None:
    mine, theirs = layers_of(office.tpi, office.assessment), layers_of(office.staff, office.assessment)
    assert mine.layers == (Layer.UNIT, Layer.TPI)
    assert theirs.layers == (Layer.UNIT,)
    assert (mine.differing, theirs.differing) == (1, 0)
    assert len(mine.rows) == 113


def test_differences_and_an_area_narrow_the_questions(office: Office) -> None:
    only = layers_of(office.tpi, office.assessment, differing=True)
    assert [(row.item.id, row.cells[1].words, row.cells[1].note) for row in only.rows] == [(ITEM, "Tidak", RISKY)]
    assert layers_of(office.tpi, office.assessment, area="PP", differing=True).rows == ()
    totals = {total.name: dict(total.cells) for total in only.totals}["Nilai keseluruhan"]
    assert totals[Layer.UNIT] == "100,00"
    assert totals[Layer.TPI] == "99,75"


def test_page_and_files_say_the_same(office: Office, client_for: Callable[[object], StrictClient]) -> None:
    tpi = client_for(office.tpi.user)
    with CaptureQueriesContext(connection) as asked:
        page = tpi.get(url(office))
    assert len(asked) <= MOST_QUERIES
    assert "1 butir dinilai berbeda" in page.content.decode()
    table = tpi.get(url(office, "layers_file", ending="csv")).content.decode("utf-8-sig")
    assert f"'{RISKY}" in table
    book = load_workbook(io.BytesIO(tpi.get(url(office, "layers_file", ending="xlsx") + "?beda=on").content))
    row = [cell.value for cell in book.worksheets[0][2]]
    assert row[0] == ITEM
    assert row[-1] == RISKY
    assert book.worksheets[0].cell(2, len(row)).data_type == "s"
    assert tpi.get(url(office, "layers_file", ending="exe")).status_code == 404
