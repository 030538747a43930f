"""The meaning of a column was guessed."""

from __future__ import annotations

from bening.kernel.decree.draft import ColumnReading, Finding, Place, PlanDraft, Role, Severity
from bening.kernel.decree.xray.cells import quote
from bening.kernel.decree.xray.rule import Rule

RULE = Rule(
    code="column_unsure",
    title="Arti kolom belum pasti",
    severity=Severity.MEDIUM,
    looks_for="Kolom tabel yang artinya ditebak dari isi atau judul yang tidak dikenal.",
    source="Pembacaan tabel lampiran keputusan",
)
_ROLES = {
    Role.NUMBER: "nomor",
    Role.SECTION: "bagian",
    Role.COMPONENT: "komponen",
    Role.INDICATOR: "indikator",
    Role.ACTION: "langkah aksi",
    Role.EVIDENCE: "bukti",
    Role.TARGET: "target waktu",
    Role.OWNER: "penanggung jawab",
    Role.MONTH: "kolom waktu",
    Role.REALISATION: "realisasi",
    Role.NOTE: "catatan",
    Role.IGNORE: "tidak dipakai",
}


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per column."""
    return [_finding(reading) for reading in draft.columns if not reading.sure]


def _finding(reading: ColumnReading) -> Finding:
    heading = quote(reading.heading) if reading.heading.strip() else "tanpa judul"
    because = f" karena {reading.reason}" if reading.reason else ""
    return RULE.finding(
        f"Kolom {reading.column} tabel {reading.table} ({heading}) dibaca sebagai {_ROLES[reading.role]}{because}. "
        "Periksa, lalu pilih "
        "arti yang benar.",
        places=[Place(table=reading.table, column=reading.column)],
    )
