"""The assessor's desk: a key a question, agreeing at once, and the list of all units."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.foundation.workflow.policy import PolicyError
from bening.kernel.lke import Predicate
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Answer
from bening.rooms.assessment.services.judging import agree_many
from bening.rooms.assessment.services.opening import assessment_open
from tests.factories import NOW, TODAY, YEAR, actor, make_membership, make_unit
from tests.rooms.assessment.judging import judged_office
from tests.rooms.assessment.world import Office, best
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
FIRST, SECOND, NUMBERS = "P.1.i.a", "P.1.i.b", "R.1.i.a"
MOST_QUERIES, MOST_SAVE_QUERIES = 25, 15


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def office() -> Office:
    """The unit answered everything; the assessment is with the TPI."""
    return judged_office(filled=False)


@pytest.fixture
def tpi(office: Office, client_for: Callable[[object], StrictClient]) -> StrictClient:
    return client_for(office.tpi.user)


def url(office: Office, name: str = "desk", layer: str = "tpi", **kwargs: str) -> str:
    return reverse(f"assessment:{name}", kwargs={"unit": office.unit.code, "year": YEAR, "layer": layer, **kwargs})


def test_a_key_answers_and_leads_to_the_next_question(office: Office, tpi: StrictClient) -> None:
    page = tpi.get(url(office, "desk_question", item=FIRST)).content.decode()
    assert f"Catatan {FIRST}" in page
    assert 'data-key="s"' in page
    response = tpi.post(url(office, "desk_question", item=FIRST), {FIRST: "Tidak", "u": "1"})
    assert response["Location"] == url(office, "desk_question", item=SECOND)
    sheet = office.sheet(Layer.TPI)
    assert sheet.answers == {FIRST: "Tidak"}
    assert office.sheet().answers[FIRST] == "Ya"


def test_agreeing_takes_the_units_answer(office: Office, tpi: StrictClient) -> None:
    tpi.post(url(office, "desk_question", item=FIRST), {"setuju": "1", "u": "1", f"c-{FIRST}": "Sesuai"})
    entry = Answer.objects.get(sheet=office.sheet(Layer.TPI))
    assert (entry.values, entry.note, entry.proposed) == ({FIRST: "Ya"}, "Sesuai", "setuju")


def test_agreeing_to_an_answer_that_changed_meanwhile_saves_nothing(office: Office, tpi: StrictClient) -> None:
    response = tpi.post(url(office, "desk_question", item=FIRST), {"setuju": "1", "u": "0", f"c-{FIRST}": "Sesuai"})
    assert response.status_code == 422
    assert "Satuan kerja mengubah jawaban" in response.content.decode()
    assert ">Sesuai</textarea>" in response.content.decode()
    assert not Answer.objects.filter(sheet__layer=Layer.TPI).exists()


def test_a_number_that_does_not_fit_comes_back_with_its_reason(office: Office, tpi: StrictClient) -> None:
    names = list(best()[NUMBERS])
    response = tpi.post(url(office, "desk_question", item=NUMBERS), {names[0]: "dua", names[1]: "3", "u": "1"})
    assert response.status_code == 422
    assert 'value="dua"' in response.content.decode()


def test_many_are_agreed_to_after_a_look(office: Office, tpi: StrictClient) -> None:
    preview = tpi.get(url(office, "desk_agree") + "?area=MP").content.decode()
    assert f'value="{FIRST}"' in preview
    version = str(office.sheet().row_version)
    response = tpi.post(url(office, "desk_agree"), {"pilih": [FIRST, SECOND], "versi": version})
    assert response["Location"] == url(office)
    assert office.sheet(Layer.TPI).answered == 2
    again = tpi.post(url(office, "desk_agree"), {"pilih": [FIRST], "versi": version})
    assert again.status_code == 422


def test_nothing_is_agreed_to_when_the_unit_changed_its_sheet(office: Office) -> None:
    with pytest.raises(PolicyError, match="berubah"):
        agree_many(by=office.tpi, at=NOW, assessment=office.assessment, layer=Layer.TPI, items=[FIRST], seen=1)
    with pytest.raises(PolicyError, match="Pilih"):
        agree_many(by=office.tpi, at=NOW, assessment=office.assessment, layer=Layer.TPI, items=[], seen=1)


def test_the_filters_show_what_is_open_or_different(office: Office, tpi: StrictClient) -> None:
    tpi.post(url(office, "desk_question", item=FIRST), {FIRST: "Tidak", "u": "1"})
    tpi.post(url(office, "desk_question", item=SECOND), {"setuju": "1", "u": "1"})
    shown = {query: tpi.get(url(office) + query).context["rows"] for query in ("", "?tampil=beda", "?tampil=semua")}
    assert {query: len(rows) for query, rows in shown.items()} == {"": 111, "?tampil=beda": 1, "?tampil=semua": 113}


def test_another_layer_reads_nothing_of_an_unsigned_one(
    office: Office, tpi: StrictClient, client_for: Callable[[object], StrictClient]
) -> None:
    tpi.post(url(office, "desk_question", item=FIRST), {FIRST: "Tidak", f"c-{FIRST}": "Rahasia TPI", "u": "1"})
    supervisor = client_for(office.supervisor.user)
    page = supervisor.get(url(office, "desk_question", item=FIRST)).content.decode()
    assert "Rahasia TPI" not in page
    assert "Anda tidak berwenang mengisi penilaian TPI" in page
    assert supervisor.post(url(office, "desk_question", item=FIRST), {FIRST: "Ya", "u": "1"}).status_code == 403


def test_nobody_judges_the_unit_she_works_in(office: Office, client_for: Callable[[object], StrictClient]) -> None:
    make_membership(office.unit, Role.TPI, user=office.staff.user)
    client = client_for(office.staff.user)
    response = client.post(url(office, "desk_question", item=FIRST), {FIRST: "Ya", "u": "1"})
    assert response.status_code == 422
    assert "Anda bekerja di satuan kerja ini" in response.content.decode()
    assert client.get(reverse("judging:units")).context["rows"] == []


def test_a_judgement_costs_few_queries(office: Office, tpi: StrictClient) -> None:
    tpi.post(url(office, "desk_question", item=FIRST), {FIRST: "Ya", "u": "1"})
    with CaptureQueriesContext(connection) as save:
        tpi.post(url(office, "desk_question", item=SECOND), {SECOND: "A", "u": "1"})
    asked = [query for query in save.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert any(query["sql"].startswith("INSERT") for query in asked)
    with CaptureQueriesContext(connection) as page:
        tpi.get(url(office, "desk_question", item=NUMBERS))
    with CaptureQueriesContext(connection) as everything:
        body = tpi.get(url(office) + "?tampil=semua").content
    assert len(asked) <= MOST_SAVE_QUERIES
    assert len(page) <= MOST_QUERIES
    assert len(everything) <= MOST_QUERIES
    assert len(body) <= 150_000


def test_the_list_of_units_costs_the_same_for_many(office: Office, tpi: StrictClient) -> None:
    with CaptureQueriesContext(connection) as few:
        page = tpi.get(reverse("judging:units"))
    assert "1 satuan kerja menunggu penilaian Anda" in page.content.decode()
    for _ in range(30):
        unit = make_unit(parent=office.province)
        assessment_open(by=actor(unit, Role.SECRETARY), at=NOW, on=TODAY, target=Predicate.WBK)
    make_unit(parent=office.province, name="Tanpa penilaian")
    with CaptureQueriesContext(connection) as many:
        page = tpi.get(reverse("judging:units"))
    assert len(many) <= len(few) <= 12
    assert len(page.context["rows"]) == 31
    assert page.context["found"].unopened == 2
    assert page.context["rows"][0].row.assessment.unit == office.unit
    assert len(tpi.get(reverse("judging:units") + "?giliran=on&q=tidak-ada").context["rows"]) == 0
