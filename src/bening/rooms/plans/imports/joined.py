"""Rows of a decree that were read as one, kept with the item and told in words."""

from __future__ import annotations

from typing import Any

from bening.kernel.decree.draft import Merge, PlanDraft
from bening.kernel.decree.jsonform import place_from_json, place_to_json
from bening.rooms.plans.imports.words import place_words

COLUMNS = {
    "indicator": "Indikator",
    "action_raw": "Langkah aksi",
    "evidence_raw": "Bukti fisik",
    "target_raw": "Target waktu",
}


def merge_to_json(merge: Merge) -> dict[str, Any]:
    """A merge as its item's row keeps it: without the item's code, which may change."""
    return {
        "type": merge.type,
        "kept": place_to_json(merge.kept),
        "merged": place_to_json(merge.merged),
        "text": merge.text,
        "field": merge.field,
        "note": merge.note,
    }


def merge_from_json(data: dict[str, Any], *, item: str) -> Merge:
    """What ``merge_to_json`` wrote, as a merge of the item with this code."""
    kept, merged = place_from_json(data["kept"]), place_from_json(data["merged"])
    return Merge(data["type"], item, kept, merged, data["text"], data["field"], data["note"])


def merges_by_item(draft: PlanDraft) -> dict[str, list[dict[str, Any]]]:
    """The draft's merges as its items' rows keep them, by item id."""
    found: dict[str, list[dict[str, Any]]] = {}
    for merge in draft.merges:
        found.setdefault(merge.item, []).append(merge_to_json(merge))
    return found


def joined_words(merge: Merge) -> str:
    """The sentence that the item's page shows."""
    places = " dan ".join(filter(None, (place_words(merge.kept), place_words(merge.merged)))) or "dua baris sumber"
    if merge.field is None:
        return f"Baris ini digabung dari {places}, karena isinya sama kata demi kata."
    column = COLUMNS.get(merge.field, "Satu kolom")
    return f"{column} baris ini digabung dari {places}: “{merge.text}” disambung di akhirnya."
