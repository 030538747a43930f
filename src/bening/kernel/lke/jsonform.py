"""A score and a path as plain JSON values: every number an exact decimal string (24 decimals where it has no end)."""

from __future__ import annotations

from typing import Any

from bening.kernel.lke.explain import Evidence, explain
from bening.kernel.lke.gates import Check
from bening.kernel.lke.improvements import Improvement
from bening.kernel.lke.instrument import Measure, Predicate
from bening.kernel.lke.numbers import decimal, plain, points
from bening.kernel.lke.path import Path
from bening.kernel.lke.scoring import Score


def to_json(score: Score, *, evidence: Evidence | None = None) -> dict[str, Any]:
    """Total, every part, every question, the areas, what is unanswered, and the checks of both predicates."""
    instrument = score.instrument
    return {
        "instrument": instrument.id,
        "total": points(score.total),
        "complete": score.complete,
        "nodes": {name: _node(score, name) for name in instrument.nodes},
        "items": {name: _item(score, name, evidence) for name in instrument.items},
        "areas": {
            area.code: {
                "name": area.name,
                "value": points(decimal(score.exact(*area.nodes))),
                "weight": points(area.weight),
                "percent": plain(score.area_percent(area.code)),
            }
            for area in instrument.areas
        },
        "unanswered": list(score.unanswered),
        "predicates": {predicate.value: _predicate(score, predicate) for predicate in Predicate},
    }


def path_to_json(path: Path) -> dict[str, Any]:
    """The steps with their answers, gains and efforts, and what is left out of reach."""
    return {
        "predicate": path.predicate.value,
        "sentence": path.sentence,
        "reachable": not path.blocked,
        "effort": path.effort,
        "total_after": points(path.after.total),
        "steps": [_step(path, step) for step in path.steps],
        "blocked": [_check(check) for check in path.blocked],
    }


def _node(score: Score, name: str) -> dict[str, Any]:
    told = explain(score, name)
    return {
        "value": points(told.points),
        "weight": points(told.most),
        "name": told.name,
        "clause": told.clause,
        "how": told.how,
    }


def _item(score: Score, name: str, evidence: Evidence | None) -> dict[str, Any]:
    told = explain(score, name, evidence=evidence)
    return {
        "answer": told.answer or None,
        "value": plain(told.value),
        "points": points(told.points),
        "most": points(told.most),
        "name": told.name,
        "clause": told.clause,
        "how": told.how,
        "evidence": list(told.evidence),
    }


def _predicate(score: Score, predicate: Predicate) -> dict[str, Any]:
    return {
        "scores_pass": score.passes(predicate),
        "checks": [_check(check) for check in score.checks(predicate)],
        "requirements": [
            {"key": one.key, "text": one.text, "clause": one.clause, "status": one.provenance.status.value}
            for one in score.instrument.requirements
            if one.predicate is predicate
        ],
    }


def _check(check: Check) -> dict[str, Any]:
    threshold = check.threshold
    number = points if threshold.measure is Measure.POINTS else plain
    return {
        "key": threshold.key,
        "label": threshold.label,
        "measure": threshold.measure.value,
        "value": number(check.value),
        "minimum": number(check.minimum),
        "passed": check.passed,
        "shortfall": number(check.shortfall),
        "clause": threshold.clause,
        "status": threshold.provenance.status.value,
    }


def _step(path: Path, step: Improvement) -> dict[str, Any]:
    """One step; with ``fill_in`` the numbers are only an example, since the unit has not told its own."""
    item = path.before.instrument.items[step.item]
    return {
        "item": item.id,
        "name": item.shown,
        "answers": {**step.change.choices, **{name: str(number) for name, number in step.change.numbers.items()}},
        "fill_in": bool(item.inputs) and step.item in path.before.unanswered,
        "gain": points(decimal(step.gain)),
        "effort": step.effort,
        "gain_per_effort": points(decimal(step.rate)),
    }
