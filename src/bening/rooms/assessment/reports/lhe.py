"""What the report says, from the frozen content alone: no clock and no query, so that it is the same on every call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from bening.foundation.kit.formats import long_date, long_datetime
from bening.kernel.lke.numbers import shown

TITLE = "Laporan Hasil Evaluasi Zona Integritas"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the report: its heading, its columns, its rows of texts; ``numeric`` are the columns of numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The report in its official order: basis, unit, scores, thresholds, findings, conclusion, signatures."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    basis: str
    tables: tuple[Table, ...]
    conclusion: str
    signatures: tuple[tuple[str, str], ...]
    foot: str
    at: datetime


def report_of(data: Mapping[str, Any], digest: str) -> Report:
    """The report on frozen content (``services.freezing``) whose SHA-256 is ``digest``."""
    zone = ZoneInfo(data["time_zone"])
    at = datetime.fromisoformat(data["signed_at"]).astimezone(zone)
    unit, year = data["unit"], data["year"]
    return Report(
        title=TITLE,
        subtitle=f"{unit['name']} menuju {data['target']}, tahun {year}",
        facts=(
            ("Satuan kerja", f"{unit['name']} ({unit['code']})"),
            ("Instansi", unit["institution"]),
            ("Tahun penilaian", str(year)),
            ("Predikat yang dituju", data["target"]),
            ("Penilai", f"{data['layer_words']}, putaran {data['round']}"),
            ("Ditandatangani", long_datetime(at)),
        ),
        basis=f"{data['instrument']['regulation']} {data['instrument']['clause']}, {data['instrument']['title']}.",
        tables=(_parts(data), _areas(data), _gates(data), _findings(data)),
        conclusion=_conclusion(data),
        signatures=tuple(
            (row["name"], long_datetime(datetime.fromisoformat(row["at"]).astimezone(zone)))
            for row in data["signatures"]
        ),
        foot=f"SHA-256 isi lembar: {digest}",
        at=at,
    )


def _points(text: str) -> str:
    return shown(Decimal(text))


def _parts(data: Mapping[str, Any]) -> Table:
    rows = tuple(
        (row["id"], row["name"], _points(row["weight"]), _points(row["points"])) for row in data["score"]["parts"]
    )
    total = ("", "Nilai keseluruhan", _points("100"), _points(data["score"]["total"]))
    return Table("Nilai per komponen", ("Kode", "Komponen", "Bobot", "Nilai"), (*rows, total), (2, 3))


def _areas(data: Mapping[str, Any]) -> Table:
    rows = tuple(
        (row["name"], _points(row["weight"]), _points(row["points"]), f"{_points(row['percent'])}%")
        for row in data["score"]["areas"]
    )
    return Table("Nilai per area perubahan", ("Area", "Bobot", "Nilai", "Persen"), rows, (1, 2, 3))


def _gates(data: Mapping[str, Any]) -> Table:
    rows = tuple(
        (
            row["label"],
            f"{row['value']}{row['unit']}",
            f"{_points(row['minimum'])}{row['unit']}",
            "Tercapai" if row["passed"] else "Belum",
        )
        for row in data["score"]["gates"]
    )
    return Table(f"Ambang {data['target']}", ("Ambang", "Nilai", "Paling sedikit", "Keadaan"), rows, (1, 2))


def _findings(data: Mapping[str, Any]) -> Table:
    rows = tuple(
        (
            row["item"],
            row["text"],
            row["recommendation"] or NOTHING,
            long_date(datetime.fromisoformat(row["due"]).date()) if row["due"] else NOTHING,
        )
        for row in data["findings"]
    )
    return Table("Temuan dan rekomendasi", ("Butir", "Temuan", "Rekomendasi", "Paling lambat"), rows)


def _conclusion(data: Mapping[str, Any]) -> str:
    score, target = data["score"], data["target"]
    missed = [row["label"] for row in score["gates"] if not row["passed"]]
    total = f"Nilai keseluruhan {_points(score['total'])} dari 100."
    if score["unanswered"]:
        total += f" {len(score['unanswered'])} butir tidak dijawab dan bernilai 0."
    if target in score["passes"]:
        return f"{total} Semua ambang nilai {target} tercapai; syarat di luar nilai diperiksa tersendiri."
    return f"{total} Ambang nilai {target} belum tercapai pada: {'; '.join(missed)}."
