"""The region of a foreign office stands alone in a sentence: the copied text goes further than the office's name."""

from __future__ import annotations

import re

from bening.kernel.decree.draft import Finding, PlanDraft, Severity
from bening.kernel.decree.xray.cells import listed, passage_items, passage_places, passages, quote
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.units import mentions

RULE = Rule(
    code="foreign_region",
    title="Nama daerah unit lain di dalam kalimat",
    severity=Severity.LOW,
    looks_for=(
        "Nama daerah dari unit lain yang tersalin (temuan “nama unit lain”) yang juga berdiri sendiri di kalimat lain, "
        "bukan sebagai “Provinsi …”, “Kabupaten …”, atau “Kota …”."
    ),
    source="Telaah keputusan rencana aksi",
)
_AFTER_LEVEL = re.compile(r"(?:provinsi|prov\.?|kabupaten|kab\.?|kota)\s+$", re.IGNORECASE)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per region that was copied with a foreign office's name."""
    found = list(mentions(draft))
    regions = dict.fromkeys(mention.region for mention in found if not mention.channel)
    covered = {(id(mention.passage.text), mention.passage.place): mention for mention in found}
    findings = []
    for region in regions:
        word = re.compile(rf"\b{re.escape(region)}\b")
        alone = [
            passage
            for passage in passages(draft)
            if (id(passage.text), passage.place) not in covered
            and any(not _AFTER_LEVEL.search(passage.text[: match.start()]) for match in word.finditer(passage.text))
        ]
        if alone:
            where = listed(f"{passage.where} {quote(_near(passage.text, region))}" for passage in alone)
            findings.append(
                RULE.finding(
                    f"“{region}” berdiri sendiri di {where}. Periksa apakah kalimat itu disalin dari dokumen unit "
                    "lain.",
                    passage_items(alone),
                    places=passage_places(alone),
                )
            )
    return findings


def _near(text: str, region: str) -> str:
    at = text.find(region)
    return text[text.rfind(" ", 0, max(0, at - 40)) + 1 : at + len(region) + 40]
