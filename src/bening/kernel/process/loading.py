"""From the tables of a process to a ``Process``, with every check that must hold before it may lead anyone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from bening.kernel.lke.instrument import Predicate, Provenance, Source, Status
from bening.kernel.process.model import (
    Affirmation,
    Branch,
    Deadline,
    Document,
    Effect,
    Guard,
    GuardKind,
    Layer,
    Phase,
    Prerequisite,
    PrerequisiteKind,
    Process,
    Result,
    Scope,
    Window,
    Zone,
)
from bening.kernel.process.soundness import problems
from bening.reference import processes

Table = Mapping[str, Any]


class ProcessError(ValueError):
    """A process's data does not hold together; the message lists why."""


class UnknownProcess(LookupError):  # noqa: N818 - reads as what happened
    """No process has that id; the message says which there are."""


def load(name: str = "zi-90-2021") -> Process:
    """The process with that id, read and checked once.

    Raises UnknownProcess for an id that is not in the package, ProcessError if its data is wrong.
    """
    if name not in processes.names():
        raise UnknownProcess(f"Proses “{name}” tidak dikenal. Yang tersedia: {', '.join(processes.names())}.")
    return _built(name)


@cache
def _built(name: str) -> Process:
    return build(processes.tables(name))


def build(tables: Table) -> Process:
    """A process from its tables; raises ProcessError with every problem found."""
    twice = _repeated(tables)
    if twice:
        raise ProcessError(f"Proses {tables['id']}: kunci berikut ganda: {', '.join(twice)}.")
    kinds = frozenset(tables["kinds"])
    process = Process(
        id=tables["id"],
        title=tables["title"],
        regulation=tables["regulation"],
        start=tables["start"],
        sources={key: Source(row["title"], row["where"], row["kind"]) for key, row in tables["sources"].items()},
        actors=dict(tables["actors"]),
        levels=dict(tables["levels"]),
        kinds=dict(tables["kinds"]),
        layers={Layer(key): name for key, name in tables["layers"].items()},
        phases={row["code"]: _phase(row, tables, kinds) for row in tables["phases"]},
        documents={row["key"]: _document(row) for row in tables["documents"]},
        prerequisites={row["key"]: _prerequisite(row, tables["scales"], kinds) for row in tables["prerequisites"]},
        affirmations={row["key"]: _affirmation(row) for row in tables.get("affirmations", ())},
        branches={row["key"]: _branch(row) for row in tables.get("branches", ())},
        zones={row["key"]: _zone(row) for row in tables.get("zones", ())},
        deadline=_deadline(tables["deadline"]),
    )
    found = problems(process)
    if found:
        raise ProcessError(f"Proses {process.id} tidak dapat dipakai: {' '.join(found)}")
    return process


def _repeated(tables: Table) -> list[str]:
    """Codes and keys that stand twice among their like."""
    groups: list[Iterable[str]] = [(row["code"] for row in tables["phases"])]
    groups += [
        (row["key"] for row in tables.get(name, ()))
        for name in ("documents", "prerequisites", "affirmations", "branches", "zones")
    ]
    groups += [(f"{row['code']}.{result['key']}" for result in row.get("results", ())) for row in tables["phases"]]
    groups.append(f"tahun {row['year']}" for row in tables["deadline"].get("years", ()))
    return [name for group in groups for name, times in Counter(group).items() if times > 1]


def _provenance(row: Table) -> Provenance:
    return Provenance(Status(row["status"]), tuple(row["sources"]))


def _phase(row: Table, tables: Table, kinds: frozenset[str]) -> Phase:
    return Phase(
        code=row["code"],
        name=row["name"],
        text=row["text"],
        actors=tuple(row["actors"]),
        actors_at={level: tuple(keys) for level, keys in row.get("actors_at", {}).items()},
        levels=frozenset(row.get("levels", tables["levels"])),
        kinds=frozenset(row.get("kinds", kinds)),
        writes=None if row["writes"] == "none" else Layer(row["writes"]),
        forward=row.get("forward", ""),
        checks=tuple(row.get("checks", ())),
        results=tuple(
            Result(result["key"], result["label"], result["target"], tuple(_guard(g) for g in result.get("guards", ())))
            for result in row.get("results", ())
        ),
        clause=row["clause"],
        provenance=_provenance(row),
    )


def _guard(row: Table) -> Guard:
    layer = row.get("layer")
    return Guard(
        kind=GuardKind(row["kind"]),
        effect=Effect(row["effect"]),
        text=row["text"],
        layer=Layer(layer) if layer else None,
        value=row.get("value"),
        clause=row["clause"],
        provenance=_provenance(row),
    )


def _document(row: Table) -> Document:
    return Document(row["key"], row["phase"], row["text"], Effect(row["effect"]), row["clause"], _provenance(row))


def _prerequisite(row: Table, scales: Mapping[str, list[str]], kinds: frozenset[str]) -> Prerequisite:
    return Prerequisite(
        key=row["key"],
        scope=Scope(row["scope"]),
        text=row["text"],
        kind=PrerequisiteKind(row["kind"]),
        minimum={Predicate(name): value for name, value in row["minimum"].items()},
        grades=tuple(scales[row["scale"]]) if "scale" in row else (),
        maximum=row.get("maximum", "100"),
        unit=row.get("unit", ""),
        kinds=frozenset(row.get("kinds", kinds)),
        effect=Effect(row["effect"]),
        note=row.get("note", ""),
        clause=row["clause"],
        provenance=_provenance(row),
    )


def _affirmation(row: Table) -> Affirmation:
    return Affirmation(
        key=row["key"],
        text=row["text"],
        kinds=frozenset(row["kinds"]),
        predicates=frozenset(Predicate(name) for name in row["predicates"]),
        softens=frozenset(Scope(name) for name in row["softens"]),
        units=tuple(row["units"]),
        note=row.get("note", ""),
        clause=row["clause"],
        provenance=_provenance(row),
    )


def _branch(row: Table) -> Branch:
    return Branch(
        key=row["key"],
        name=row["name"],
        predicate=Predicate(row["predicate"]),
        text=row["text"],
        replaces=dict(row["replaces"]),
        phases=frozenset(row["phases"]),
        note=row.get("note", ""),
        clause=row["clause"],
        provenance=_provenance(row),
    )


def _zone(row: Table) -> Zone:
    return Zone(
        key=row["key"],
        name=row["name"],
        text=row["text"],
        prerequisites=tuple(row["prerequisites"]),
        aspects=tuple(row["aspects"]),
        clause=row["clause"],
        provenance=_provenance(row),
    )


def _deadline(row: Table) -> Deadline:
    month, day = row["default"].split("-")
    return Deadline(
        text=row["text"],
        month=int(month),
        day=int(day),
        years={year["year"]: Window(year["opens"], year["closes"], _provenance(year)) for year in row.get("years", ())},
        clause=row["clause"],
        provenance=_provenance(row),
    )
