"""The page ``docs/reference/tahap-penilaian.md``, made from the process's data."""

from __future__ import annotations

from collections.abc import Iterator

from bening.kernel import process
from bening.kernel.process import Effect, Phase, Process
from bening.rooms.assessment.selectors.overview import STANDINGS
from bening.rooms.assessment.services.opening import PROCESS

EFFECTS = {Effect.BLOCKS: "menghalangi", Effect.WARNS: "peringatan"}
LEAD = """\
Setiap tahap mempunyai yang bertindak, lembar yang boleh diisi, dan hasil yang menuju tahap berikutnya. Yang menghalangi
harus terpenuhi; peringatan dapat dilewati dengan sadar dan tercatat.

Halaman ini dibuat dari data (`bening.reference.processes`) oleh `bening.rooms.assessment.reference`."""


def render_phases() -> str:
    """``docs/reference/tahap-penilaian.md`` as it must be; a test compares."""
    told = process.load(PROCESS)
    lines = ["# Tahap penilaian", "", f"{told.title} menurut {told.regulation}.", "", LEAD, ""]
    lines += [*_diagram(told), *_phases(told), *_results(told), *_prerequisites(told)]
    return "\n".join(lines) + "\n"


def _diagram(told: Process) -> Iterator[str]:
    yield from ("```mermaid", "stateDiagram-v2")
    yield from (f"    {phase.code} : {phase.name}" for phase in told.phases.values())
    yield f"    [*] --> {told.start}"
    for phase in told.phases.values():
        if phase.is_end:
            yield f"    {phase.code} --> [*]"
        yield from (f"    {phase.code} --> {row.target} : {row.label}" for row in phase.results)
    yield from ("```", "")


def _phases(told: Process) -> Iterator[str]:
    yield from ("## Tahap", "", "| Tahap | Yang bertindak | Lembar terbuka | Dasar | Kedudukan |")
    yield "| --- | --- | --- | --- | --- |"
    for phase in told.phases.values():
        opens = told.layers[phase.writes] if phase.writes else "tidak ada"
        standing = STANDINGS[phase.provenance.status]
        yield f"| {phase.name} | {_actors(told, phase)} | {opens} | {phase.clause} | {standing} |"
    yield ""


def _actors(told: Process, phase: Phase) -> str:
    return ", ".join(told.actors[key] for key in phase.actors)


def _results(told: Process) -> Iterator[str]:
    yield from ("## Hasil dan yang diperiksa", "", "| Tahap | Hasil | Berikutnya | Yang diperiksa | Akibat | Dasar |")
    yield "| --- | --- | --- | --- | --- | --- |"
    for phase in told.phases.values():
        for result in phase.results:
            start = f"| {phase.name} | {result.label} | {told.phases[result.target].name} |"
            if not result.guards:
                yield f"{start} – | – | {phase.clause} |"
            for guard in result.guards:
                yield f"{start} {guard.text} | {EFFECTS[guard.effect]} | {guard.clause} |"
    yield ""


def _prerequisites(told: Process) -> Iterator[str]:
    yield from ("## Syarat pengusulan", "", "| Syarat | WBK | WBBM | Akibat | Dasar | Kedudukan |")
    yield "| --- | --- | --- | --- | --- | --- |"
    for row in told.prerequisites.values():
        least = {predicate.value: value.replace(".", ",") for predicate, value in row.minimum.items()}
        yield (
            f"| {row.text} | {least.get('WBK', '–')} | {least.get('WBBM', '–')} | {EFFECTS[row.effect]} | "
            f"{row.clause} | {STANDINGS[row.provenance.status]} |"
        )
