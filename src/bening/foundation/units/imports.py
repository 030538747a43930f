"""Loading many units at once from a table, as often as one likes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.units import catalogue, services
from bening.foundation.units.enums import TimeZone, UnitKind
from bening.foundation.units.errors import UnitError
from bening.foundation.units.models import Institution, Unit

COLUMNS = ("code", "name", "kind", "parent_code", "institution", "region_code", "time_zone")


@dataclass(slots=True)
class Report:
    """What a load did, or would do: numbers of units and the rows that could not be used, as sentences."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    errors: list[str] = field(default_factory=list)

    def sentence(self) -> str:
        return (
            f"{self.added} ditambah, {self.changed} diubah, {self.unchanged} tetap, "
            f"{len(self.errors)} baris bermasalah."
        )


def load_units(rows: Iterable[Mapping[str, str]], *, by: User | None, at: datetime, dry_run: bool = False) -> Report:
    """Add or change units from rows with the columns ``COLUMNS``; a second load of the same rows changes nothing.

    Parents stand before their children in the rows, or are in the database. All or nothing: with any error, and in a
    dry run, the database stays as it was. Units that the rows do not name are left alone.
    """
    report = Report()
    with transaction.atomic():
        for number, row in enumerate(rows, start=2):
            try:
                with transaction.atomic():
                    _load_row(row, by=by, at=at, report=report)
            except UnitError as error:
                report.errors.append(f"Baris {number}: {error}")
        if report.errors or dry_run:
            transaction.set_rollback(True)
    return report


def _load_row(row: Mapping[str, str], *, by: User | None, at: datetime, report: Report) -> None:
    values = {column: (row.get(column) or "").strip() for column in COLUMNS}
    for column, choices in (("kind", UnitKind.values), ("time_zone", TimeZone.values)):
        if values[column] not in choices:
            raise UnitError(
                f"kolom {column} berisi “{values[column]}”; yang dikenal hanya {', '.join(map(str, choices))}."
            )
    present = Unit.objects.select_related("institution", "parent").filter(code=values["code"]).first()
    fields = services.UnitFields(
        code=values["code"],
        name=values["name"],
        kind=values["kind"],
        institution=_institution(values["institution"], by=by, at=at),
        parent=_parent(values["parent_code"]),
        region_code=values["region_code"],
        time_zone=values["time_zone"],
        accent=present.accent if present else "",
        is_active=present.is_active if present else True,
    )
    if present is None:
        services.unit_save(by=by, at=at, fields=fields)
        report.added += 1
    elif services.differs(present, fields):
        services.unit_save(by=by, at=at, fields=fields, unit=present)
        report.changed += 1
    else:
        report.unchanged += 1


def _parent(code: str) -> Unit | None:
    if not code:
        return None
    parent = Unit.objects.filter(code=code).first()
    if parent is None:
        raise UnitError(f"satuan kerja atasan “{code}” belum ada. Taruh barisnya di atas baris ini.")
    return parent


def _institution(code: str, *, by: User | None, at: datetime) -> Institution:
    if present := Institution.objects.filter(code=code).first():
        return present
    known = catalogue.institutions().get(code)
    if known is None:
        raise UnitError(f"instansi “{code}” belum ada. Tambahkan dulu di halaman Sistem, Instansi.")
    return services.institution_save(by=by, at=at, code=known.code, name=known.name, short_name=known.short_name)


def add_office(code: str, *, by: User | None, at: datetime) -> Unit:
    """Bring an office of the catalogue, and those above it, into the database. Raises UnitError for unknown codes."""
    if code not in catalogue.offices():
        raise UnitError(f"Kode satuan kerja “{code}” tidak ada dalam daftar. Cari lagi dengan namanya.")
    missing = [office for office in catalogue.lineage(code) if not Unit.objects.filter(code=office.code).exists()]
    report = load_units([office.row() for office in missing], by=by, at=at)
    if report.errors:
        raise UnitError(" ".join(report.errors))
    return Unit.objects.get(code=code)
