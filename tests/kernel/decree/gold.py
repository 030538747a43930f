"""The gold reading of the Kerinci decree and how a draft is compared with it."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from bening.kernel.decree import PlanDraft, draft_to_json

GOLD_FILE = Path(__file__).parents[2] / "data" / "kerinci-2025" / "gold_plan.json"
TEXTS = ("indicator", "action_raw", "evidence_raw", "target_raw")
STEPS = ("action_steps", "evidence")


@lru_cache(maxsize=1)
def gold() -> dict[str, Any]:
    return json.loads(GOLD_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def decree_text() -> str:
    package = resources.files("bening.reference") / "examples" / "kerinci-2025" / "keputusan.md"
    return package.read_text(encoding="utf-8")


def items_of(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for section in plan["sections"] for component in section["components"] for item in component["items"]]


def components_of(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [component for section in plan["sections"] for component in section["components"]]


def flat(value: Any) -> Any:
    """Texts with all blanks and line breaks alike, for formats that wrap lines."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [flat(part) for part in value]
    if isinstance(value, dict):
        return {key: flat(part) for key, part in value.items()}
    return value


def dues(item: dict[str, Any]) -> list[str]:
    return [occurrence["due"] for occurrence in item["schedule"]["occurrences"]]


def differences(draft: PlanDraft) -> list[tuple[Any, ...]]:
    """Everything that people see and that differs from the gold plan, blanks aside; empty for the same plan."""
    here, wanted = draft_to_json(draft), gold()
    found: list[tuple[Any, ...]] = []

    def check(where: str, want: Any, have: Any) -> None:
        if flat(want) != flat(have):
            found.append((where, want, have))

    check("sections", *([(s["id"], s["title"], s["area_lke"]) for s in plan["sections"]] for plan in (wanted, here)))
    check("components", *([(c["number"], c["name"]) for c in components_of(plan)] for plan in (wanted, here)))
    check("ids", *([item["id"] for item in items_of(plan)] for plan in (wanted, here)))
    for want, have in zip(items_of(wanted), items_of(here), strict=False):
        for key in (*TEXTS, *STEPS):
            check(f"{want['id']} {key}", want[key], have[key])
        check(f"{want['id']} due", dues(want), dues(have))
    for key in ("number", "year", "issuer", "unit", "place", "decree_date", "signatory", "signatory_role", "subject"):
        check(f"document {key}", wanted["document"][key], here["document"][key])
    return found
