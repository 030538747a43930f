"""Leaving a phase with one of its results, and taking the last step back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.foundation.files.models import StoredFile
from bening.foundation.notifications.services import notify
from bening.foundation.workflow.policy import PolicyError
from bening.kernel.process import Effect, Phase, Result
from bening.rooms.assessment import policies
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import Answer, Assessment, PhaseStep, PrerequisiteCheck, Sheet, SheetStep
from bening.rooms.assessment.rules.guarding import Shortfall
from bening.rooms.assessment.rules.stepping import UNDONE
from bening.rooms.assessment.selectors.people import holders
from bening.rooms.assessment.selectors.phases import Known, known_of
from bening.rooms.assessment.services.opening import _sheet

UNDO_WITHIN = dt.timedelta(days=1)
STALE = "Tahapnya sudah berubah sejak Anda membuka halaman ini. Muat ulang, lalu lihat lagi."


class StepRefused(PolicyError):  # noqa: N818 - reads as what happened
    """Guards keep the result from being taken: those that block, or those that must be passed over knowingly."""

    def __init__(self, found: Sequence[Shortfall]) -> None:
        super().__init__(" ".join(row.sentence for row in found))
        self.found = tuple(found)

    @property
    def blocks(self) -> bool:
        """Whether any of them cannot be passed over."""
        return any(row.effect is Effect.BLOCKS for row in self.found)


@dataclass(frozen=True, slots=True)
class Taken:
    """A result as a person takes it: ``on`` is the day of the decision, ``respondents`` those of a survey.

    ``seen`` is the version of the assessment that she saw, ``passing`` the warnings that she goes on in spite of, as
    their sentences.
    """

    result: str
    on: dt.date
    seen: int
    document_number: str = ""
    document: StoredFile | None = None
    respondents: int | None = None
    note: str = ""
    passing: frozenset[str] = frozenset()


@transaction.atomic
def assessment_move(*, by: Actor, at: dt.datetime, assessment: Assessment, taken: Taken) -> PhaseStep:
    """Take one result of the present phase: keep the step, go to the next phase, start the filling that opens there.

    Raises StepRefused for guards that are not met, PolicyError for somebody else's turn, a day that cannot be or a step
    that somebody else took in the meantime.
    """
    row = _locked(assessment, taken.seen)
    known = known_of(row)
    policies.check_move(by, row, known.phase)
    result = _result(known.phase, taken.result)
    _check_day(row, taken.on, at)
    found = known.shortfalls(result, taken.on, taken.respondents)
    if any(one.effect is Effect.BLOCKS or one.sentence not in taken.passing for one in found):
        raise StepRefused(found)
    step = PhaseStep.objects.create(
        assessment=row,
        source=row.phase,
        target=result.target,
        result=result.key,
        on=taken.on,
        document_number=taken.document_number,
        document=taken.document,
        respondents=taken.respondents,
        note=taken.note,
        warnings=[one.sentence for one in found],
        by=by.user,
        at=at,
    )
    _go(row, result.target, taken.on)
    started = _start(known, row, at)
    data = {
        "step": step.pk,
        "from": known.phase.name,
        "to": known.process.phases[result.target].name,
        "result": result.label,
        "on": taken.on.isoformat(),
        "letter": taken.document_number,
        "warnings": step.warnings,
        "started": started,
    }
    record(by=by.user, at=at, unit=by.unit, verb="assessment.moved", target=row, data=data)
    transaction.on_commit(partial(_tell, by=by, at=at, known=known, step=step))
    return step


@transaction.atomic
def assessment_step_undo(*, by: Actor, at: dt.datetime, assessment: Assessment, seen: int) -> PhaseStep:
    """Take the last step back within a day, by who made it, while nothing was written since. The history keeps both."""
    row = _locked(assessment, seen)
    policies.check_same_unit(by, row)
    known = known_of(row)
    last = check_undo(by, known, at)
    before = known.steps[-2].on if len(known.steps) > 1 else _day(row.opened_at, row)
    step = PhaseStep.objects.create(
        assessment=row, source=row.phase, target=last.source, result=UNDONE, on=_day(at, row), by=by.user, at=at
    )
    _go(row, last.source, before)
    data = {"step": step.pk, "from": known.phase.name, "to": known.process.phases[last.source].name}
    record(by=by.user, at=at, unit=by.unit, verb="assessment.step_undone", target=row, data=data)
    return step


def check_undo(by: Actor, known: Known, at: dt.datetime) -> PhaseStep:
    """The last step, where it may be taken back now; raises PolicyError with a sentence."""
    last = known.last
    if last is None:
        raise PolicyError("Belum ada langkah yang dapat diurungkan.")
    if last.by_id != by.user.pk:
        raise PolicyError(f"Langkah ini dicatat {last.by.name}; hanya yang mencatat dapat mengurungkannya.")
    if at - last.at > UNDO_WITHIN:
        raise PolicyError("Langkah hanya dapat diurungkan dalam satu hari sejak dicatat.")
    written = (
        Answer.objects.filter(sheet__assessment=known.assessment, at__gte=last.at),
        SheetStep.objects.filter(sheet__assessment=known.assessment, at__gte=last.at),
        PrerequisiteCheck.objects.filter(assessment=known.assessment, at__gte=last.at),
    )
    if any(rows.exists() for rows in written):
        raise PolicyError("Sesudah langkah ini sudah ada yang diisi, jadi langkahnya tidak dapat diurungkan lagi.")
    return last


def _locked(assessment: Assessment, seen: int) -> Assessment:
    """The assessment as it stands now, held until the transaction ends, if it is still what the person saw."""
    rows = Assessment.objects.select_for_update(of=("self",), no_key=True).select_related("unit__institution")
    row = rows.get(pk=assessment.pk)
    if row.row_version != seen:
        raise PolicyError(STALE)
    list(Sheet.objects.select_for_update(no_key=True).filter(assessment=row).order_by("pk").values_list("pk"))
    return row


def _result(phase: Phase, key: str) -> Result:
    try:
        return phase.result(key)
    except LookupError as wrong:
        raise PolicyError(str(wrong)) from wrong


def _day(at: dt.datetime, row: Assessment) -> dt.date:
    return at.astimezone(ZoneInfo(row.unit.time_zone)).date()


def _check_day(row: Assessment, on: dt.date, at: dt.datetime) -> None:
    if on > _day(at, row):
        raise PolicyError("Tanggal langkah belum tiba. Tulis tanggal keputusannya, paling akhir hari ini.")
    if on < row.phase_since:
        raise PolicyError(f"Tanggal langkah mendahului awal tahap ini ({row.phase_since:%d-%m-%Y}).")


def _go(row: Assessment, phase: str, since: dt.date) -> None:
    row.phase, row.phase_since = phase, since
    row.row_version += 1
    row.save(update_fields=("phase", "phase_since", "row_version"))


def _start(known: Known, row: Assessment, at: dt.datetime) -> str:
    """Start the filling of the layer that the new phase lets write, where there is none yet; its name or ""."""
    writes = known.process.phases[row.phase].writes
    if writes is None or row.sheets.filter(layer=writes.value).exists():
        return ""
    return str(_sheet(row, Layer(writes.value), at).get_layer_display())


def _tell(*, by: Actor, at: dt.datetime, known: Known, step: PhaseStep) -> None:
    """Tell those whose turn it is now."""
    phase = next((row for row in known.phases if row.code == step.target), known.process.phases[step.target])
    turn = "" if phase.is_end else " Giliran Anda untuk mencatat hasilnya."
    people = holders(by.unit, by.year, policies.movers(phase))
    notify(
        users=[user for user in people if user != by.user],
        unit=by.unit,
        kind="assessment.phase",
        key=f"step:{step.pk}",
        text=f"LKE {by.unit.name} {by.year} kini pada tahap {phase.name}.{turn}",
        url=room_url(by.unit, by.year, "phases"),
        at=at,
    )
