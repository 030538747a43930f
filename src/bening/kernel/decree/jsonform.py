"""A draft as JSON and back. The shape of document, sections, merges, findings and counts is that of the gold plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from bening.kernel.decree.assemble.areas import NAMES
from bening.kernel.decree.assemble.metadata import kind_of
from bening.kernel.decree.draft import (
    ColumnReading,
    Component,
    Document,
    Finding,
    Item,
    Mend,
    Merge,
    Paragraph,
    Place,
    PlanDraft,
    Role,
    Section,
    Severity,
    Step,
)
from bening.kernel.targets import from_json as schedule_from_json
from bening.kernel.targets import to_json as schedule_to_json
from bening.kernel.targets.schedule import Kind

Json = dict[str, Any]


def draft_to_json(draft: PlanDraft) -> Json:
    """Everything in a draft, plus ``counts`` derived from it; only JSON types inside."""
    return {
        "document": _document(draft.document),
        "sections": [_section(section, draft.merges) for section in draft.sections],
        "merges": [_merge(merge) for merge in draft.merges],
        "findings": [_finding(number, finding) for number, finding in enumerate(draft.findings, 1)],
        "columns": [asdict(reading) for reading in draft.columns],
        "cells": {"total": draft.cells_total, "in_plan": draft.cells_in_plan, "explained": draft.cells_explained},
        "counts": counts(draft),
    }


def place_to_json(place: Place) -> Json:
    """Only the coordinates that the format has."""
    return {key: value for key, value in asdict(place).items() if value is not None}


def _document(document: Document) -> Json:
    found = asdict(document)
    found["type"] = kind_of(document.subject)
    found["decree_date"] = document.decree_date.isoformat() if document.decree_date else None
    found["columns"] = list(document.columns)
    found["paragraphs"] = [{"text": p.text, "place": place_to_json(p.place)} for p in document.paragraphs]
    return found


def _section(section: Section, merges: list[Merge]) -> Json:
    return {
        "id": section.id,
        "title": section.title,
        "area": section.area,
        "area_lke": NAMES.get(section.area or ""),
        "source": place_to_json(section.source) | ({"shape": section.shape} if section.shape else {}),
        "components": [
            {
                "number": component.number,
                "number_raw": component.number_raw,
                "name": component.name,
                "source": place_to_json(component.source),
                "items": [_item(item, merges) for item in component.items],
            }
            for component in section.components
        ],
    }


def _item(item: Item, merges: list[Merge]) -> Json:
    source = place_to_json(item.source)
    mine = [merge for merge in merges if merge.item == item.id]
    repeated = [place_to_json(merge.merged) for merge in mine if merge.type == "duplicate_row"]
    continued = [
        place_to_json(merge.merged) | {"field": merge.field, "text": merge.text}
        for merge in mine
        if merge.type == "continuation_row"
    ]
    found: Json = {
        "id": item.id,
        "seq": item.seq,
        "section": item.section,
        "component": item.component,
        "indicator": item.indicator,
        "action_raw": item.action_raw,
        "evidence_raw": item.evidence_raw,
        "target_raw": item.target_raw,
        "source": source
        | ({"duplicate_of_this_row": repeated} if repeated else {})
        | ({"continued_by": continued} if continued else {}),
        "action_steps": [asdict(step) for step in item.action_steps],
        "evidence": [asdict(step) for step in item.evidence],
        "evidence_suggested_split": list(item.evidence_suggested_split),
        "schedule": schedule_to_json(item.schedule),
    }
    optional: Json = {"owner_raw": item.owner_raw, "extra": dict(item.extra), "notes": list(item.notes)}
    return found | {key: value for key, value in optional.items() if value}


def _merge(merge: Merge) -> Json:
    places: Json = {"kept_place": place_to_json(merge.kept), "merged_place": place_to_json(merge.merged)}
    if merge.type == "duplicate_row":
        own: Json = {"kept": merge.item, "kept_line": merge.kept.line, "dropped_line": merge.merged.line}
    else:
        own = {"item": merge.item, "line": merge.merged.line, "field": merge.field}
    return {"type": merge.type} | own | {"text": merge.text, "note": merge.note} | places


def _finding(number: int, finding: Finding) -> Json:
    return {
        "id": f"F{number:02}",
        "code": finding.code,
        "severity": finding.severity.value,
        "title": finding.title,
        "detail": finding.detail,
        "items": list(finding.items),
        "lines": [place.line for place in finding.places if place.line is not None],
        "places": [place_to_json(place) for place in finding.places],
        "mends": [asdict(mend) for mend in finding.mends],
    }


def counts(draft: PlanDraft) -> Json:
    """The totals of a draft, as the gold plan has them."""
    items = draft.items()
    due = Counter(occurrence.due.strftime("%Y-%m") for item in items for occurrence in item.schedule.occurrences)
    first = Counter(item.schedule.first_due.strftime("%Y-%m") for item in items if item.schedule.first_due)
    return {
        "tables": draft.tables,
        "source_rows": dict(draft.source_rows),
        "sections": len(draft.sections),
        "components": len(draft.components()),
        "items": len(items),
        "per_section": {section.id: _section_counts(section) for section in draft.sections},
        "schedule_kinds": dict(Counter(item.schedule.kind.value for item in items)),
        "occurrences_total": draft.occurrences_total(),
        "occurrences_by_due_month": dict(sorted(due.items())),
        "items_by_first_due_month": dict(sorted(first.items())),
        "distinct_target_phrases": len({item.target_raw for item in items if item.target_raw}),
        "items_numbered_sublists": [
            item.id for item in items if any(s.no is not None for s in (*item.action_steps, *item.evidence))
        ],
    }


def _section_counts(section: Section) -> Json:
    items = [item for component in section.components for item in component.items]
    return {
        "title": section.title,
        "components": len(section.components),
        "items": len(items),
        "occurrences": sum(len(i.schedule.occurrences) for i in items if i.schedule.kind is not Kind.NONE),
    }


# ---- back ------------------------------------------------------------------------------------------------------------


def draft_from_json(data: Mapping[str, Any]) -> PlanDraft:
    """The draft that ``draft_to_json`` wrote; ``counts`` and other derived parts are ignored."""
    cells = data["cells"]
    return PlanDraft(
        document=_read_document(data["document"]),
        sections=[_read_section(section) for section in data["sections"]],
        merges=[_read_merge(merge) for merge in data["merges"]],
        findings=[_read_finding(finding) for finding in data["findings"]],
        columns=[ColumnReading(**{**reading, "role": Role(reading["role"])}) for reading in data["columns"]],
        tables=data["counts"]["tables"],
        source_rows=dict(data["counts"]["source_rows"]),
        cells_total=cells["total"],
        cells_in_plan=cells["in_plan"],
        cells_explained=cells["explained"],
    )


_PLACE_FIELDS = {field.name for field in fields(Place)}


def place_from_json(data: Mapping[str, Any]) -> Place:
    """A place; keys that are no coordinates are ignored."""
    return Place(**{key: value for key, value in data.items() if key in _PLACE_FIELDS})


def _read_document(data: Mapping[str, Any]) -> Document:
    known = {field.name for field in fields(Document)}
    values = {key: value for key, value in data.items() if key in known}
    values["decree_date"] = date.fromisoformat(data["decree_date"]) if data["decree_date"] else None
    values["columns"] = tuple(data["columns"])
    values["paragraphs"] = tuple(Paragraph(p["text"], place_from_json(p["place"])) for p in data["paragraphs"])
    return Document(**values)


def _read_section(data: Mapping[str, Any]) -> Section:
    components = [
        Component(
            number=component["number"],
            number_raw=component["number_raw"],
            name=component["name"],
            source=place_from_json(component["source"]),
            items=[_read_item(item) for item in component["items"]],
        )
        for component in data["components"]
    ]
    source = data["source"]
    return Section(
        data["id"], data["title"], place_from_json(source), data["area"], source.get("shape", ""), components
    )


def _read_item(data: Mapping[str, Any]) -> Item:
    plain = ("id", "seq", "section", "component", "indicator", "action_raw", "evidence_raw", "target_raw")
    return Item(
        **{key: data[key] for key in plain},
        schedule=schedule_from_json(data["schedule"]),
        source=place_from_json(data["source"]),
        action_steps=tuple(Step(**step) for step in data["action_steps"]),
        evidence=tuple(Step(**step) for step in data["evidence"]),
        evidence_suggested_split=tuple(data["evidence_suggested_split"]),
        owner_raw=data.get("owner_raw", ""),
        extra=dict(data.get("extra", {})),
        notes=list(data.get("notes", [])),
    )


def _read_merge(data: Mapping[str, Any]) -> Merge:
    item = data["kept"] if data["type"] == "duplicate_row" else data["item"]
    kept, merged = place_from_json(data["kept_place"]), place_from_json(data["merged_place"])
    return Merge(data["type"], item, kept, merged, data["text"], data.get("field"), data["note"])


def _read_finding(data: Mapping[str, Any]) -> Finding:
    return Finding(
        code=data["code"],
        severity=Severity(data["severity"]),
        title=data["title"],
        detail=data["detail"],
        items=tuple(data["items"]),
        places=tuple(place_from_json(place) for place in data["places"]),
        mends=tuple(Mend(**mend) for mend in data["mends"]),
    )
