"""How clocks look on a day: in words, with their state, the tightest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bening.foundation.deadlines.enums import ClockState, Measure, Outcome
from bening.foundation.deadlines.models import Clock
from bening.foundation.deadlines.selectors.calendar import OfficeDays, office_days
from bening.foundation.kit.formats import long_date, long_datetime, short_date
from bening.foundation.units.models import Unit
from bening.kernel.workdays.terms import paused_days, position_of

SOON_DAYS = 7
ENDED = {Outcome.MET: "selesai tepat waktu", Outcome.MISSED: "selesai terlambat", Outcome.CANCELLED: "dibatalkan"}
KINDS = {Outcome.MET: "done", Outcome.MISSED: "late", Outcome.CANCELLED: "void"}


@dataclass(frozen=True, slots=True)
class Face:
    """One clock to be read. ``kind`` is the kit's kind of state, ``word`` what stands on it, ``words`` the sentence."""

    clock: Clock
    kind: str
    word: str
    words: str
    notes: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.clock.state != ClockState.STOPPED


def faces_of(kind: str, ids: Collection[int], unit: Unit, at: datetime) -> dict[int, list[Face]]:
    """The clocks of cases of one kind in one unit by the cases' keys, the tightest first (three queries).

    A case without clocks is absent.
    """
    rows = Clock.objects.about(kind, ids).filter(unit=unit).select_related("rule", "unit").prefetch_related("pauses")
    days = office_days(unit)
    found: dict[int, list[Face]] = defaultdict(list)
    for clock in rows.order_by("due_at", "pk"):
        found[clock.subject_id].append(face_of(clock, days, at))
    return {pk: sorted(faces, key=_tightness) for pk, faces in found.items()}


def tightest(faces: Iterable[Face]) -> Face | None:
    """The open clock that colours the case: of those that run the one due first, else one that is paused."""
    return min((face for face in faces if face.is_open), key=_tightness, default=None)


def _tightness(face: Face) -> tuple[int, datetime, int]:
    order = (ClockState.RUNNING, ClockState.PAUSED, ClockState.STOPPED)
    return order.index(ClockState(face.clock.state)), face.clock.due_at, face.clock.pk


def face_of(clock: Clock, days: OfficeDays, at: datetime) -> Face:
    """One clock at a moment. Its pauses should be prefetched."""
    kind, word = _state(clock, at)
    return Face(clock, kind, word, _sentence(clock, days, at), tuple(_notes(clock, days)))


def _state(clock: Clock, at: datetime) -> tuple[str, str]:
    if clock.state == ClockState.STOPPED:
        return KINDS[Outcome(clock.outcome)], Outcome(clock.outcome).label
    if clock.state == ClockState.PAUSED:
        return "idle", ClockState.PAUSED.label
    if at > clock.due_at:
        return "late", "Terlambat"
    near = (clock.due_on - _local(clock, at)).days <= SOON_DAYS
    return ("soon", "Segera jatuh tempo") if near else ("active", "Berjalan")


def _sentence(clock: Clock, days: OfficeDays, at: datetime) -> str:
    due = f"jatuh tempo {_due_words(clock)}"
    if clock.state == ClockState.STOPPED and clock.stopped_at:
        return f"{ENDED[Outcome(clock.outcome)]} pada {long_date(_local(clock, clock.stopped_at))}, {due}"
    if clock.state == ClockState.PAUSED:
        since = max((pause for pause in clock.pauses.all() if pause.ended_at is None), key=lambda one: one.started_at)
        day = _progress(clock, days, since.started_at)
        return f"ditunda sejak {long_date(_local(clock, since.started_at))} ({since.reason}), {day}"
    return f"{_progress(clock, days, at)}, {due}"


def _progress(clock: Clock, days: OfficeDays, at: datetime) -> str:
    """ "hari ke-3 dari 7 hari kerja", "terlambat 2 hari kerja", "mulai hari ini, 7 hari kerja"."""
    if clock.rule.measure == Measure.HOUR:
        return "batas waktu sudah lewat" if at > clock.due_at else f"waktu {clock.term.amount} jam"
    noun = Measure.WORKING_DAY.label if clock.rule.measure == Measure.WORKING_DAY else "hari"
    if clock.rule.measure == Measure.CALENDAR_DAY:
        noun = Measure.CALENDAR_DAY.label
    start, zone = _local(clock, clock.started_at), ZoneInfo(clock.unit.time_zone)
    paused = paused_days([pause.until(pause.ended_at) for pause in clock.pauses.all() if pause.ended_at], zone)
    calendar = days.calendar(counts_joint_leave=clock.rule.counts_joint_leave)
    place = position_of(start, clock.due_on, _local(clock, at), clock.term, calendar, paused)
    if place.number > place.total:
        return f"terlambat {place.number - place.total} {noun}"
    if at > clock.due_at:
        return f"lewat {long_date(clock.due_on)}, belum ada {noun} sesudahnya"
    if place.number == 0:
        return f"hari pertama dihitung sesudah {long_date(start)}, {place.total} {noun}"
    return f"hari ke-{place.number} dari {place.total} {noun}"


def _due_words(clock: Clock) -> str:
    if clock.rule.measure == Measure.HOUR:
        return long_datetime(clock.due_at.astimezone(ZoneInfo(clock.unit.time_zone)))
    return long_date(clock.due_on)


def _notes(clock: Clock, days: OfficeDays) -> Iterable[str]:
    """What a reader must know of the date: where it falls on a day off, and what it rests on."""
    if clock.state == ClockState.STOPPED:
        return
    if clock.rule.measure not in {Measure.WORKING_DAY, Measure.HOUR} and not days.strict.is_working(clock.due_on):
        following = days.strict.next_working(clock.due_on)
        yield f"Tanggal itu hari libur. Hari kerja berikutnya {short_date(following)}."
    start = _local(clock, clock.started_at)
    if clock.rule.measure == Measure.WORKING_DAY and days.is_provisional(start, clock.due_on):
        yield "Tanggal ini perkiraan: kalender libur tahun itu belum pasti."
    if clock.extended_by:
        yield f"Sudah diperpanjang {clock.extended_by} {clock.rule.get_measure_display()}."


def _local(clock: Clock, at: datetime) -> date:
    return at.astimezone(ZoneInfo(clock.unit.time_zone)).date()


def urgency(faces: Sequence[Face]) -> str:
    """The kind of state that colours a case with these clocks; "" when none is open."""
    face = tightest(faces)
    return face.kind if face else ""
