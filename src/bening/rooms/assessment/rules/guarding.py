"""Whether a result of a phase may be taken: each guard of the process against what is known of the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bening.kernel.lke import Predicate, Score
from bening.kernel.lke.instrument import Provenance, Status
from bening.kernel.lke.numbers import shown
from bening.kernel.process import Document, Effect, Guard, GuardKind, Layer, Phase, Result
from bening.rooms.assessment.rules.asking import Asked

Reasons = list[tuple[Effect, str]]


@dataclass(frozen=True, slots=True)
class Case:
    """What is known when a result is about to be taken on the day ``on``.

    ``scores`` are those of the newest filling by layer, ``missing`` the phase's papers that are not recorded, ``due``
    and ``opens`` the year's window for proposals (None: it has no first day). ``since`` is the day on which the phase
    began, ``times`` how often this result was taken before, ``revoked`` the day of the last revocation of the unit.
    """

    predicate: Predicate
    on: dt.date
    since: dt.date
    due: dt.date
    opens: dt.date | None = None
    scores: Mapping[Layer, Score] = field(default_factory=dict)
    missing: tuple[Document, ...] = ()
    asked: tuple[Asked, ...] = ()
    times: int = 0
    revoked: dt.date | None = None
    respondents: int | None = None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a guard misses, with the reasons of one effect; clause and standing are the guard's."""

    effect: Effect
    text: str
    reasons: tuple[str, ...]
    clause: str
    provenance: Provenance

    @property
    def sentence(self) -> str:
        """The guard, what is missing, and where it stands, in one line."""
        return f"{self.text} {' '.join(self.reasons)} ({self.clause}.)"


def shortfalls(result: Result, case: Case) -> tuple[Shortfall, ...]:
    """What keeps the result from being taken or must be passed over knowingly; nothing where all is well."""
    return tuple(found for guard in result.guards for found in _of(guard, case))


def paper_shortfalls(phase: Phase, result: Result, case: Case) -> tuple[Shortfall, ...]:
    """The missing papers of a phase that is left straight on by a result whose guards do not ask for them."""
    if result.key != phase.forward or any(guard.kind is GuardKind.DOCUMENTS for guard in result.guards):
        return ()
    return tuple(
        Shortfall(paper.effect, f"{paper.text}.", ("Belum tercatat.",), paper.clause, paper.provenance)
        for paper in case.missing
    )


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def written_day(day: dt.date) -> str:
    """A date in digits, for sentences that no page formats."""
    return f"{day:%d-%m-%Y}"


def _of(guard: Guard, case: Case) -> Iterable[Shortfall]:
    reasons = JUDGES[guard.kind](guard, case)
    for effect in Effect:
        told = tuple(reason for how, reason in reasons if how is effect)
        if told:
            yield Shortfall(effect, guard.text, told, guard.clause, guard.provenance)


def _softest(*effects: Effect) -> Effect:
    return Effect.WARNS if Effect.WARNS in effects else Effect.BLOCKS


def _score(guard: Guard, case: Case) -> Score | None:
    return case.scores.get(guard.layer) if guard.layer else None


def _complete(guard: Guard, case: Case) -> Reasons:
    score = _score(guard, case)
    if score is None:
        return [(guard.effect, "Lembarnya belum dimulai.")]
    count = len(score.unanswered)
    return [(guard.effect, f"{count} butir belum dijawab.")] if count else []


def _thresholds(guard: Guard, case: Case) -> Reasons:
    """An empty sheet of TPN tells nothing, since TPN judges elsewhere: that warns. Any other empty sheet is no pass."""
    score = _score(guard, case)
    if score is None or len(score.unanswered) == len(score.instrument.items):
        if guard.layer is Layer.TPN:
            return [(Effect.WARNS, "Lembar TPN tidak diisi di Bening, jadi nilainya tidak dapat diperiksa di sini.")]
        return [(guard.effect, "Lembarnya belum diisi.")]
    return [
        (
            _softest(guard.effect, Effect.BLOCKS if _is_read(check.threshold.provenance) else Effect.WARNS),
            f"{check.threshold.label}: {check.shown} dari paling sedikit {shown(check.minimum)}.",
        )
        for check in score.checks(case.predicate)
        if not check.passed
    ]


def _is_read(provenance: Provenance) -> bool:
    return provenance.status is Status.VERIFIED


def _documents(guard: Guard, case: Case) -> Reasons:
    return [(_softest(guard.effect, paper.effect), f"Belum tercatat: {paper.text}.") for paper in case.missing]


def _prerequisites(guard: Guard, case: Case) -> Reasons:
    return [(_softest(guard.effect, row.effect), _unmet(row)) for row in case.asked if not row.met]


def _unmet(row: Asked) -> str:
    if row.met is None:
        return f"{row.prerequisite.text}: belum diketahui."
    return f"{row.prerequisite.text}: {row.known}, seharusnya paling sedikit {row.least}."


def _deadline(guard: Guard, case: Case) -> Reasons:
    if case.on > case.due:
        return [(guard.effect, f"Batasnya {written_day(case.due)}, sedangkan langkah ini {written_day(case.on)}.")]
    if case.opens and case.on < case.opens:
        return [(guard.effect, f"Pengajuan baru dibuka {written_day(case.opens)}.")]
    return []


def _min_respondents(guard: Guard, case: Case) -> Reasons:
    if case.respondents is None:
        return [(guard.effect, "Jumlah respondennya belum ditulis.")]
    if case.respondents < _number(guard):
        return [(guard.effect, f"Respondennya {case.respondents}.")]
    return []


def _every_years(guard: Guard, case: Case) -> Reasons:
    last = years_after(case.since, _number(guard))
    return [(guard.effect, f"Batasnya {written_day(last)}.")] if case.on > last else []


def _ban_years(guard: Guard, case: Case) -> Reasons:
    """A ban that warns begins with this result; one that blocks looks back at the last revocation."""
    if guard.effect is Effect.WARNS:
        return [(Effect.WARNS, f"Baru dapat diajukan lagi mulai {written_day(years_after(case.on, _number(guard)))}.")]
    if case.revoked is None or case.on >= (free := years_after(case.revoked, _number(guard))):
        return []
    return [(guard.effect, f"Dicabut {written_day(case.revoked)}; dapat diajukan lagi mulai {written_day(free)}.")]


def _once(guard: Guard, case: Case) -> Reasons:
    return [(guard.effect, f"Sudah pernah {case.times} kali.")] if case.times >= _number(guard) else []


def _number(guard: Guard) -> int:
    """The number of a guard; a process whose guard lacks one is not loaded (``kernel.process.soundness``)."""
    return guard.value or 0


JUDGES: Mapping[GuardKind, Callable[[Guard, Case], Reasons]] = {
    GuardKind.COMPLETE: _complete,
    GuardKind.THRESHOLDS: _thresholds,
    GuardKind.DOCUMENTS: _documents,
    GuardKind.PREREQUISITES: _prerequisites,
    GuardKind.DEADLINE: _deadline,
    GuardKind.MIN_RESPONDENTS: _min_respondents,
    GuardKind.EVERY_YEARS: _every_years,
    GuardKind.BAN_YEARS: _ban_years,
    GuardKind.ONCE: _once,
}
