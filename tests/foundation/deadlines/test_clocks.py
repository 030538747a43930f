"""Clocks of cases: they start, wait, go on, get longer and end; and they follow the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bening.foundation.accounts.enums import Role
from bening.foundation.audit.models import AuditEvent
from bening.foundation.deadlines.enums import ClockState, DayKind, Outcome
from bening.foundation.deadlines.models import Clock, Holiday
from bening.foundation.deadlines.services import clocks, rules
from bening.foundation.deadlines.services.holidays import DayFields, holiday_add, holiday_remove, holiday_restore
from bening.foundation.deadlines.services.shipping import reference_copy
from bening.foundation.workflow.policy import PolicyError
from tests.factories import NOW, actor, make_unit, make_user
from tests.foundation.deadlines.cases import case, make_rule, moment

pytestmark = pytest.mark.django_db
START = moment("2026-03-13")


@pytest.fixture
def unit():
    reference_copy(at=NOW)
    make_rule()
    return make_unit()


def start(unit, *keys: str, at=START, pk: int = 1, **rest):
    return clocks.clocks_start(by=None, at=at, case=case(unit, pk), keys=keys or ["trial.answer"], **rest)


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))[1:]


def test_it_is_due_where_the_worked_example_says(unit) -> None:
    (clock,) = start(unit)
    assert (clock.due_on, clock.due_at) == (
        date(2026, 4, 6),
        moment("2026-04-06", 23) + timedelta(minutes=59, seconds=59),
    )
    assert verbs() == ["deadlines.started"]


def test_both_clocks_of_a_complaint_run_side_by_side(unit) -> None:
    law, sp4n = start(unit, "dumas.putus", "sp4n.tidak_berkadar", at=moment("2026-08-03"))
    assert (law.due_on, sp4n.due_on) == (date(2026, 10, 2), date(2026, 8, 24))
    assert verbs() == ["deadlines.started", "deadlines.started"]


def test_the_first_clock_brings_the_reference_along() -> None:
    (clock,) = start(make_unit(), "grat.lapor_kpk", at=moment("2026-03-02"))
    assert clock.due_on == date(2026, 4, 21)


def test_the_rule_is_the_one_of_the_day_it_began(unit) -> None:
    (old,) = start(unit, "grat.lengkapi", at=moment("2026-01-21"), started_at=moment("2026-01-19"), pk=1)
    (new,) = start(unit, "grat.lengkapi", at=moment("2026-01-21"), started_at=moment("2026-01-20"), pk=2)
    assert (old.rule.amount, new.rule.amount) == (30, 20)


def test_what_has_no_rule_or_lies_ahead_or_runs_already_is_refused(unit) -> None:
    with pytest.raises(PolicyError, match="Tidak ada aturan batas waktu"):
        start(unit, "trial.unknown")
    with pytest.raises(PolicyError, match="akan datang"):
        start(unit, started_at=START + timedelta(days=1))
    start(unit)
    with pytest.raises(PolicyError, match="sudah berjalan"):
        start(unit)
    assert Clock.objects.count() == 1


def test_a_pause_moves_the_end(unit) -> None:
    start(unit)
    (paused,) = clocks.clocks_pause(by=None, at=moment("2026-03-16"), case=case(unit), reason="menunggu pemohon")
    assert paused.state == ClockState.PAUSED
    (clock,) = clocks.clocks_resume(by=None, at=moment("2026-03-26"), case=case(unit))
    clock.refresh_from_db()
    assert (clock.state, clock.due_on) == (ClockState.RUNNING, date(2026, 4, 9))  # 17, 25 and 26 March did not count
    assert verbs() == ["deadlines.started", "deadlines.paused", "deadlines.resumed"]


def test_only_what_may_wait_waits(unit) -> None:
    start(unit, "trial.answer", "dumas.putus")
    assert [clock.key for clock in clocks.clocks_pause(by=None, at=START, case=case(unit), reason="x")] == [
        "trial.answer"
    ]
    with pytest.raises(PolicyError, match="UU 25/2009 Pasal 50 ayat \\(1\\) tidak mengenalnya"):
        clocks.clocks_pause(by=None, at=START, case=case(unit), reason="x", keys=["dumas.putus"])
    with pytest.raises(PolicyError, match="sedang ditunda"):
        clocks.clocks_pause(by=None, at=START, case=case(unit), reason="x", keys=["trial.answer"])
    with pytest.raises(PolicyError, match="tidak sedang ditunda"):
        clocks.clocks_resume(by=None, at=START, case=case(unit), keys=["dumas.putus"])
    with pytest.raises(PolicyError, match="Alasan belum diisi"):
        clocks.clocks_pause(by=None, at=START, case=case(unit), reason=" ")


def test_what_is_late_waits_no_more(unit) -> None:
    start(unit)
    late = moment("2026-04-07")
    assert clocks.clocks_pause(by=None, at=late, case=case(unit), reason="x") == []
    with pytest.raises(PolicyError, match="sudah lewat batas waktu dan tidak dapat ditunda"):
        clocks.clocks_pause(by=None, at=late, case=case(unit), reason="x", keys=["trial.answer"])
    with pytest.raises(PolicyError, match="tidak dapat diperpanjang lagi"):
        clocks.clock_extend(by=None, at=late, case=case(unit), key="trial.answer", reason="x")


def test_an_extension_as_often_and_as_long_as_the_rule_allows(unit) -> None:
    start(unit, at=moment("2026-05-22"))
    at = moment("2026-05-25")
    with pytest.raises(PolicyError, match="1 sampai 7 hari kerja"):
        clocks.clock_extend(by=None, at=at, case=case(unit), key="trial.answer", reason="x", amount=8)
    clock = clocks.clock_extend(by=None, at=at, case=case(unit), key="trial.answer", reason="Banyak arsip")
    assert clock.due_on == date(2026, 6, 22)
    with pytest.raises(PolicyError, match="hanya 1 kali diperpanjang"):
        clocks.clock_extend(by=None, at=at, case=case(unit), key="trial.answer", reason="x", amount=1)
    start(unit, "dumas.putus", at=at)
    with pytest.raises(PolicyError, match="tidak dapat diperpanjang menurut UU 25/2009"):
        clocks.clock_extend(by=None, at=at, case=case(unit), key="dumas.putus", reason="x")


@pytest.mark.parametrize(
    ("day", "hour", "outcome"),
    [("2026-04-06", 23, Outcome.MET), ("2026-04-07", 0, Outcome.MISSED)],
)
def test_it_is_met_until_midnight_of_the_last_day(unit, day: str, hour: int, outcome: Outcome) -> None:
    start(unit)
    done = moment(day, hour)
    (clock,) = clocks.clocks_stop(
        by=None, at=done + timedelta(days=3), case=case(unit), keys=["trial.answer"], stopped_at=done
    )
    clock.refresh_from_db()
    assert (clock.state, clock.outcome, clock.stopped_at) == (ClockState.STOPPED, outcome, done)
    with pytest.raises(PolicyError, match="Tidak ada batas waktu"):
        clocks.clocks_stop(by=None, at=done, case=case(unit), keys=["trial.answer"])
    assert start(unit, at=done + timedelta(days=4))  # the same deadline may begin anew


def test_stopping_ends_a_pause(unit) -> None:
    start(unit)
    clocks.clocks_pause(by=None, at=moment("2026-03-16"), case=case(unit), reason="menunggu")
    (clock,) = clocks.clocks_stop(by=None, at=moment("2026-04-08"), case=case(unit), keys=["trial.answer"])
    assert clock.outcome == Outcome.MET
    assert not clock.pauses.filter(ended_at=None).exists()


def test_what_was_done_before_a_pause_began_stops_there(unit) -> None:
    start(unit)
    clocks.clocks_pause(by=None, at=moment("2026-03-17"), case=case(unit), reason="menunggu")
    (clock,) = clocks.clocks_stop(
        by=None, at=moment("2026-03-25"), case=case(unit), keys=["trial.answer"], stopped_at=moment("2026-03-16")
    )
    assert (clock.outcome, clock.due_on) == (Outcome.MET, date(2026, 4, 6))


def test_a_case_that_ends_otherwise_cancels_all_of_them(unit) -> None:
    start(unit, "trial.answer", "dumas.putus")
    clocks.clocks_pause(by=None, at=START, case=case(unit), reason="menunggu")
    ended = clocks.clocks_cancel(by=make_user(), at=NOW.replace(year=2026), case=case(unit), reason="Dicabut")
    assert {clock.outcome for clock in ended} == {Outcome.CANCELLED}
    assert not Clock.objects.open().exists()


def test_the_trail_never_names_the_case(unit) -> None:
    start(unit, pk=4711)
    event = AuditEvent.objects.latest("pk")
    assert "4711" not in f"{event.target_label} {event.data}"


def test_open_clocks_follow_the_calendar(unit, django_capture_on_commit_callbacks) -> None:
    below, beside = make_unit("bawah", parent=unit), make_unit("sebelah")
    for number, where in enumerate((unit, below, beside), start=1):
        start(where, pk=number)
    start(unit, "dumas.putus", pk=9)
    by = actor(unit, Role.SECRETARY)
    fields = DayFields(date(2026, 3, 30), "Pilkada ulang", DayKind.POLLING, "Keputusan Gubernur 1/2026")
    with django_capture_on_commit_callbacks(execute=True):
        day = holiday_add(by=by, at=NOW, fields=fields)
    due = {clock.subject_id: clock.due_on.isoformat() for clock in Clock.objects.filter(key="trial.answer")}
    assert due == {1: "2026-04-07", 2: "2026-04-07", 3: "2026-04-06"}
    events = {event.unit: event.data for event in AuditEvent.objects.filter(verb="deadlines.recomputed")}
    told = {"cause": "Pilkada ulang 30 Maret 2026 ditambah", "checked": 1, "moved": 1}
    assert events == {unit: told, below: told}
    with django_capture_on_commit_callbacks(execute=True):
        holiday_remove(by=by, at=NOW, pk=day.pk, reason="Salah tanggal")
    assert set(Clock.objects.filter(key="trial.answer").values_list("due_on", flat=True)) == {date(2026, 4, 6)}
    with django_capture_on_commit_callbacks(execute=True):
        holiday_restore(by=by, at=NOW, pk=day.pk)
    assert Clock.objects.get(subject_id=1).due_on == date(2026, 4, 7)


def test_a_change_says_so_even_where_nothing_runs(unit, django_capture_on_commit_callbacks) -> None:
    fields = DayFields(date(2026, 3, 30), "HUT daerah", DayKind.LOCAL, "SE Bupati")
    with django_capture_on_commit_callbacks(execute=True):
        holiday_add(by=actor(unit, Role.ADMIN), at=NOW, fields=fields)
    assert AuditEvent.objects.get(verb="deadlines.recomputed").data["checked"] == 0


def test_a_stopped_or_paused_clock_does_not_move(unit, django_capture_on_commit_callbacks) -> None:
    start(unit, pk=1)
    clocks.clocks_stop(by=None, at=START, case=case(unit, 1), keys=["trial.answer"])
    start(unit, pk=2)
    clocks.clocks_pause(by=None, at=START, case=case(unit, 2), reason="menunggu")
    fields = DayFields(date(2026, 3, 30), "HUT daerah", DayKind.LOCAL, "SE Bupati")
    with django_capture_on_commit_callbacks(execute=True):
        holiday_add(by=actor(unit, Role.ADMIN), at=NOW, fields=fields)
    assert set(Clock.objects.values_list("due_on", flat=True)) == {date(2026, 4, 6)}
    (resumed,) = clocks.clocks_resume(by=None, at=START, case=case(unit, 2))
    assert resumed.due_on == date(2026, 4, 7)


def edited(base, **fields) -> rules.RuleFields:
    names = rules.RuleFields.__dataclass_fields__
    return rules.RuleFields(**{name: getattr(base, name) for name in names} | fields)


def test_an_office_sets_a_rule_for_itself_and_below(unit) -> None:
    below, beside = make_unit("bawah", parent=unit), make_unit("sebelah")
    (before,) = start(unit, pk=1)
    rules.rule_edit(
        by=actor(unit, Role.ADMIN), at=NOW, base=before.rule, fields=edited(before.rule, amount=3), reason="SOP kami"
    )
    days = {}
    for number, where in enumerate((unit, below, beside), start=2):
        (clock,) = start(where, pk=number)
        days[where.code] = (clock.due_on - START.date()).days
    assert days == {unit.code: 12, "bawah": 12, "sebelah": 24}
    before.refresh_from_db()
    assert before.due_on == date(2026, 4, 6)
    event = AuditEvent.objects.get(verb="deadlines.rule_changed")
    assert event.data == {"changes": {"amount": [10, 3]}, "reason": "SOP kami", "version": 1}


def test_joint_leave_counts_where_a_rule_says_so(unit) -> None:
    make_rule("trial.leave", counts_joint_leave=True)
    (clock,) = start(unit, "trial.leave")
    assert clock.due_on == date(2026, 3, 30)


@pytest.mark.parametrize(
    ("fields", "reason", "message"),
    [
        ({"amount": 3}, " ", "Alasan belum diisi"),
        ({}, "x", "Tidak ada yang berubah"),
        ({"amount": 0}, "x", "antara 1 dan"),
        ({"measure": "fixed_date"}, "x", "bulan 1 sampai 12"),
        ({"valid_from": date(2026, 2, 1), "valid_to": date(2026, 1, 1)}, "x", "Berlaku sampai"),
        ({"extension_times": 0}, "x", "Perpanjangan memerlukan"),
    ],
)
def test_an_edit_that_cannot_be(unit, fields: dict[str, object], reason: str, message: str) -> None:
    base = make_rule("trial.edit")
    with pytest.raises(PolicyError, match=message):
        rules.rule_edit(by=actor(unit, Role.ADMIN), at=NOW, base=base, fields=edited(base, **fields), reason=reason)


def test_days_that_cannot_be_added_or_taken_out(unit) -> None:
    by = actor(unit, Role.ADMIN)
    add = lambda day, **rest: holiday_add(  # noqa: E731
        by=by, at=NOW, fields=DayFields(date.fromisoformat(day), "Hari", DayKind.NATIONAL, "SKB", **rest)
    )
    with pytest.raises(PolicyError, match="sudah tercatat sebagai “Proklamasi Kemerdekaan”"):
        add("2026-08-17")
    with pytest.raises(PolicyError, match="Tahun 2101 di luar kalender"):
        add("2101-01-01")
    shipped = Holiday.objects.filter(unit=None).earliest("date")
    with pytest.raises(PolicyError, match="Hanya administrator sistem"):
        holiday_remove(by=by, at=NOW, pk=shipped.pk, reason="x")
    own = add("2026-07-06")
    with pytest.raises(PolicyError, match=f"ditetapkan oleh {unit}"):
        holiday_remove(by=actor(make_unit("bawah", parent=unit), Role.ADMIN), at=NOW, pk=own.pk, reason="x")
    with pytest.raises(PolicyError, match="masih ada di kalender"):
        holiday_restore(by=by, at=NOW, pk=own.pk)
    holiday_remove(by=by, at=NOW, pk=own.pk, reason="x")
    with pytest.raises(PolicyError, match="sudah dihapus"):
        holiday_remove(by=by, at=NOW, pk=own.pk, reason="x")
    add("2026-07-06")
    with pytest.raises(PolicyError, match="sudah tercatat lagi"):
        holiday_restore(by=by, at=NOW, pk=own.pk)
