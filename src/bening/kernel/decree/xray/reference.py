"""The rules as a page of the documentation."""

from __future__ import annotations

from bening.kernel.decree.draft import Severity
from bening.kernel.decree.xray import RULES

SEVERITY_LABELS = {
    Severity.HIGH: "tinggi",
    Severity.MEDIUM: "sedang",
    Severity.LOW: "rendah",
    Severity.INFO: "informasi",
}

_HEAD = """# Rontgen rencana aksi: daftar aturan

Rontgen memeriksa rencana aksi yang terbaca dari keputusan, sebelum rencana itu dipakai. Setiap temuan menyebut apa yang
meragukan, di butir atau baris mana, dan apa yang perlu dilakukan. Temuan boleh diabaikan dengan alasan; teks keputusan
tidak pernah diubah. Sebagian temuan membawa perbaikan sekali tekan, yang mengubah rencana, bukan keputusannya. Sesudah
satu perbaikan dipakai, rencana diperiksa ulang.

Halaman ini dibuat dari kode (`bening.kernel.decree.xray.reference.render_rules`).
"""


def render_rules() -> str:
    """All rules in the order of the findings, as Markdown: the text of ``docs/reference/rontgen.md``."""
    parts = [_HEAD, f"Ada {len(RULES)} aturan.\n", "| Kode | Temuan | Tingkat |", "| --- | --- | --- |"]
    parts += [f"| [`{rule.code}`](#{rule.code}) | {rule.title} | {SEVERITY_LABELS[rule.severity]} |" for rule in RULES]
    for rule in RULES:
        parts += [
            f"\n## {rule.code}\n",
            f"**{rule.title}** (tingkat {SEVERITY_LABELS[rule.severity]})\n",
            f"Yang dicari: {rule.looks_for}\n",
            f"Sumber: {rule.source}.",
        ]
    return "\n".join(parts) + "\n"
