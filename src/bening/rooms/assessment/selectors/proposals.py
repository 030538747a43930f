"""Answers that can be proposed for the unit's own filling, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bening.foundation.kit import formats
from bening.kernel.lke import Instrument
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Answer, Assessment, Sheet
from bening.rooms.assessment.rules.proposing import by_evidence, still_counts
from bening.rooms.assessment.selectors.crosswalk import Support, support_for
from bening.rooms.assessment.selectors.facts import instrument_of
from bening.rooms.assessment.selectors.filling import answer_words

EVIDENCE, LAST_YEAR = "bukti diterima", "jawaban tahun lalu"
"""Origins of a proposal, as they are kept with the answer."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One answer that can be taken. ``before`` and ``after`` are words, ``seen`` the number of the answer that stands.

    ``support`` is what answers the question, None where the reason is another.
    """

    item: str
    text: str
    values: Mapping[str, str]
    note: str
    before: str
    after: str
    why: str
    origin: str
    seen: int
    support: Support | None = None

    @property
    def key(self) -> str:
        """Names exactly this proposal in a form."""
        return f"{self.item}:{self.seen}:{self.after}"


@dataclass(frozen=True, slots=True)
class Proposals:
    """``outdated`` counts answers of last year that are too old to be proposed."""

    rows: tuple[Proposal, ...]
    outdated: int


def proposals(assessment: Assessment, sheet: Sheet, on: date) -> Proposals:
    """What can be proposed on this day, in the worksheet's order; evidence goes before last year (nine queries)."""
    instrument = instrument_of(assessment)
    found = {one.item: one for one in _from_evidence(assessment, sheet, instrument)}
    last = _last_year(assessment)
    outdated = 0
    for entry in last:
        if not _is_open(instrument, sheet, entry.item) or entry.item in found:
            continue
        if still_counts(entry.at.date(), on):
            found[entry.item] = _again(instrument, sheet, entry, assessment.year - 1)
        else:
            outdated += 1
    return Proposals(tuple(found[item] for item in instrument.items if item in found), outdated)


def _from_evidence(assessment: Assessment, sheet: Sheet, instrument: Instrument) -> Iterator[Proposal]:
    notes = dict(Answer.objects.filter(pk__in=[pk for pk, _ in sheet.latest.values()]).values_list("item", "note"))
    for name, support in support_for(assessment).items():
        item, stands = instrument.items[name], sheet.answers.get(name, "")
        best = by_evidence(item, stands, [row.share for row in support.plan_items])
        if best:
            share = support.share
            yield Proposal(
                item=name,
                text=item.shown,
                values={name: best},
                note=notes.get(name, ""),
                before=answer_words(item, {name: stands}),
                after=answer_words(item, {name: best}),
                why=f"Semua bukti butir rencana yang dipadankan diterima ({share.accepted} dari {share.wanted}).",
                origin=EVIDENCE,
                seen=_seen(sheet, name),
                support=support,
            )


def _last_year(assessment: Assessment) -> list[Answer]:
    """The newest answers of the unit's own filling of the year before, under the same instrument (two queries)."""
    rows = Sheet.objects.filter(
        assessment__unit=assessment.unit,
        assessment__year=assessment.year - 1,
        assessment__instrument=assessment.instrument,
        layer=Layer.UNIT,
    )
    sheet = rows.order_by("-round").first()
    if sheet is None:
        return []
    return list(Answer.objects.filter(pk__in=[pk for pk, _ in sheet.latest.values()]).order_by("pk"))


def _is_open(instrument: Instrument, sheet: Sheet, item: str) -> bool:
    """Whether nobody has answered the question this year, nor taken an answer back."""
    return item in instrument.items and item not in sheet.latest


def _again(instrument: Instrument, sheet: Sheet, entry: Answer, year: int) -> Proposal:
    item = instrument.items[entry.item]
    return Proposal(
        item=item.id,
        text=item.shown,
        values=entry.values,
        note=entry.note,
        before="",
        after=answer_words(item, entry.values),
        why=f"Jawaban tahun {year}, diberikan {formats.long_date(entry.at.date())}.",
        origin=LAST_YEAR,
        seen=_seen(sheet, item.id),
    )


def _seen(sheet: Sheet, item: str) -> int:
    return int(sheet.latest.get(item, (0, 0))[1])
