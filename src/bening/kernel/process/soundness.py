"""What must hold for a process before it may lead anyone: known names, roads that end, nothing unproved that blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bening.kernel.lke.instrument import Provenance, Status
from bening.kernel.process.judging import WrongValue, check_minimum
from bening.kernel.process.model import (
    Affirmation,
    Branch,
    Document,
    Effect,
    Guard,
    GuardKind,
    Phase,
    Prerequisite,
    Process,
    Scope,
    Zone,
)

LAYERED = frozenset({GuardKind.COMPLETE, GuardKind.THRESHOLDS})
COUNTED = frozenset({GuardKind.MIN_RESPONDENTS, GuardKind.EVERY_YEARS, GuardKind.BAN_YEARS, GuardKind.ONCE})


def problems(process: Process) -> list[str]:
    """A sentence for each thing that is wrong; nothing where all is well."""
    unknown = list(_names(process))
    if unknown:
        return unknown
    return [
        *_roads(process),
        *_skips(process),
        *_guards(process),
        *_proved(process),
        *_prerequisites(process),
        *_zones(process),
    ]


def _names(process: Process) -> Iterator[str]:
    """What points at something that is not there."""
    if process.start not in process.phases:
        yield f"Tahap awal {process.start} tidak ada."
    for phase in process.phases.values():
        yield from _phase(process, phase)
    for document in process.documents.values():
        yield from _missing(f"Dokumen {document.key}", [document.phase], process.phases, "tahap")
    for branch in process.branches.values():
        yield from _missing(f"Jalur {branch.key}", branch.phases, process.phases, "tahap")
        actors = [*branch.replaces, *branch.replaces.values()]
        yield from _missing(f"Jalur {branch.key}", actors, process.actors, "pelaku")
    for name, kinds in _kinds(process):
        yield from _missing(name, kinds, process.kinds, "jenis instansi")
    for zone in process.zones.values():
        yield from _missing(f"Kawasan {zone.key}", zone.prerequisites, process.prerequisites, "prasyarat")


def _phase(process: Process, phase: Phase) -> Iterator[str]:
    name = f"Tahap {phase.code}"
    actors = [*phase.actors, *(actor for keys in phase.actors_at.values() for actor in keys)]
    yield from _missing(name, [result.target for result in phase.results], process.phases, "tahap")
    yield from _missing(name, actors, process.actors, "pelaku")
    yield from _missing(name, [*phase.levels, *phase.actors_at], process.levels, "tingkat")
    yield from _missing(name, phase.kinds, process.kinds, "jenis instansi")
    yield from _missing(name, [phase.writes] if phase.writes else [], process.layers, "lapis penilaian")
    if phase.results and phase.forward not in {result.key for result in phase.results}:
        yield f"{name} tidak mempunyai hasil “{phase.forward}” sebagai jalan lurusnya."


def _kinds(process: Process) -> Iterator[tuple[str, Iterable[str]]]:
    for prerequisite in process.prerequisites.values():
        yield f"Prasyarat {prerequisite.key}", prerequisite.kinds
    for affirmation in process.affirmations.values():
        yield f"Afirmasi {affirmation.key}", affirmation.kinds


def _missing(name: str, used: Iterable[str], known: Iterable[str], what: str) -> Iterator[str]:
    for key in sorted(set(used) - set(known)):
        yield f"{name} menunjuk {what} {key} yang tidak ada."


def _roads(process: Process) -> Iterator[str]:
    """Every phase must be reached from the start and must lead to an end."""
    targets = {code: {result.target for result in phase.results} for code, phase in process.phases.items()}
    reached = _closure({process.start}, targets)
    sources: dict[str, set[str]] = {code: set() for code in targets}
    for code, leads in targets.items():
        for target in leads:
            sources[target].add(code)
    ending = _closure({code for code, leads in targets.items() if not leads}, sources)
    for code in process.phases:
        if code not in reached:
            yield f"Tahap {code} tidak tercapai dari {process.start}."
        if code not in ending:
            yield f"Tahap {code} tidak mempunyai jalan ke akhir."


def _skips(process: Process) -> Iterator[str]:
    """A phase that some units skip must let them pass to one that all have; the first and the last are for all."""
    limited = {
        phase.code
        for phase in process.phases.values()
        if len(phase.levels) < len(process.levels) or len(phase.kinds) < len(process.kinds)
    }
    for code in sorted(limited):
        phase = process.phases[code]
        if code == process.start or phase.is_end:
            yield f"Tahap {code} adalah awal atau akhir, jadi harus berlaku untuk semua unit."
        elif phase.result(phase.forward).target in limited:
            yield f"Tahap {code} yang dapat dilewati harus menuju tahap yang berlaku untuk semua unit."


def _closure(found: set[str], leads: dict[str, set[str]]) -> set[str]:
    new = set(found)
    while new:
        new = {target for code in new for target in leads[code]} - found
        found |= new
    return found


def _guards(process: Process) -> Iterator[str]:
    for phase in process.phases.values():
        for result in phase.results:
            for guard in result.guards:
                yield from _guard(f"{phase.code}.{result.key}", guard)


def _guard(name: str, guard: Guard) -> Iterator[str]:
    if (guard.layer is not None) != (guard.kind in LAYERED):
        yield f"Penjaga {guard.kind} pada {name} salah menyebut lapis penilaian."
    if (guard.value is not None) != (guard.kind in COUNTED):
        yield f"Penjaga {guard.kind} pada {name} salah menyebut bilangan."


def _proved(process: Process) -> Iterator[str]:
    """Every fact names registered sources; what blocks was read in the regulation."""
    for name, provenance, effect in _facts(process):
        if not provenance.sources or not set(provenance.sources) <= set(process.sources):
            yield f"{name} tidak menyebut sumber yang terdaftar."
        if effect is Effect.BLOCKS and provenance.status is not Status.VERIFIED:
            yield f"{name} menghalangi, padahal tidak terbaca dalam peraturan."


def _facts(process: Process) -> Iterator[tuple[str, Provenance, Effect | None]]:
    """Every fact's name, where it was read and what it does."""
    for phase in process.phases.values():
        yield f"Tahap {phase.code}", phase.provenance, None
        for result in phase.results:
            for guard in result.guards:
                yield f"Penjaga {guard.kind} pada {phase.code}.{result.key}", guard.provenance, guard.effect
    asked: list[Document | Prerequisite] = [*process.documents.values(), *process.prerequisites.values()]
    yield from ((f"Syarat {row.key}", row.provenance, row.effect) for row in asked)
    ways: list[Affirmation | Branch | Zone] = [
        *process.affirmations.values(),
        *process.branches.values(),
        *process.zones.values(),
    ]
    yield from ((f"Jalan {way.key}", way.provenance, None) for way in ways)
    yield "Batas pengajuan", process.deadline.provenance, None
    for year, window in process.deadline.years.items():
        yield f"Batas pengajuan {year}", window.provenance, None


def _prerequisites(process: Process) -> Iterator[str]:
    for prerequisite in process.prerequisites.values():
        if not prerequisite.minimum:
            yield f"Prasyarat {prerequisite.key} tidak menyebut minimal."
        for value in prerequisite.minimum.values():
            try:
                check_minimum(prerequisite, value)
            except WrongValue as error:
                yield f"Prasyarat {prerequisite.key}: {error}"


def _zones(process: Process) -> Iterator[str]:
    for zone in process.zones.values():
        for key in zone.prerequisites:
            if process.prerequisites[key].scope is not Scope.ZONE:
                yield f"Kawasan {zone.key} memakai prasyarat {key} yang bukan prasyarat kawasan."
