"""The plan as data, in the shape that the reader of decrees gives."""

from __future__ import annotations

import json

from bening.kernel.decree import draft_to_json
from bening.rooms.plans.exports.selectors import ExportedPlan


def plan_json(plan: ExportedPlan) -> bytes:
    """UTF-8, two spaces, keys in their own order: two exports compare line by line."""
    return json.dumps(draft_to_json(plan.draft), ensure_ascii=False, indent=2).encode()
