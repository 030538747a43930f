"""What a signature covers: everything a filling says, as one canonical text with its SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bening.kernel.ledger import canonical
from bening.kernel.lke import Predicate, Score, score
from bening.kernel.lke.instrument import Instrument, Level, Measure, Node
from bening.kernel.lke.numbers import decimal
from bening.rooms.assessment.models import Sheet, SheetStep
from bening.rooms.assessment.rules.judging import values_of
from bening.rooms.assessment.selectors.crosswalk import Support, support_for
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.filling import answer_words
from bening.rooms.assessment.selectors.sheets import filling
from bening.rooms.assessment.selectors.signing import findings_on
from bening.rooms.evidence import api as evidence

FORMAT = "bening-lembar-1"
SHOWN = (Level.COMPONENT, Level.ASPECT, Level.AREA, Level.GOAL)


def freeze(sheet: Sheet, *, at: datetime, signatures: Sequence[SheetStep]) -> None:
    """Put the canonical text and its hash on a locked sheet; the caller saves it.

    Numbers are decimal texts; moments are ISO 8601 in UTC. Evidence is what was accepted at that moment.
    """
    text = canonical(_content(sheet, at, signatures))
    sheet.frozen, sheet.frozen_hash = text.decode(), hashlib.sha256(text).hexdigest()


def _content(sheet: Sheet, at: datetime, signatures: Sequence[SheetStep]) -> dict[str, Any]:
    assessment = sheet.assessment
    unit, instrument = assessment.unit, instrument_of(assessment)
    result = score(instrument, sheet.answers)
    entries = filling(sheet).entries
    return {
        "format": FORMAT,
        "unit": {"code": unit.code, "name": unit.name, "institution": unit.institution.name},
        "time_zone": unit.time_zone,
        "year": assessment.year,
        "layer": sheet.layer,
        "layer_words": str(sheet.get_layer_display()),
        "round": sheet.round,
        "target": assessment.target,
        "instrument": {
            "id": instrument.id,
            "title": instrument.title,
            "regulation": instrument.regulation,
            "clause": instrument.clause,
        },
        "process": assessment.process,
        "facts": assessment.facts,
        "answers": dict(sheet.answers),
        "entries": {
            item: {"note": row.note, "by": row.by.name, "at": _moment(row.at), "number": row.number}
            for item, row in entries.items()
        },
        "questions": [
            {
                "id": item.id,
                "text": item.shown,
                "answer": answer_words(item, values_of(instrument, sheet.answers, item.id)),
                "points": str(result.value(item.id)),
            }
            for item in instrument.items.values()
        ],
        "evidence": _evidence(sheet, at),
        "score": _score(instrument, result, Predicate(assessment.target)),
        "findings": [
            {
                "item": row.item,
                "text": row.text,
                "recommendation": row.recommendation,
                "due": row.due.isoformat() if row.due else None,
                "state": row.state,
            }
            for row in findings_on(sheet)
        ],
        "signatures": [
            {"name": step.by.name, "from": step.source, "to": step.target, "at": _moment(step.at), "note": step.note}
            for step in signatures
        ],
        "signed_at": _moment(at),
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _evidence(sheet: Sheet, at: datetime) -> dict[str, list[dict[str, Any]]]:
    assessment = sheet.assessment
    versions = {row.evidence_id: row for row in evidence.as_of(assessment.unit, assessment.year, at)}
    supports: dict[str, Support] = dict(support_for(assessment))
    found = {}
    for item, support in supports.items():
        rows = [(piece, versions[piece.pk]) for piece in support.pieces if piece.pk in versions]
        if rows:
            found[item] = [
                {
                    "id": piece.pk,
                    "title": piece.title,
                    "version": version.number,
                    "files": [one.file.sha256 for one in version.files.all()],
                }
                for piece, version in rows
            ]
    return found


def _score(instrument: Instrument, result: Score, predicate: Predicate) -> dict[str, Any]:
    return {
        "total": str(result.total),
        "unanswered": list(result.unanswered),
        "passes": [one.value for one in Predicate if result.passes(one)],
        "parts": [_part(result, node) for node in instrument.nodes.values() if node.level in SHOWN],
        "areas": [
            {
                "code": area.code,
                "name": area.name,
                "weight": str(area.weight),
                "points": str(decimal(result.exact(*area.nodes))),
                "percent": str(result.area_percent(area.code)),
            }
            for area in instrument.areas
        ],
        "gates": [
            {
                "label": check.threshold.label,
                "value": check.shown,
                "minimum": str(check.minimum),
                "unit": "%" if check.threshold.measure is Measure.PERCENT else "",
                "passed": check.passed,
                "clause": check.threshold.clause,
            }
            for check in result.checks(predicate)
        ],
    }


def _part(result: Score, node: Node) -> dict[str, str]:
    return {
        "id": node.id,
        "name": node.name,
        "level": node.level.value,
        "weight": str(node.weight),
        "points": str(result.value(node.id)),
    }
