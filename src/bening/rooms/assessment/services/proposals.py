"""Taking proposed answers, one by one, as a person ticked them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.policy import PolicyError
from bening.rooms.assessment.models import Sheet
from bening.rooms.assessment.selectors.proposals import proposals
from bening.rooms.assessment.services.answering import Given, answers_save


def proposals_take(*, by: Actor, at: datetime, on: date, sheet: Sheet, keys: Collection[str]) -> int:
    """Save the proposals that these keys name, all in one step; returns how many.

    Raises PolicyError where none is named or one is not proposed any more, AnswerConflict where somebody answered.
    """
    rows = [row for row in proposals(sheet.assessment, sheet, on).rows if row.key in keys]
    if not rows or len(rows) < len(keys):
        raise PolicyError("Usulan ini tidak cocok lagi dengan lembar. Periksa daftarnya, centang, lalu simpan lagi.")
    given = [Given(row.item, row.values, note=row.note, seen=row.seen, proposed=row.origin) for row in rows]
    answers_save(by=by, at=at, sheet=sheet, given=given)
    return len(rows)
