"""A plan, its progress and scores, read with a key."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bening.foundation.machines.enums import Scope
from bening.kernel.lke import to_json
from bening.rooms.assessment.models import Assessment, Sheet
from bening.rooms.assessment.selectors.publishing import exact_score
from bening.rooms.plans.models import Item, Occurrence, Plan
from tests.factories import make_item, make_unit
from tests.foundation.machines.world import call
from tests.front.machines.world import Province
from tests.rooms.assessment.world import best

PLAN = "/api/v1/satker/1501/rencana/"
PROGRESS = "/api/v1/satker/1501/kemajuan/"
SCORE = "/api/v1/satker/1501/nilai/"
SCORES = "/api/v1/nilai/"


def queries(province: Province, path: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert province.get(path).status_code == 200
    return len(counted)


def test_the_plan_comes_with_its_parts_and_page_by_page(province: Province) -> None:
    whole = province.told(PLAN)
    assert whole["unit"] == {"code": "1501", "name": province.office.unit.name}
    assert [part["code"] for part in whole["sections"]] == ["I", "II"]
    assert whole["sections"][0]["components"] == [{"number": 1, "name": "Tim Kerja"}]
    assert whole["items"][0] == {
        "code": "I.1.1",
        "position": 1,
        "section": "I",
        "component": 1,
        "indicator": "Indikator I.1.1",
        "action": "Menyusun dokumen",
        "evidence": "Laporan",
        "target": "Bulan 1",
        "proofs": ["Laporan"],
        "occurrences": [
            {"period": "2025-01", "start": "2025-01-01", "due": "2025-01-31", "fix_by": None, "state": "not_started"}
        ],
    }
    paged, after = [], ""
    while after is not None:
        page = province.told(f"{PLAN}?jumlah=3&setelah={after}")
        paged, after = paged + page["items"], page["next"]
    assert paged == whole["items"]


def test_people_and_their_notes_stay_inside(province: Province) -> None:
    Item.objects.update(owner=province.office.staff.user)
    Occurrence.objects.update(note="Rahasia dapur", owner=province.office.staff.user)
    text = province.get(PLAN).content.decode()
    assert province.office.staff.user.name not in text
    assert "Rahasia dapur" not in text


def test_a_year_without_a_plan_or_assessment_says_so(province: Province) -> None:
    for path, words in ((PLAN, "rencana aksi"), (PROGRESS, "rencana aksi"), (SCORE, "belum dibuka")):
        status, sentence = province.refusal(f"{path}?tahun=2024")
        assert status == 404
        assert words in sentence
    assert province.refusal(f"{PLAN}?tahun=satu")[0] == 422


def test_progress_is_counted_by_area_state_and_month(province: Province) -> None:
    dues = list(Occurrence.objects.order_by("due"))  # January to April; the day is 20 May
    Occurrence.objects.filter(pk=dues[0].pk).update(state="done")
    Occurrence.objects.filter(pk=dues[1].pk).update(state="cancelled")
    Occurrence.objects.filter(pk=dues[3].pk).update(due=date(2025, 12, 1))
    told = province.told(PROGRESS)
    assert told["on"] == "2025-05-20"
    assert {**told["total"], "states": None} == {"counted": 3, "done": 1, "late": 1, "states": None}
    assert told["total"]["states"]["cancelled"] == 1
    assert [(row["area"], row["counted"], row["late"]) for row in told["areas"]] == [("MP", 1, 0), ("PT", 2, 1)]
    assert [(row["month"], row["done"], row["late"]) for row in told["months"]] == [
        (1, 1, 0),
        (2, 0, 0),
        (3, 0, 1),
        (12, 0, 0),
    ]


def test_a_score_is_the_exact_one_of_the_command_line(province: Province) -> None:
    province.office.answer("P.1.i.a", {"P.1.i.a": "Ya"})
    province.office.answer("P.1.i.b", {"P.1.i.b": "B"})
    told = province.told(SCORE)
    assert (told["target"], told["phase"]["code"]) == ("WBK", "SELF")
    (layer,) = told["layers"]
    whole = to_json(exact_score(province.office.sheet))
    assert {name: layer[name] for name in ("total", "complete", "areas", "unanswered", "predicates")} == {
        name: whole[name] for name in ("total", "complete", "areas", "unanswered", "predicates")
    }
    assert layer["predicates"]["WBK"]["checks"][0]["minimum"] == "75.00"
    assert len(layer["unanswered"]) == 111


@pytest.mark.parametrize("path", [SCORE, SCORES])
def test_a_judgement_is_told_once_it_is_signed(province: Province, path: str) -> None:
    def layers() -> list[str]:
        told = province.told(path)
        rows = told["layers"] if path == SCORE else told["units"][1]["assessment"]["layers"]
        return [row["layer"] for row in rows]

    province.office.judge("P.1.i.a", {"P.1.i.a": "Ya"}, signed=False)
    assert layers() == ["unit"]
    Sheet.objects.filter(layer="tpi").update(state="signed", signed_at=province.office.assessment.opened_at)
    assert layers() == ["unit", "tpi"]


def test_all_units_in_reach_are_listed_with_what_is_kept(province: Province) -> None:
    for item, values in best().items():
        if item.startswith("P.1.i."):
            province.office.answer(item, values)
    told = province.told(SCORES)
    assert [row["code"] for row in told["units"]] == ["15", "1501", "1502"]
    assert [row["assessment"] is None for row in told["units"]] == [True, False, True]
    (layer,) = told["units"][1]["assessment"]["layers"]
    assert (layer["total"], layer["answered"], layer["passes"]) == ("0.50", 2, [])
    assert layer["areas"]["MP"] == "6.25"
    assert province.told(f"{SCORES}?jumlah=1&setelah=15")["next"] == "1501"


def test_many_rows_cost_as_many_queries_as_few(province: Province) -> None:
    few = {path: queries(province, path) for path in (PLAN, PROGRESS, SCORES)}
    plan = Plan.objects.get()
    component = plan.items.first().component
    for number in range(10, 60):
        make_item(component, plan, code=f"I.1.{number}", position=number)
        unit = make_unit(f"9{number}", parent=province.world.province)
        opened = Assessment.objects.get(unit=province.office.unit)
        opened.pk, opened.unit = None, unit
        opened.save()
        Sheet.objects.create(assessment=opened, layer="unit", started_at=opened.opened_at)
    assert {path: queries(province, path) for path in few} == few
    assert max(few.values()) <= 12


def test_what_is_known_already_is_not_sent_again(province: Province) -> None:
    for path in (PLAN, PROGRESS, SCORE, SCORES):
        etag = province.get(path)["ETag"]
        assert province.get(path, **{"If-None-Match": etag}).status_code == 304


def test_each_address_asks_for_its_own_scope(province: Province) -> None:
    for scope, path in ((Scope.PLAN_READ, PLAN), (Scope.PROGRESS_READ, PROGRESS), (Scope.SCORE_READ, SCORE)):
        secret = province.world.make_key(scopes=[scope])[1]
        opened = [one for one in (PLAN, PROGRESS, SCORE) if call(secret, one).status_code == 200]
        assert opened == [path]


def test_a_unit_outside_is_not_there(province: Province) -> None:
    for path in (PLAN, PROGRESS, SCORE):
        assert province.refusal(path.replace("1501", "16"))[0] == 404
    assert json.loads(province.get("/api/v1/satker/satu%00/rencana/").content)["code"] == 404
