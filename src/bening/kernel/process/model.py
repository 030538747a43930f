"""An evaluation process as data: phases with who acts and who may write, results with guards, prerequisites, papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bening.kernel.lke.instrument import Predicate, Provenance, Source


class Effect(StrEnum):
    """What an unmet demand does: it keeps the step from being taken, or is told only."""

    BLOCKS = "blocks"
    WARNS = "warns"


class Layer(StrEnum):
    """Whose filling of the worksheet."""

    UNIT = "unit"
    PROVINCE = "province"
    TPI = "tpi"
    TPN = "tpn"


class GuardKind(StrEnum):
    """What is looked at before a result may be taken.

    COMPLETE: the layer's filling has every answer. THRESHOLDS: its score passes all minima of the predicate.
    DOCUMENTS: the papers of the phase. PREREQUISITES: those of the proposal. DEADLINE: the last day of the year's
    proposals. MIN_RESPONDENTS, EVERY_YEARS, BAN_YEARS, ONCE: the guard's ``value``.
    """

    COMPLETE = "complete"
    THRESHOLDS = "thresholds"
    DOCUMENTS = "documents"
    PREREQUISITES = "prerequisites"
    DEADLINE = "deadline"
    MIN_RESPONDENTS = "min_respondents"
    EVERY_YEARS = "every_years"
    BAN_YEARS = "ban_years"
    ONCE = "once"


class Scope(StrEnum):
    """Of whom a prerequisite is asked."""

    INSTITUTION = "institution"
    UNIT = "unit"
    ZONE = "zone"


class PrerequisiteKind(StrEnum):
    """How a prerequisite is answered. GRADE: one of the words of ``Prerequisite.grades``, worst first."""

    YES_NO = "yes_no"
    PERCENT = "percent"
    NUMBER = "number"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Guard:
    """What is asked before a result; ``layer`` for COMPLETE and THRESHOLDS, ``value`` for the kinds with a number."""

    kind: GuardKind
    effect: Effect
    text: str
    layer: Layer | None
    value: int | None
    clause: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Result:
    """One way out of a phase. ``target`` is the code of the next phase."""

    key: str
    label: str
    target: str
    guards: tuple[Guard, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of the evaluation.

    ``actors`` are keys of ``Process.actors``; at a level of ``actors_at`` others act instead. ``writes`` is the only
    layer that may be filled while the phase lasts (None: the worksheet is locked). ``forward`` is the key of the result
    on the straight road; a phase without results is an end. ``levels`` and ``kinds`` say for whom the phase is.
    ``checks`` are what its actors look at.
    """

    code: str
    name: str
    text: str
    actors: tuple[str, ...]
    actors_at: Mapping[str, tuple[str, ...]]
    levels: frozenset[str]
    kinds: frozenset[str]
    writes: Layer | None
    forward: str
    checks: tuple[str, ...]
    results: tuple[Result, ...]
    clause: str
    provenance: Provenance

    @property
    def is_end(self) -> bool:
        return not self.results

    def result(self, key: str) -> Result:
        """The result with that key; LookupError with a sentence where the phase has none such."""
        for result in self.results:
            if result.key == key:
                return result
        known = ", ".join(result.key for result in self.results) or "tidak ada"
        raise LookupError(f"Tahap {self.name} tidak berhasil “{key}”; yang ada: {known}.")


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that a phase asks for. ``phase`` is a code."""

    key: str
    phase: str
    text: str
    effect: Effect
    clause: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """What must hold before a unit is proposed. ``minimum`` has one entry for each predicate that asks for it: "ya", a
    number or a grade; ``kinds`` are the institutions it is asked of; ``unit`` the word after the number."""

    key: str
    scope: Scope
    text: str
    kind: PrerequisiteKind
    minimum: Mapping[Predicate, str]
    grades: tuple[str, ...]
    maximum: str
    unit: str
    kinds: frozenset[str]
    effect: Effect
    note: str
    clause: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Affirmation:
    """Units for which prerequisites of the scopes ``softens`` warn only. ``units`` are kinds of units, in words."""

    key: str
    text: str
    kinds: frozenset[str]
    predicates: frozenset[Predicate]
    softens: frozenset[Scope]
    units: tuple[str, ...]
    note: str
    clause: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Branch:
    """Another way to one predicate: in ``phases`` the actors are replaced (old key to new key)."""

    key: str
    name: str
    predicate: Predicate
    text: str
    replaces: Mapping[str, str]
    phases: frozenset[str]
    note: str
    clause: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Zone:
    """An integrated zone of several units. ``prerequisites`` are keys, ``aspects`` say what integration is."""

    key: str
    name: str
    text: str
    prerequisites: tuple[str, ...]
    aspects: tuple[str, ...]
    clause: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Window:
    """When proposals of one year were taken."""

    opens: dt.date
    closes: dt.date
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for proposals: ``month`` and ``day`` of each year, unless TPN set a window (``years``)."""

    text: str
    month: int
    day: int
    years: Mapping[int, Window]
    clause: str
    provenance: Provenance


@dataclass(frozen=True, eq=False)
class Process:
    """One version of an evaluation process, checked when it was loaded. All mappings keep the file's order."""

    id: str
    title: str
    regulation: str
    start: str
    sources: Mapping[str, Source]
    actors: Mapping[str, str]
    levels: Mapping[str, str]
    kinds: Mapping[str, str]
    layers: Mapping[Layer, str]
    phases: Mapping[str, Phase]
    documents: Mapping[str, Document]
    prerequisites: Mapping[str, Prerequisite]
    affirmations: Mapping[str, Affirmation]
    branches: Mapping[str, Branch]
    zones: Mapping[str, Zone]
    deadline: Deadline

    def documents_of(self, phase: str) -> tuple[Document, ...]:
        """The papers of a phase, in the file's order."""
        return tuple(document for document in self.documents.values() if document.phase == phase)

    def straight(self) -> tuple[str, ...]:
        """The codes on the road from the start to the predicate, following ``forward`` until it turns back."""
        road: list[str] = []
        code = self.start
        while code not in road:
            road.append(code)
            phase = self.phases[code]
            if phase.is_end:
                break
            code = phase.result(phase.forward).target
        return tuple(road)
