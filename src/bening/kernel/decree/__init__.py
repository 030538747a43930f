"""Read a decree: from a file or pasted text to the draft of a plan, with every cell accounted for."""

from bening.kernel.decree.assemble.columns import ColumnMap
from bening.kernel.decree.draft import DecreeError, PlanDraft
from bening.kernel.decree.jsonform import draft_from_json, draft_to_json
from bening.kernel.decree.reading import read, read_pasted

__all__ = ["ColumnMap", "DecreeError", "PlanDraft", "draft_from_json", "draft_to_json", "read", "read_pasted"]
