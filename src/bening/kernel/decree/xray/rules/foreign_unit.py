"""Another office of the same kind stands where the unit itself is meant: text copied from its decree."""

from __future__ import annotations

from bening.kernel.decree.draft import Finding, Mend, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, passage_items, passage_places, quote
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.units import Mention, mentions

RULE = Rule(
    code="foreign_unit",
    title="Nama unit lain sebagai pelaku atau pemilik",
    severity=Severity.HIGH,
    looks_for=(
        "Nama satuan kerja lain dari instansi yang sama di tempat nama unit sendiri, pada baris rencana maupun batang "
        "tubuh. Jalur surat (“melalui”, “kepada”, “ke”, “dari”, “koordinasi dengan”) tidak termasuk."
    ),
    source="Telaah keputusan rencana aksi; nama unit dari kop dan penandatangan keputusan",
)

_WORDS_AROUND = 4


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per foreign name, with a change of name for each cell it stands in."""
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions(draft):
        if not mention.channel:
            by_name.setdefault(" ".join(mention.name.lower().split()), []).append(mention)
    return [_finding(draft, found) for found in by_name.values()]


def _finding(draft: PlanDraft, found: list[Mention]) -> Finding:
    name = " ".join(found[0].name.split())
    own = draft.document.unit or draft.document.issuer
    where = listed(f"{mention.passage.where} {quote(_around(mention))}" for mention in found)
    return RULE.finding(
        f"“{name}” tertulis di {where}, padahal rencana ini milik {own}. "
        f"Periksa apakah teks disalin dari dokumen unit lain; bila ya, ganti dengan {own}.",
        passage_items(mention.passage for mention in found),
        places=passage_places(mention.passage for mention in found),
        mends=_mends(found, name, own),
    )


def _around(mention: Mention) -> str:
    """The mention with a few whole words on either side."""
    text = mention.passage.text
    before, after = text[: mention.start].split(), text[mention.end :].split()
    return " ".join((*before[-_WORDS_AROUND:], mention.name, *after[:_WORDS_AROUND]))


def _mends(found: list[Mention], name: str, own: str) -> list[Mend]:
    cells = {
        (cell.item.id, cell.field): (cell, mention) for mention in found if (cell := mention.passage.cell) is not None
    }
    return [
        cell.mend(
            cell.text.replace(mention.name, own), f"Ganti “{name}” dengan “{own}” pada {cell.label} {cell.item.id}"
        )
        for cell, mention in cells.values()
    ]
