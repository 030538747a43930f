"""What the addresses for programs share: the year that is meant, pieces of JSON Schema, how a unit is named."""

from __future__ import annotations

from typing import Any

from bening.foundation.kit import clock
from bening.foundation.machines.gate import Machine
from bening.foundation.machines.operations import Kind, Parameter, Schema
from bening.foundation.units.models import Unit

YEAR = Parameter("tahun", "Tahun; kosong untuk tahun ini.", "2025", Kind.NUMBER, minimum=2000, maximum=2100)
TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
TRUTH: Schema = {"type": "boolean"}
DATE: Schema = {"type": "string", "format": "date"}
EXACT: Schema = {
    "type": "string",
    "pattern": r"^[0-9]+(\.[0-9]+)?$",
    "description": "Angka desimal sebagai teks, tidak dibulatkan",
}


def thing(description: str = "", /, **properties: Schema) -> dict[str, Any]:
    """An object that has exactly these properties."""
    told = {"description": description} if description else {}
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
        **told,
    }


def many(schema: Schema) -> dict[str, Any]:
    """A list."""
    return {"type": "array", "items": schema}


def by_name(schema: Schema) -> dict[str, Any]:
    """An object with a value of one kind under names that depend on the data."""
    return {"type": "object", "additionalProperties": schema}


def or_null(schema: Schema) -> dict[str, Any]:
    """The same, or null."""
    return {**schema, "type": [schema["type"], "null"]}


def told(schema: Schema, description: str) -> dict[str, Any]:
    """The same with words about it."""
    return {**schema, "description": description}


UNIT = thing(code=told(TEXT, "Kode satuan kerja"), name=TEXT)


def unit_named(unit: Unit) -> dict[str, str]:
    """A unit as ``UNIT`` describes it."""
    return {"code": unit.code, "name": unit.name}


def year_of(acting: Machine) -> int:
    """The year that a call asks for, else the present one where the key was made."""
    return acting.values.get(YEAR.name) or clock.today(acting.key.unit).year
