"""The chain of signatures: whose turn it is, nobody twice, what is frozen, and a further round."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment.enums import Layer, Rank, SheetState
from bening.rooms.assessment.models import Answer, Sheet
from bening.rooms.assessment.rules.chain import Chain, Stage, refusal
from bening.rooms.assessment.services.answering import Given, answer_save
from bening.rooms.assessment.services.opening import sheet_start
from bening.rooms.assessment.services.signing import round_open, sheet_pass_on, sheet_reopen, sheet_send_back
from tests.factories import NOW, YEAR, actor
from tests.rooms.assessment.judging import fill, judged_office, move, seat
from tests.rooms.assessment.world import Office, make_office
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
ITEM = "P.1.i.a"


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def office() -> Office:
    return judged_office()


def sheet(office: Office, layer: Layer = Layer.TPI) -> Sheet:
    rows = Sheet.objects.filter(assessment=office.assessment, layer=layer).select_related("assessment__unit")
    return rows.order_by("-round")[0]


@pytest.mark.parametrize(
    ("chain", "stage", "person", "target"),
    [
        (Chain(), Stage.OPEN, 1, Stage.SIGNED),
        (Chain(heads=frozenset({2})), Stage.OPEN, 1, Stage.SUBMITTED),
        (Chain(heads=frozenset({2})), Stage.OPEN, 2, Stage.SIGNED),
        (Chain(heads=frozenset({2}), controllers=frozenset({3})), Stage.OPEN, 2, Stage.LED),
        (Chain(controllers=frozenset({3})), Stage.OPEN, 1, Stage.LED),
        (Chain(heads=frozenset({2}), controllers=frozenset({3})), Stage.SUBMITTED, 2, Stage.LED),
        (Chain(heads=frozenset({2})), Stage.SUBMITTED, 2, Stage.SIGNED),
        (Chain(heads=frozenset({2}), controllers=frozenset({3})), Stage.LED, 3, Stage.SIGNED),
    ],
)
def test_ranks_without_a_seat_are_left_out(chain: Chain, stage: Stage, person: int, target: Stage) -> None:
    assert chain.after(stage, person) is target


@pytest.mark.parametrize(
    ("stage", "person", "signed", "word"),
    [
        (Stage.OPEN, 9, (), "menunggu anggota"),
        (Stage.OPEN, 3, (), "Pengendali teknis tidak menyerahkan"),
        (Stage.SUBMITTED, 1, (), "menunggu ketua"),
        (Stage.LED, 2, (), "menunggu pengendali"),
        (Stage.LED, 3, (3,), "sudah menandatangani"),
        (Stage.SIGNED, 3, (), "sudah ditandatangani"),
    ],
)
def test_a_refusal_says_whose_turn_it_is(stage: Stage, person: int, signed: tuple[int, ...], word: str) -> None:
    chain = Chain(frozenset({1}), frozenset({2}), frozenset({3}))
    assert word in refusal(chain, stage, person, signed)
    assert refusal(chain, Stage.OPEN, 1, ()) == ""


def test_member_head_and_controller_sign_one_after_the_other(office: Office) -> None:
    member = seat(office, Rank.MEMBER, office.tpi)
    head, controller = seat(office, Rank.HEAD), seat(office, Rank.CONTROLLER)
    stale = sheet(office)
    assert sheet_pass_on(by=member, at=NOW, sheet=stale).state == SheetState.SUBMITTED
    with pytest.raises(PolicyError, match="sudah menandatangani"):
        sheet_pass_on(by=member, at=NOW, sheet=stale)
    assert sheet_pass_on(by=head, at=NOW, sheet=stale).state == SheetState.LED
    with pytest.raises(PolicyError, match="sudah menandatangani"):
        sheet_pass_on(by=head, at=NOW, sheet=stale)
    row = sheet_pass_on(by=controller, at=NOW, sheet=stale)
    assert (row.state, row.signed_at) == (SheetState.SIGNED, NOW)
    data = json.loads(row.frozen)
    assert [one["name"] for one in data["signatures"]] == [member.user.name, head.user.name, controller.user.name]
    assert hashlib.sha256(row.frozen.encode()).hexdigest() == row.frozen_hash
    assert AuditEvent.objects.get(verb="assessment.signed").data["to"] == "signed"


def test_a_second_signature_at_the_same_moment_is_refused(office: Office) -> None:
    first, second = seat(office, Rank.HEAD), seat(office, Rank.HEAD)
    seen_by_both = sheet(office)
    sheet_pass_on(by=office.tpi, at=NOW, sheet=seen_by_both)
    sheet_pass_on(by=first, at=NOW, sheet=seen_by_both)
    with pytest.raises(PolicyError, match="sudah ditandatangani"):
        sheet_pass_on(by=second, at=NOW, sheet=seen_by_both)


def test_sending_back_needs_words_and_opens_the_filling(office: Office) -> None:
    head = seat(office, Rank.HEAD)
    row = sheet_pass_on(by=office.tpi, at=NOW, sheet=sheet(office))
    with pytest.raises(PolicyError, match="perlu diperbaiki"):
        sheet_send_back(by=head, at=NOW, sheet=row, note=" ")
    assert sheet_send_back(by=head, at=NOW, sheet=row, note="Periksa bukti").state == SheetState.OPEN
    assert sheet_pass_on(by=office.tpi, at=NOW, sheet=row).state == SheetState.SUBMITTED
    with pytest.raises(PolicyError, match="menunggu ketua"):
        sheet_send_back(by=office.tpi, at=NOW, sheet=row, note="Bukan giliran saya")


def test_without_seats_an_assessor_signs_alone_and_may_open_again(office: Office) -> None:
    row = sheet_pass_on(by=office.tpi, at=NOW, sheet=sheet(office))
    assert row.state == SheetState.SIGNED
    with pytest.raises(PolicyError, match="ditandatangani"):
        answer_save(by=office.tpi, at=NOW, sheet=row, given=Given(ITEM, {ITEM: "Tidak"}))
    other = seat(office, Rank.MEMBER)
    with pytest.raises(PolicyError, match="Hanya yang menandatangani"):
        sheet_reopen(by=other, at=NOW, sheet=row, note="Salah")
    with pytest.raises(PolicyError, match="alasan"):
        sheet_reopen(by=office.tpi, at=NOW, sheet=row, note="")
    row = sheet_reopen(by=office.tpi, at=NOW, sheet=row, note="Salah nilai")
    assert (row.state, row.frozen, row.signed_at) == (SheetState.OPEN, "", None)
    with pytest.raises(PolicyError, match="belum ditandatangani"):
        sheet_reopen(by=office.tpi, at=NOW, sheet=row, note="Lagi")


def test_a_further_round_copies_the_answers_and_leaves_the_signed_one(office: Office) -> None:
    with pytest.raises(PolicyError, match="sesudah putaran ini"):
        round_open(by=office.tpi, at=NOW, sheet=sheet(office))
    first = sheet_pass_on(by=office.tpi, at=NOW, sheet=sheet(office))
    second = round_open(by=office.tpi, at=NOW, sheet=first)
    assert (second.round, second.answers, second.total) == (2, first.answers, first.total)
    assert Answer.objects.get(sheet=second, item=ITEM).proposed == "putaran 1"
    with pytest.raises(PolicyError, match="sudah dibuka"):
        round_open(by=office.tpi, at=NOW, sheet=first)
    answer_save(by=office.tpi, at=NOW, sheet=second, given=Given(ITEM, {ITEM: "Tidak"}, seen=1))
    assert Sheet.objects.get(pk=first.pk).answers[ITEM] == "Ya"


def test_questions_that_are_left_need_a_reason_or_keep_it_open(office: Office) -> None:
    row = sheet(office)
    answer_save(by=office.tpi, at=NOW, sheet=row, given=Given(ITEM, {}))
    with pytest.raises(PolicyError, match="1 butir belum dijawab"):
        sheet_pass_on(by=office.tpi, at=NOW, sheet=row)


def test_a_locked_phase_takes_no_signature(office: Office) -> None:
    move(office, Layer.UNIT)
    with pytest.raises(PolicyError, match="terkunci"):
        sheet_pass_on(by=office.tpi, at=NOW, sheet=sheet(office))


def test_a_units_own_filling_is_signed_by_its_leader() -> None:
    office = make_office()
    leader = actor(office.unit, Role.LEADER)
    fill(office.staff, office.sheet())
    with pytest.raises(NotAllowed):
        sheet_pass_on(by=office.staff, at=NOW, sheet=office.sheet())
    row = sheet_pass_on(by=office.secretary, at=NOW, sheet=office.sheet())
    assert row.state == SheetState.SUBMITTED
    assert sheet_pass_on(by=leader, at=NOW, sheet=row).state == SheetState.SIGNED


def test_nobody_signs_a_judgement_of_her_own_unit(office: Office) -> None:
    with pytest.raises(NotAllowed):
        sheet_pass_on(by=office.secretary, at=NOW, sheet=sheet(office))


def url(office: Office, name: str = "signing", layer: str = "tpi") -> str:
    return reverse(f"assessment:{name}", kwargs={"unit": office.unit.code, "year": YEAR, "layer": layer})


def test_the_page_signs_shows_the_hash_and_gives_the_frozen_text(
    office: Office, client_for: Callable[[object], StrictClient]
) -> None:
    tpi, unit = client_for(office.tpi.user), client_for(office.staff.user)
    assert unit.get(url(office)).status_code == 404
    assert "Tandatangani" in tpi.get(url(office)).content.decode()
    assert tpi.post(url(office, "sign"), {"langkah": "kembalikan"}).status_code == 422
    assert tpi.post(url(office, "sign"), {"langkah": "lanjut"})["Location"] == url(office)
    page = unit.get(url(office)).content.decode()
    assert sheet(office).frozen_hash[:32] in page
    assert "Utuh" in page
    body = unit.get(url(office, "frozen")).content
    assert hashlib.sha256(body).hexdigest() == sheet(office).frozen_hash
    Sheet.objects.filter(pk=sheet(office).pk).update(frozen=sheet(office).frozen.replace("Ya", "Tidak", 1))
    assert "Isi tidak cocok" in unit.get(url(office)).content.decode()


def test_a_filling_begins_only_with_its_first_answer(office: Office) -> None:
    again = sheet_start(by=office.tpi, at=NOW, assessment=office.assessment, layer=Layer.TPI)
    assert again.pk == sheet(office).pk
