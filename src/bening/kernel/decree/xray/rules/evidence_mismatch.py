"""The evidence or the action does not speak of what the indicator promises, or contradicts it."""

from __future__ import annotations

from collections.abc import Iterator

from bening.kernel.decree.draft import Finding, Item, PlanDraft, Severity
from bening.kernel.decree.xray.cells import quote
from bening.kernel.decree.xray.lexicon import clashes, promises
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.words import plain

RULE = Rule(
    code="evidence_mismatch",
    title="Bukti atau langkah tidak menjawab indikator",
    severity=Severity.HIGH,
    looks_for=(
        "Janji pada indikator (IKU, perjanjian kinerja, sanksi, kompensasi, disiplin, kapasitas SDM, reviu, "
        "evaluasi, tindak "
        "lanjut, sosialisasi, penetapan) yang katanya tidak muncul pada bukti atau langkah; alat biometrik berbukti "
        "formulir."
    ),
    source="Pertanyaan dan pilihan jawaban LKE (Lampiran III PermenPANRB 90/2021)",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per item and promise; empty cells are left to the rules about empty cells."""
    findings: list[Finding] = []
    for item in draft.items():
        findings += _unkept(item)
        findings += _clashing(item)
    return findings


def _unkept(item: Item) -> Iterator[Finding]:
    indicator = plain(item.indicator)
    fields = {"evidence": ("bukti", item.evidence_raw), "action": ("langkah aksi", item.action_raw)}
    for promise in promises():
        label, text = fields[promise.where]
        if text.strip() and promise.promise.search(indicator) and not promise.needed.search(plain(text)):
            yield RULE.finding(
                f"Indikator {item.id} bicara tentang {promise.label}, tetapi {label} hanya {quote(text)}. "
                f"{promise.advice}",
                [item],
                severity=promise.severity,
            )


def _clashing(item: Item) -> Iterator[Finding]:
    for clash in clashes():
        if clash.action.search(plain(item.action_raw)) and clash.evidence.search(plain(item.evidence_raw)):
            yield RULE.finding(
                f"Langkah {item.id} {quote(item.action_raw)} bertentangan dengan buktinya "
                f"{quote(item.evidence_raw)}. {clash.advice}",
                [item],
            )
