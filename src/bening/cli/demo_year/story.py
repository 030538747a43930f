"""What happened to each due date up to the demo date, and the services that make it so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bening.cli.demo_year import proofs
from bening.cli.demo_year.proofs import Handing
from bening.foundation.accounts.permissions import Actor
from bening.rooms.plans.models import Occurrence, Plan
from bening.rooms.plans.services.comments import comment_add
from bening.rooms.plans.services.occurrence_moves import (
    occurrence_accept,
    occurrence_cancel,
    occurrence_return,
    occurrence_start,
    occurrence_submit,
)

RETURN_REASONS = ("wrong_date", "unsigned")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts: the secretary, and per area the one who does the work and the one who checks it."""

    secretary: Actor
    workers: dict[str, Actor]
    reviewers: dict[str, Actor]
    with_proofs: bool = False
    """Hand in documents, so that due dates follow their evidence; else only the due dates move."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment in the office's time zone."""
    return datetime.combine(day, time(hour, minute), tzinfo=ZoneInfo("Asia/Jakarta"))


def fate(number: int, occurrence: Occurrence, today: date) -> str:
    """What became of the ``number``-th due date: a fixed mixture that shows every state of work."""
    if number % 31 == 17:
        return "cancelled"
    if occurrence.due < today:
        return {3: "late", 8: "returned", 12: "waiting", 19: "late"}.get(number % 20, "done")
    if occurrence.due <= today + timedelta(days=20):
        return ("waiting", "started", "untouched", "done")[number % 4]
    return "started" if occurrence.start <= today and number % 2 else "untouched"


def live_through(plan: Plan, cast: Cast, today: date) -> Iterator[int]:
    """Act out the year up to today; yields how many due dates are behind."""
    occurrences = Occurrence.objects.of_plan(plan).select_related(
        "item__plan__unit", "item__component__section", "item__owner", "owner"
    )
    for number, occurrence in enumerate(occurrences.order_by("due", "item__position"), start=1):
        act(number, occurrence, cast, today)
        yield number


def act(number: int, occurrence: Occurrence, cast: Cast, today: date) -> None:
    """Bring one due date to its fate, each step at a believable moment before today."""
    end = fate(number, occurrence, today)
    area = occurrence.item.component.section.area
    worker, reviewer = cast.workers[area], cast.reviewers[area]
    if end == "cancelled":
        occurrence_cancel(
            by=cast.secretary,
            at=at(date(2025, 1, 20), 10, number % 60),
            occurrence=occurrence,
            note="Tidak ada formasi baru tahun ini; dicatat dalam rapat tim 20 Januari 2025.",
        )
        return
    if end == "untouched":
        return
    handed_in = min(occurrence.due - timedelta(days=number % 6), today - timedelta(days=3))
    began = max(min(occurrence.start, handed_in), date(2025, 1, 7))
    began = min(began, handed_in)
    occurrence_start(by=worker, at=at(began, 9, number % 60), occurrence=occurrence)
    if end in {"started", "late"}:
        return
    occurrence.refresh_from_db()
    judged = min(handed_in + timedelta(days=1 + number % 2), today - timedelta(days=1))
    if cast.with_proofs and occurrence.item.requirements.exists():
        why = "Koordinator area belum ditunjuk." if reviewer is cast.secretary else ""
        handing = Handing(worker, occurrence, number, handed_in, at(handed_in, 14, number % 60))
        prove(end, handing, reviewer=reviewer, judged=judged, why=why)
        return
    occurrence_submit(
        by=worker,
        at=at(handed_in, 14, number % 60),
        occurrence=occurrence,
        note="Dokumen sudah ditandatangani dan ada di map area.",
    )
    occurrence.refresh_from_db()
    if end == "returned":
        occurrence_return(
            by=reviewer,
            at=at(judged, 10, number % 60),
            occurrence=occurrence,
            reasons=RETURN_REASONS[: 1 + number % 2],
            note="Mohon diperbaiki lalu serahkan kembali.",
            fix_by=judged + timedelta(days=7),
        )
    elif end == "done":
        why = "Koordinator area belum ditunjuk." if reviewer is cast.secretary else ""
        occurrence_accept(by=reviewer, at=at(judged, 10, number % 60), occurrence=occurrence, note=why)


def prove(end: str, handing: Handing, *, reviewer: Actor, judged: date, why: str) -> None:
    """Hand in the documents of one due date and judge them; every seventh was returned once and mended."""
    moment = at(judged, 10, handing.number % 60)
    mended = end == "done" and handing.number % 7 == 0
    rows = proofs.hand_in(handing, flawed=end == "returned" or mended)
    if end == "waiting":
        return
    if end == "returned" or mended:
        fix_by = judged + timedelta(days=7)
        proofs.send_back(rows, by=reviewer, at=moment, reasons=RETURN_REASONS, fix_by=fix_by)
    if mended:
        proofs.mend(rows[0], replace(handing, at=at(judged, 15, handing.number % 60)))
        moment = at(judged, 16, handing.number % 60)
    if end == "done":
        proofs.accept(rows, by=reviewer, at=moment, note=why)


def talk(plan: Plan, cast: Cast, today: date) -> None:
    """A few remarks, so that the item page shows what a conversation looks like."""
    remarks = (
        ("I.1.1", "MP", "SK tahun lalu ada di lemari arsip, saya pakai sebagai contoh."),
        ("II.1.1", "PT", "Apakah batasnya akhir Mei atau akhir Juni?"),
    )
    for code, area, words in remarks:
        item = plan.items.select_related("plan__unit", "component__section", "owner").get(code=code)
        comment_add(by=cast.workers[area], at=at(today - timedelta(days=9), 11), item=item, text=words)
        comment_add(
            by=cast.reviewers[area],
            at=at(today - timedelta(days=8), 8, 30),
            item=item,
            text="Terima kasih, dipakai akhir Juni sesuai rapat.",
        )
