"""Changing institutions and the tree of units; ``lineage`` is kept here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.text import slugify

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor, check_system_admin
from bening.foundation.audit.services import record
from bening.foundation.units.enums import TimeZone, UnitKind
from bening.foundation.units.errors import UnitError
from bening.foundation.units.models import Institution, Unit
from bening.foundation.units.permissions import MANAGE_UNIT

MAX_LINEAGE = Unit._meta.get_field("lineage").max_length or 0


@dataclass(frozen=True, slots=True)
class UnitFields:
    """Everything about a unit that a system administrator decides."""

    code: str
    name: str
    kind: str
    institution: Institution
    parent: Unit | None = None
    region_code: str = ""
    time_zone: str = TimeZone.WIB
    accent: str = ""
    is_active: bool = True


def _sentences(error: ValidationError) -> str:
    return " ".join(error.messages)


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """The values as the trail keeps them: of a unit or an institution its name, and its code that tells it apart."""
    return {
        name: f"{value.name} ({value.code})" if isinstance(value, Unit | Institution) else value
        for name, value in fields.items()
    }


def _changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: [before.get(name), value] for name, value in after.items() if before.get(name) != value}


@transaction.atomic
def institution_save(
    *,
    by: User | None,
    at: datetime,
    code: str,
    name: str,
    short_name: str,
    kind: str | None = None,
    institution: Institution | None = None,
) -> Institution:
    """Add an institution or change one. ``by=None`` is the machine's command line, ``kind=None`` leaves its kind."""
    check_system_admin(by)
    row = institution or Institution()
    after = {"code": code, "name": name, "short_name": short_name, "kind": kind or row.kind}
    before = {field: getattr(row, field) for field in after}
    for field, value in after.items():
        setattr(row, field, value)
    try:
        row.full_clean()
    except ValidationError as error:
        raise UnitError(f"Instansi “{name or code}” belum dapat disimpan: {_sentences(error)}") from error
    changes = _changes(before, after)
    if changes:
        row.save()
        verb = "units.institution_changed" if institution else "units.institution_added"
        record(by=by, at=at, unit=None, verb=verb, target=row, data={"changes": changes})
    return row


def check_parent(unit: Unit | None, parent: Unit | None) -> None:
    """A unit may stand below any unit but itself and those below it. Raises UnitError."""
    if unit and parent and unit.pk and parent.lineage.startswith(unit.lineage):
        raise UnitError(
            f"{unit.name} tidak dapat ditaruh di bawah {parent.name}, karena {parent.name} berada di bawahnya. "
            "Pilih satuan kerja atasan yang lain."
        )


def check_code(unit: Unit | None, code: str) -> None:
    """A code names one unit. Raises UnitError."""
    taken = Unit.objects.filter(code=code).first()
    if taken and taken != unit:
        raise UnitError(f"Kode “{code}” sudah dipakai {taken.name}. Pilih kode lain.")


@transaction.atomic
def unit_save(*, by: User | None, at: datetime, fields: UnitFields, unit: Unit | None = None) -> Unit:
    """Add a unit or change one; a new parent or code carries all units below along.

    Nothing is written and no event is recorded when nothing differs. Raises UnitError with a sentence.
    """
    check_system_admin(by)
    # One tree, one writer: moving a branch while a leaf is added below it would leave the leaf with the old path.
    list(Institution.objects.select_for_update(no_key=True).order_by("pk"))
    row = Unit.objects.get(pk=unit.pk) if unit else Unit()
    parent = Unit.objects.get(pk=fields.parent.pk) if fields.parent else None
    before = _plain(_values(row)) if unit else {}
    check_code(unit, fields.code)
    check_parent(unit and row, parent)
    old_lineage = row.lineage
    for name, value in _values(fields).items():
        setattr(row, name, value)
    row.parent = parent
    row.lineage = f"{parent.lineage if parent else '/'}{row.code}/"
    _check_depth(row, len(row.lineage))
    try:
        row.full_clean(exclude={"lineage"})
    except ValidationError as error:
        raise UnitError(
            f"Satuan kerja “{fields.name or fields.code}” belum dapat disimpan: {_sentences(error)}"
        ) from error
    changes = _changes(before, _plain(_values(fields)))
    if not changes:
        return row
    row.save()
    if unit and row.lineage != old_lineage:
        _move_descendants(row, old_lineage)
    verb = "units.unit_changed" if unit else "units.unit_added"
    data = {"changes": changes} if unit else {"values": _plain(_values(row))}
    record(by=by, at=at, unit=row, verb=verb, target=row, data=data)
    return row


def differs(unit: Unit, fields: UnitFields) -> bool:
    """Whether saving these fields would change the unit."""
    return _plain(_values(unit)) != _plain(_values(fields))


def _values(source: UnitFields | Unit) -> dict[str, Any]:
    return {name: getattr(source, name) for name in UnitFields.__dataclass_fields__}


def _check_depth(unit: Unit, length: int) -> None:
    if length > MAX_LINEAGE:
        raise UnitError(f"{unit.name} terlalu dalam di bawah satuan kerja lain. Taruh lebih dekat ke pusat.")


def _move_descendants(unit: Unit, old_lineage: str) -> None:
    """Give every unit below its new path in one statement."""
    below = Unit.objects.filter(lineage__startswith=old_lineage).exclude(pk=unit.pk)
    longest = below.aggregate(longest=Max(Length("lineage")))["longest"] or 0
    _check_depth(unit, longest - len(old_lineage) + len(unit.lineage))
    below.update(lineage=Concat(Value(unit.lineage), Substr(F("lineage"), len(old_lineage) + 1)))


@transaction.atomic
def own_unit_create(
    *,
    by: User,
    at: datetime,
    institution_name: str,
    institution_short: str,
    name: str,
    code: str,
    kind: str,
    time_zone: str,
    parent_name: str = "",
    parent_unit_code: str = "",
) -> Unit:
    """A unit of any institution in one go, with its institution and the unit above it. Raises UnitError."""
    institution = Institution.objects.filter(short_name__iexact=institution_short).first() or institution_save(
        by=by, at=at, code=slugify(institution_short), name=institution_name, short_name=institution_short
    )
    parent = None
    if parent_unit_code:
        above = UnitFields(parent_unit_code, parent_name, UnitKind.OTHER, institution, time_zone=time_zone)
        parent = Unit.objects.filter(code=parent_unit_code).first() or unit_save(by=by, at=at, fields=above)
    fields = UnitFields(code, name, kind, institution, parent=parent, time_zone=time_zone)
    return unit_save(by=by, at=at, fields=fields)


@transaction.atomic
def unit_settings_save(*, by: Actor, at: datetime, name: str, time_zone: str, accent: str) -> Unit:
    """What a unit decides of itself: its name as shown, its time zone and its accent. Raises UnitError."""
    by.check(MANAGE_UNIT)
    row = Unit.objects.select_for_update(no_key=True).get(pk=by.unit.pk)
    after = {"name": name, "time_zone": time_zone, "accent": accent}
    changes = _changes({field: getattr(row, field) for field in after}, after)
    for field, value in after.items():
        setattr(row, field, value)
    try:
        row.full_clean()
    except ValidationError as error:
        raise UnitError(f"Pengaturan belum dapat disimpan: {_sentences(error)}") from error
    if changes:
        row.save(update_fields=tuple(after))
        record(by=by.user, at=at, unit=row, verb="units.settings_changed", target=row, data={"changes": changes})
    return row
