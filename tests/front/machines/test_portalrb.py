"""What PortalRB fetches: which units when, every question by its id, and evidence that only its key opens."""

from __future__ import annotations

import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bening.foundation.files.enums import FileState
from bening.foundation.files.models import StoredFile
from bening.foundation.machines.enums import Scope
from bening.foundation.machines.models import AccessLine
from bening.foundation.machines.services import key_revoke
from bening.kernel.lke import Predicate, load
from bening.rooms.assessment.enums import FactKind
from bening.rooms.assessment.models import Fact
from bening.rooms.evidence.models import Evidence
from tests.factories import NOW, make_user
from tests.foundation.machines.world import call
from tests.front.machines.world import IN_TIME, Province, make_office
from tests.rooms.evidence.world import make_file

WBK = "/api/portalrb/pengusulan/unit-wbk"
WBBM = "/api/portalrb/pengusulan/unit-wbbm"
ANSWERS = "/api/portalrb/lke/jawaban-unit/1501"


def answers_of(province: Province) -> dict[int, dict[str, object]]:
    return {row["soal_id"]: row for row in province.told(ANSWERS)["answers"]}


def test_only_what_is_proposed_is_listed_and_each_with_its_own_predicate(province: Province) -> None:
    other = make_office(province.world.regencies[1], Predicate.WBBM)
    assert province.told(WBK) == {"tahun": 2025, "units": []}
    province.office.stand("TPI")
    assert province.told(WBK)["units"] == []
    province.office.stand("PROPOSAL")
    other.stand("DESK", affirmation="stranas_pk")
    name = province.office.unit.name
    assert province.told(WBK)["units"] == [{"id": "1501", "nama": name, "kategori": "WBK", "afirmasi": False}]
    assert province.told(WBBM)["units"] == [
        {"id": "1502", "nama": other.unit.name, "kategori": "WBBM", "afirmasi": True}
    ]
    province.office.stand("PROPOSAL", affirmation="stranas_pk")
    assert province.told(WBK)["units"][0]["kategori"] == "WBK-AFIRMASI"
    province.office.stand("BUILDING")
    assert province.told(WBK)["units"] == []


def test_after_the_last_day_nothing_is_told_unless_tpn_gave_more_time(province: Province) -> None:
    province.office.stand("PROPOSAL")
    with time_machine.travel(NOW, tick=False):
        status, sentence = province.refusal(WBK)
        assert status == 403
        assert "1 Januari 2025 sampai 31 Mei 2025" in sentence
        assert province.refusal(ANSWERS)[0] == 403
        Fact.objects.create(
            source="zi-90-2021", kind=FactKind.DEADLINE, key="usulan", part="2025", value="2025-06-01/2025-06-30",
            number=1, basis="Surat TPN", by=make_user(), at=NOW,
        )  # fmt: skip
        assert len(province.told(WBK)["units"]) == 1


def test_every_question_has_its_answer_note_and_number_as_the_portal_names_it(province: Province) -> None:
    office = province.office
    office.answer("P.1.i.a", {"P.1.i.a": "Ya"}, "SK sudah ada")
    item = next(row for row in load().items.values() if len(row.inputs) > 1)
    office.answer(item.id, {field.id: str(place) for place, field in enumerate(item.inputs)}, "Dihitung")
    index = load().items["H.I.a.1"].inputs[0]
    office.answer("H.I.a.1", {index.id: "3,6"})
    office.judge("P.1.i.a", {"P.1.i.a": "Tidak"}, "SK belum ditandatangani", signed=False)
    office.stand("PROPOSAL")
    told = answers_of(province)
    assert list(told) == list(range(1, 128))
    assert told[1] == {
        "soal_id": 1,
        "jawaban_unit": "Ya",
        "jawaban_tpi": None,
        "catatan_unit": "SK sudah ada",
        "bukti_dukung_unit": None,
        "catatan_tpi": None,
    }
    assert [told[field.portal]["jawaban_unit"] for field in item.inputs] == list(range(len(item.inputs)))
    assert {told[field.portal]["catatan_unit"] for field in item.inputs} == {"Dihitung"}
    assert told[index.portal]["jawaban_unit"] == 3.6
    assert told[2]["jawaban_unit"] is None


def test_the_judgement_of_tpi_is_told_once_it_is_signed(province: Province) -> None:
    province.office.judge("P.1.i.a", {"P.1.i.a": "Tidak"}, "SK belum ditandatangani")
    province.office.stand("PROPOSAL")
    told = answers_of(province)[1]
    assert (told["jawaban_tpi"], told["catatan_tpi"]) == ("Tidak", "SK belum ditandatangani")


def test_a_unit_that_is_not_proposed_or_not_in_reach_has_no_answers(province: Province) -> None:
    assert province.refusal(ANSWERS)[0] == 404
    make_office(province.world.outside).stand("PROPOSAL")
    assert province.refusal("/api/portalrb/lke/jawaban-unit/16")[0] == 404
    assert province.refusal("/api/portalrb/lke/jawaban-unit/1502")[0] == 404


def links_of(province: Province) -> list[str]:
    joined = answers_of(province)[1]["bukti_dukung_unit"]
    return [] if joined is None else [link.removeprefix(settings.PUBLIC_URL) for link in str(joined).split(";")]


def test_evidence_is_opened_with_the_key_that_fetched_its_address_and_no_other(province: Province) -> None:
    files = [make_file(province.office.staff, content=b"satu"), make_file(province.office.staff, content=b"dua")]
    province.office.prove("P.1.i.a", files=files)
    province.office.prove("P.1.i.a", title="Menunggu", accepted=False)
    province.office.stand("PROPOSAL")
    first, second = links_of(province)
    assert first.startswith("/api/portalrb/bukti/")
    response = province.get(first)
    assert (response.status_code, response["Content-Type"]) == (200, "application/octet-stream")
    assert response["Content-Disposition"].startswith("attachment")
    assert b"".join(response.streaming_content) == b"satu"
    assert b"".join(province.get(second).streaming_content) == b"dua"
    line = AccessLine.objects.order_by("-pk").first()
    assert (line.view, line.unit_code, line.status) == ("programs:portalrb_evidence", "1501", 200)
    another = province.world.make_key(scopes=list(Scope))[1]
    assert call("", first).status_code == 401
    assert call(another, first).status_code == 404
    assert province.refusal(first[:-1])[0] == 404
    with time_machine.travel(IN_TIME.replace(month=6, day=20), tick=False):
        assert "berakhir" in province.refusal(first)[1]
    key_revoke(by=province.world.admin, at=NOW, key=province.key)
    assert province.get(first).status_code == 401


def test_what_may_not_go_out_has_no_address_and_an_old_address_stops_working(province: Province) -> None:
    evidence = province.office.prove("P.1.i.a")
    province.office.stand("PROPOSAL")
    (link,) = links_of(province)
    file = StoredFile.objects.filter(pk=evidence.accepted.files.get().file_id)
    file.update(state=FileState.QUARANTINED)
    assert links_of(province) == []
    assert province.refusal(link)[0] == 404
    file.update(state=FileState.AVAILABLE)
    assert links_of(province) == [link]
    Evidence.objects.filter(pk=evidence.pk).update(state="withdrawn")
    assert links_of(province) == []
    assert province.refusal(link)[0] == 404


def test_the_same_answers_are_not_sent_twice_and_questions_cost_nothing(province: Province) -> None:
    province.office.stand("PROPOSAL")
    first = province.get(ANSWERS)
    assert province.get(ANSWERS, **{"If-None-Match": first["ETag"]}).status_code == 304
    with CaptureQueriesContext(
        connection,
    ) as few:
        province.get(ANSWERS)
    for item, key in {"P.1.i.a": "Ya", "P.1.ii.a": "Ya", "P.1.iii.a": "A"}.items():
        province.office.stand("SELF")
        province.office.answer(item, {item: key}, "Ada")
        province.office.prove(item, title=item)
    province.office.stand("PROPOSAL")
    with CaptureQueriesContext(connection) as more:
        province.get(ANSWERS)
    assert len(more) <= len(few) + 6  # evidence and notes are read at once, where there are any
    assert len(more) <= 20
