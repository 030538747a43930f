"""Deadlines of cases stand in *Tugas saya* and in the morning's mail, under the names that their room gives them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bening.foundation.deadlines.services.clocks import Case, clocks_pause, clocks_start, clocks_stop
from bening.foundation.deadlines.services.shipping import reference_copy
from bening.front.digest import compose
from bening.front.tasks import send_digest_batch
from bening.front.work import work_list, works_of
from bening.rooms.plans.enums import OccurrenceState as State
from tests.factories import NOW, TODAY, make_unit, make_user
from tests.foundation.deadlines.cases import KIND, TrialRoom, make_rule, moment
from tests.foundation.deadlines.conftest import trial  # noqa: F401 - the room of tests

pytestmark = pytest.mark.django_db
HOME = reverse("home")


@pytest.fixture(autouse=True)
def _rules(db) -> None:
    reference_copy(at=NOW)
    make_rule("trial.short", amount=3)
    make_rule("trial.reply", duty="reporter", amount=1)


def begin(world, room: TrialRoom, pk: int, day: str, *keys: str, owners=None) -> Case:
    case = Case(KIND, pk, world.unit)
    clocks_start(by=None, at=NOW, case=case, keys=keys or ["trial.short"], started_at=moment(day))
    room.owners[pk] = owners or [world.worker]
    return case


def test_late_and_near_deadlines_stand_first_in_their_groups(client_for, world, trial) -> None:  # noqa: F811
    begin(world, trial, 1, "2025-06-02")
    begin(world, trial, 2, "2025-06-13")
    begin(world, trial, 3, "2025-06-13", "dumas.putus")
    begin(world, trial, 4, "2025-06-13", "trial.reply")
    begin(world, trial, 5, "2025-06-13", owners=[world.coordinator])
    trial.hidden.add(2)
    page = client_for(world.worker).get(HOME).content.decode()
    late, soon = page.index("<h2>Terlambat</h2>"), page.index("<h2>Jatuh tempo dalam 7 hari</h2>")
    assert late < page.index("<b>P-1</b> Menjawab trial.short: Perkara 1") < page.index("<b>I.1.1</b>") < soon
    assert soon < page.index("<b>P-2</b> Menjawab trial.short: Perkara rahasia")
    assert "/p/2/" in page
    assert "<b>6</b> terlambat" in page  # five months of the plan and one case
    for other in (3, 4, 5):
        assert f"P-{other}" not in page


@pytest.mark.parametrize("end", ["stop", "pause"])
def test_what_stopped_or_waits_is_no_task(world, trial, end: str) -> None:  # noqa: F811
    case = begin(world, trial, 1, "2025-06-13")
    assert [work.code for work in works_of(world.worker, TODAY)][:6][-1] == "P-1"
    if end == "stop":
        clocks_stop(by=None, at=NOW, case=case, keys=["trial.short"])
    else:
        clocks_pause(by=None, at=NOW, case=case, reason="menunggu")
    assert "P-1" not in [work.code for work in works_of(world.worker, TODAY)]


def test_pages_cut_cases_and_tasks_together(world, trial) -> None:  # noqa: F811
    world.put(7, State.IN_PROGRESS, due=date(2025, 6, 20))
    begin(world, trial, 1, "2025-06-02")
    begin(world, trial, 2, "2025-06-13")
    works = work_list(world.worker, TODAY)
    whole = [work.code for work in works[:]]
    assert whole[:9] == ["P-1", "I.1.1", "I.1.2", "I.1.3", "I.1.4", "I.1.5", "P-2", "I.1.7", "I.1.6"]
    assert len(whole) == len(works) == 14
    for start in range(14):
        for stop in range(start, 15):
            assert [work.code for work in works[start:stop]] == whole[start:stop]


def test_cases_are_chosen_by_their_unit_too(client_for, world, trial) -> None:  # noqa: F811
    begin(world, trial, 1, "2025-06-13")
    other = make_unit("bungo", name="KPU Kabupaten Bungo")
    trial.owners[2] = [world.worker]
    clocks_start(by=None, at=NOW, case=Case(KIND, 2, other), keys=["trial.short"], started_at=moment("2025-06-13"))
    client = client_for(world.worker)
    chosen = client.get(HOME, {"satker": "bungo-2025"}).content.decode()
    assert "P-2" in chosen
    assert "P-1" not in chosen
    assert "KPU Kabupaten Bungo 2025" in client.get(HOME).content.decode()


def test_thirty_cases_ask_no_more_than_three(world, trial) -> None:  # noqa: F811
    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert work_list(world.worker, TODAY)[:40]
        return len(captured)

    for pk in range(1, 4):
        begin(world, trial, pk, "2025-06-13")
    few = questions()
    for pk in range(4, 31):
        begin(world, trial, pk, "2025-06-13")
    assert questions() == few <= 6


def test_a_short_deadline_is_news_when_it_begins_and_when_it_ends(world, trial) -> None:  # noqa: F811
    begin(world, trial, 1, "2025-06-13")  # due on Wednesday 18 June
    days = {}
    for offset in range(-3, 5):
        on = TODAY + timedelta(days=offset)
        works = [work for work in works_of(world.worker, on) if work.code == "P-1"]
        digest = compose(works, last_sent_on=on - timedelta(days=1), on=on)
        days[on.day] = digest.sections[0].heading if digest else ""
    assert days == {
        13: "segera jatuh tempo", 14: "", 15: "", 16: "", 17: "", 18: "jatuh tempo hari ini", 19: "terlambat", 20: "",
    }  # fmt: skip


def test_the_mail_names_a_confidential_case_neutrally(world, trial) -> None:  # noqa: F811
    begin(world, trial, 1, "2025-06-13")
    trial.hidden.add(1)
    assert send_digest_batch.call([world.worker.pk], "2025-06-18") == 1
    (sent,) = mail.outbox
    assert "P-1 Menjawab trial.short: Perkara rahasia" in sent.body
    assert "/p/1/" in sent.body


def test_nobody_else_is_told(world, trial) -> None:  # noqa: F811
    begin(world, trial, 1, "2025-06-13")
    assert works_of(make_user(), TODAY) == []
