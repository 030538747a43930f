"""An evaluation worksheet as data: weighted parts, questions with options or inputs, thresholds of the predicates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property


class Predicate(StrEnum):
    """What a unit can win (PermenPANRB 90/2021, article 1)."""

    WBK = "WBK"
    WBBM = "WBBM"


class Status(StrEnum):
    """How well a legal fact is known: read in the regulation, told alike by several sources, or by one only."""

    VERIFIED = "verified"
    CORROBORATED = "corroborated"
    RECALLED = "recalled"


class Level(StrEnum):
    COMPONENT = "component"
    ASPECT = "aspect"
    AREA = "area"
    GOAL = "goal"
    SUBCOMPONENT = "subcomponent"


class InputKind(StrEnum):
    COUNT = "count"
    INDEX = "index"


class Measure(StrEnum):
    """What a threshold is compared with: points, or points in percent of the weight."""

    POINTS = "points"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read. ``where`` is a public address."""

    title: str
    where: str
    kind: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """How well a fact is known and the keys of ``Instrument.sources`` that tell it."""

    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen; ``value`` is 0 to 1, ``shown`` the wording for the screen."""

    key: str
    value: Decimal
    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Input:
    """One number to fill in: a count (whole, 0 or more) or an index (0 to ``maximum``)."""

    id: str
    label: str
    kind: InputKind
    maximum: Decimal
    portal: int
    note: str


@dataclass(frozen=True, slots=True)
class Share:
    """part / sum(whole), at most 1; ``when_empty`` where the whole is 0."""

    part: str
    whole: tuple[str, ...]
    when_empty: Decimal


@dataclass(frozen=True, slots=True)
class Decrease:
    """(before - now) / before, at least 0; ``when_none`` if both are 0, ``when_empty`` if only ``before`` is."""

    before: str
    now: str
    when_none: Decimal
    when_empty: Decimal


@dataclass(frozen=True, slots=True)
class Index:
    """An index divided by the highest it can be."""

    input: str
    maximum: Decimal


Formula = Share | Decrease | Index


@dataclass(frozen=True, slots=True)
class Item:
    """One scored question: either ``options`` (best first) or ``inputs`` with a ``formula``.

    ``text`` is the official wording, ``shown`` the same without its typing errors; ``portal`` the question's id in
    PortalRB (None where only its inputs have one); ``clause`` its place in the worksheet.
    """

    id: str
    node: str
    clause: str
    text: str
    shown: str
    explanation: str
    answer_type: str
    group: str
    note: str
    portal: int | None
    options: tuple[Option, ...]
    inputs: tuple[Input, ...]
    formula: Formula | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the worksheet: with ``items`` their mean times ``weight``, otherwise the sum of its children."""

    id: str
    parent: str | None
    clause: str
    name: str
    level: Level
    weight: Decimal
    note: str
    portal: int
    children: tuple[str, ...]
    items: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Area:
    """One of the six change areas over both aspects."""

    code: str
    name: str
    weight: Decimal
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least a predicate asks of the sum of ``nodes``; ``same_as`` says it in other words, where the law does."""

    key: str
    label: str
    nodes: tuple[str, ...]
    measure: Measure
    minimum: Mapping[Predicate, Decimal]
    same_as: Mapping[Predicate, str]
    clause: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a predicate asks beside the scores."""

    key: str
    predicate: Predicate
    text: str
    clause: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Decision:
    """A rule of this software where the regulation is silent; ``official`` is what its worksheet does instead."""

    key: str
    rule: str
    official: str


@dataclass(frozen=True, eq=False)
class Instrument:
    """One version of a worksheet, checked when it was loaded (``bening.kernel.lke.loading``).

    ``nodes`` are in the worksheet's order, parents before children; ``items`` in the order of the nodes.
    """

    id: str
    title: str
    regulation: str
    clause: str
    valid_from: dt.date
    valid_to: dt.date | None
    sources: Mapping[str, Source]
    nodes: Mapping[str, Node]
    items: Mapping[str, Item]
    areas: tuple[Area, ...]
    thresholds: tuple[Threshold, ...]
    requirements: tuple[Requirement, ...]
    decisions: tuple[Decision, ...]

    @cached_property
    def inputs(self) -> Mapping[str, Input]:
        return {field.id: field for item in self.items.values() for field in item.inputs}

    @cached_property
    def roots(self) -> tuple[str, ...]:
        return tuple(node.id for node in self.nodes.values() if node.parent is None)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every name an answer can stand under, mapped to the id of an item with options or of an input.

        The names are the ids, the ids in PortalRB, and the item's id where it has one input only.
        """
        found: dict[str, str] = {}
        for item in self.items.values():
            if item.options:
                found[item.id] = item.id
                found[str(item.portal)] = item.id
            elif len(item.inputs) == 1:
                found[item.id] = item.inputs[0].id
        for field in self.inputs.values():
            found[field.id] = field.id
            found[str(field.portal)] = field.id
        return found
