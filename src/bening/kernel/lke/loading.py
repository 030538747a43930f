"""From the tables of an instrument to an ``Instrument``, with every check that must hold before it may score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from bening.kernel.lke.instrument import (
    Area,
    Decision,
    Decrease,
    Formula,
    Index,
    Input,
    InputKind,
    Instrument,
    Item,
    Level,
    Measure,
    Node,
    Option,
    Predicate,
    Provenance,
    Requirement,
    Share,
    Source,
    Status,
    Threshold,
)
from bening.kernel.lke.soundness import problems
from bening.reference import instruments

Table = Mapping[str, Any]
MOST = Decimal(1_000_000_000)
"""The largest count that is taken; whoever types more has slipped."""


class InstrumentError(ValueError):
    """An instrument's data does not hold together; the message lists why."""


class UnknownInstrument(LookupError):  # noqa: N818 - reads as what happened
    """No instrument has that id; the message says which there are."""


def load(name: str = "lke-zi-2021") -> Instrument:
    """The instrument with that id, read and checked once.

    Raises UnknownInstrument for an id that is not in the package, InstrumentError if its data is wrong.
    """
    if name not in instruments.names():
        raise UnknownInstrument(f"Instrumen “{name}” tidak dikenal. Yang tersedia: {', '.join(instruments.names())}.")
    return _built(name)


@cache
def _built(name: str) -> Instrument:
    return build(instruments.tables(name))


def build(tables: Table) -> Instrument:
    """An instrument from its tables; raises InstrumentError with every problem found."""
    twice = _repeated(tables)
    if twice:
        raise InstrumentError(f"Instrumen {tables['id']}: id berikut ganda: {', '.join(twice)}.")
    items = {row["id"]: _item(row, tables["scales"]) for row in tables["items"]}
    instrument = Instrument(
        id=tables["id"],
        title=tables["title"],
        regulation=tables["regulation"],
        clause=tables["clause"],
        valid_from=tables["valid_from"],
        valid_to=tables.get("valid_to"),
        sources={key: Source(row["title"], row["where"], row["kind"]) for key, row in tables["sources"].items()},
        nodes={row["id"]: _node(row, tables) for row in tables["nodes"]},
        items=items,
        areas=tuple(
            Area(row["code"], row["name"], Decimal(row["weight"]), tuple(row["nodes"])) for row in tables["areas"]
        ),
        thresholds=tuple(_threshold(row) for row in tables["thresholds"]),
        requirements=tuple(
            Requirement(row["key"], Predicate(row["predicate"]), row["text"], row["clause"], _provenance(row))
            for row in tables["requirements"]
        ),
        decisions=tuple(Decision(row["key"], row["rule"], row["official"]) for row in tables["decisions"]),
    )
    found = problems(instrument)
    if found:
        raise InstrumentError(f"Instrumen {instrument.id} tidak dapat dipakai: {' '.join(found)}")
    return instrument


def _repeated(tables: Table) -> list[str]:
    """Ids of parts, questions and inputs, and PortalRB ids of answers, that stand twice."""
    inputs = [field for row in tables["items"] for field in row.get("inputs", ())]
    ids = [row["id"] for row in (*tables["nodes"], *tables["items"], *inputs)]
    portal = [f"portal {row['portal']}" for row in (*tables["items"], *inputs) if "portal" in row]
    keys = [f"ambang {row['key']}" for row in tables["thresholds"]]
    return [name for name, times in Counter(ids + portal + keys).items() if times > 1]


def _provenance(row: Table) -> Provenance:
    return Provenance(Status(row["status"]), tuple(row["sources"]))


def _node(row: Table, tables: Table) -> Node:
    return Node(
        id=row["id"],
        parent=row.get("parent"),
        clause=row["clause"],
        name=row["name"],
        level=Level(row["level"]),
        weight=Decimal(row["weight"]),
        note=row.get("note", ""),
        portal=row["portal"],
        children=tuple(child["id"] for child in tables["nodes"] if child.get("parent") == row["id"]),
        items=tuple(item["id"] for item in tables["items"] if item["node"] == row["id"]),
        provenance=_provenance(row),
    )


def _item(row: Table, scales: Table) -> Item:
    values = scales[row["scale"]]["options"] if "scale" in row else {}
    explanation = row.get("explanation", "")
    formula = _formula(row["formula"]) if "formula" in row else None
    highest = formula.maximum if isinstance(formula, Index) else MOST
    return Item(
        id=row["id"],
        node=row["node"],
        clause=row["clause"],
        text=row["text"],
        shown=row.get("text_display", row["text"]),
        explanation=row.get("explanation_display", explanation),
        answer_type=row["answer_type"],
        group=row.get("group_2026", row.get("group", "")),
        note=row.get("note", ""),
        portal=row.get("portal"),
        options=tuple(_option(option, values, row["id"]) for option in row.get("options", ())),
        inputs=tuple(
            Input(
                field["id"], field["label"], InputKind(field["kind"]), highest, field["portal"], field.get("note", "")
            )
            for field in row.get("inputs", ())
        ),
        formula=formula,
        provenance=_provenance(row),
    )


def _option(row: Table, values: Mapping[str, str], item: str) -> Option:
    key, text = row["key"], row.get("text", row["key"])
    if key not in values:
        raise InstrumentError(f"Pilihan {key} pada butir {item} tidak bernilai dalam skalanya.")
    return Option(key, Decimal(values[key]), text, row.get("text_display", text))


def _formula(row: Table) -> Formula:
    rule = row["rule"]
    if rule == "share":
        return Share(row["part"], tuple(row["whole"]), Decimal(row["when_empty"]))
    if rule == "decrease":
        return Decrease(row["before"], row["now"], Decimal(row["when_none"]), Decimal(row["when_empty"]))
    if rule == "index":
        return Index(row["input"], Decimal(row["maximum"]))
    raise InstrumentError(f"Rumus “{rule}” tidak dikenal; yang dikenal: share, decrease, index.")


def _threshold(row: Table) -> Threshold:
    return Threshold(
        key=row["key"],
        label=row["label"],
        nodes=tuple(row["nodes"]),
        measure=Measure(row["unit"]),
        minimum={Predicate(name): Decimal(value) for name, value in row["minimum"].items()},
        same_as={Predicate(name): text for name, text in row.get("same_as", {}).items()},
        clause=row["clause"],
        provenance=_provenance(row),
    )
