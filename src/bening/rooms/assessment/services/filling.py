"""Saving what was typed on a page of questions: what can be saved is saved, the rest comes back with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bening.foundation.accounts.permissions import Actor
from bening.kernel.lke import AnswersError
from bening.rooms.assessment.models import Answer, Sheet
from bening.rooms.assessment.rules.typing import NOTHING, Stand, Typed, Verdict, canonical, verdict
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.services.answering import LONGEST_NOTE, AnswerConflict, Given, answers_save

TOO_LONG = "Catatan terlalu panjang. Persingkat sampai 4.000 huruf."
TRIES = 3


@dataclass(slots=True)
class Outcome:
    """What became of a page of answers. ``sheet`` is the sheet as it stands now, ``typed`` what was sent, by item.

    ``problems`` are sentences, ``clashes`` the answers that somebody else gave since, by item; these are
    not saved.
    """

    sheet: Sheet
    typed: dict[str, Typed]
    entries: dict[str, Answer] = field(default_factory=dict)
    """The answers that were saved, by item."""
    problems: dict[str, str] = field(default_factory=dict)
    clashes: dict[str, Answer] = field(default_factory=dict)

    @property
    def saved(self) -> list[str]:
        return list(self.entries)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left that the person still has to look at."""
        return not (self.problems or self.clashes)


def filling_save(*, by: Actor, at: datetime, sheet: Sheet, typed: Sequence[Typed]) -> Outcome:
    """Save every question that the person changed and that nobody else changed since; ``sheet`` is the newest read.

    Raises PolicyError or NotAllowed where she may not answer now; nothing is saved then.
    """
    for _ in range(TRIES - 1):
        try:
            return _save(by, at, sheet, typed)
        except AnswerConflict:  # somebody answered in the meantime: lay it against what stands now
            sheet.refresh_from_db(fields=("answers", "latest"))
    return _save(by, at, sheet, typed)


def _save(by: Actor, at: datetime, sheet: Sheet, typed: Sequence[Typed]) -> Outcome:
    outcome = Outcome(sheet, {one.item: one for one in typed})
    given: list[Given] = []
    stale: list[Given] = []
    for one in typed:
        number = sheet.latest.get(one.item, (0, 0))[1]
        values = _canonical(sheet, one, outcome)
        if values is not None:
            group = given if one.seen == number else stale
            group.append(Given(one.item, values, note=one.note, seen=one.seen))
    _lay_beside(sheet, stale, outcome)
    outcome.sheet = answers_save(by=by, at=at, sheet=sheet, given=given)
    outcome.entries = {
        one.item: Answer(
            pk=pk, sheet=sheet, item=one.item, number=number, values=one.values, note=one.note, by=by.user, at=at
        )
        for one in given
        if (one.seen or 0) != (now := outcome.sheet.latest.get(one.item, (0, 0)))[1]
        for pk, number in [now]
    }
    return outcome


def _canonical(sheet: Sheet, one: Typed, outcome: Outcome) -> dict[str, str] | None:
    """The values as they are kept, or None and the sentence that says what is wrong."""
    try:
        values = canonical(instrument_of(sheet.assessment), one.values)
    except AnswersError as wrong:
        outcome.problems[one.item] = " ".join(problem.partition(": ")[2] for problem in wrong.problems)
        return None
    if len(one.note) > LONGEST_NOTE:
        outcome.problems[one.item] = TOO_LONG
        return None
    return values


def _lay_beside(sheet: Sheet, stale: Sequence[Given], outcome: Outcome) -> None:
    """Which questions that somebody answered since were changed by this person too."""
    if not stale:
        return
    rows = Answer.objects.filter(sheet=sheet, item__in=[one.item for one in stale]).select_related("by")
    kept = {(row.item, row.number): row for row in rows}
    for one in stale:
        now = kept.get((one.item, sheet.latest.get(one.item, (0, 0))[1]))
        before = _stand(kept.get((one.item, one.seen or 0)))
        if verdict(one.values, one.note, before=before, now=_stand(now)) is Verdict.CLASH and now is not None:
            outcome.clashes[one.item] = now


def _stand(row: Answer | None) -> Stand:
    return NOTHING if row is None else Stand(row.number, row.values, row.note)
