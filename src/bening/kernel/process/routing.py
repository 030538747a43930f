"""The phases of one case: which apply to the unit, who acts in them, where each result leads, and until when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bening.kernel.lke.instrument import Predicate
from bening.kernel.process.model import Branch, Phase, Process


class RouteError(ValueError):
    """The case does not go together with the process; the message says why."""


def route(
    process: Process,
    *,
    predicate: Predicate,
    branch: str | None = None,
    level: str | None = None,
    kind: str | None = None,
) -> tuple[Phase, ...]:
    """The phases of a case in the process's order, those off the straight road and the end included.

    ``branch`` is a key of ``Process.branches`` (None or "" for the ordinary way), ``level`` and ``kind`` of ``levels``
    and ``kinds``: phases that are not for such a unit are left out, and results that led to them lead past them. An
    unknown level or kind (None) leaves nothing out. Raises RouteError for a branch of another predicate or a key that
    the process does not have.
    """
    _check(process, level, kind)
    way = _branch(process, predicate, branch)
    kept = [phase for phase in process.phases.values() if _applies(phase, level, kind)]
    codes = {phase.code for phase in kept}
    return tuple(_placed(process, phase, codes, way, level) for phase in kept)


def due(process: Process, year: int, announced: dt.date | None = None) -> dt.date:
    """The last day for the proposals of a year: the date that TPN announced, the one on record, else the rule's."""
    if announced is not None:
        return announced
    window = process.deadline.years.get(year)
    return window.closes if window else dt.date(year, process.deadline.month, process.deadline.day)


def _check(process: Process, level: str | None, kind: str | None) -> None:
    for what, given, known in (("Tingkat", level, process.levels), ("Jenis instansi", kind, process.kinds)):
        if given is not None and given not in known:
            raise RouteError(f"{what} “{given}” tidak dikenal; yang ada: {', '.join(known)}.")


def _branch(process: Process, predicate: Predicate, key: str | None) -> Branch | None:
    if not key:
        return None
    branch = process.branches.get(key)
    if branch is None:
        raise RouteError(f"Jalur “{key}” tidak dikenal; yang ada: {', '.join(process.branches) or 'tidak ada'}.")
    if branch.predicate is not predicate:
        raise RouteError(f"Jalur “{branch.name}” hanya untuk predikat {branch.predicate}, bukan {predicate}.")
    return branch


def _applies(phase: Phase, level: str | None, kind: str | None) -> bool:
    return (level is None or level in phase.levels) and (kind is None or kind in phase.kinds)


def _placed(process: Process, phase: Phase, codes: set[str], branch: Branch | None, level: str | None) -> Phase:
    """The phase with the actors of the case and targets that the case has."""
    actors = phase.actors_at.get(level or "", phase.actors)
    if branch and phase.code in branch.phases:
        actors = tuple(dict.fromkeys(branch.replaces.get(actor, actor) for actor in actors))
    results = tuple(replace(result, target=_past(process, result.target, codes)) for result in phase.results)
    return replace(phase, actors=actors, results=results)


def _past(process: Process, code: str, codes: set[str]) -> str:
    """The phase itself, or the next one on the straight road that the case has."""
    while code not in codes:
        phase = process.phases[code]
        code = phase.result(phase.forward).target
    return code
