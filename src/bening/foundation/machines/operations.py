"""What an address for programs says of itself. From this its calls are checked and its description is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bening.foundation.machines.answers import MEDIA_TYPE, Refused
from bening.foundation.machines.enums import Scope

Schema = Mapping[str, Any]
"""A JSON Schema, draft 2020-12, as OpenAPI 3.1 takes it."""


NO_NUL = r"[^\x00]*"
"""What any text may be: PostgreSQL keeps no NUL."""


class Kind(StrEnum):
    """What the text of a parameter is read as."""

    TEXT = "string"
    NUMBER = "integer"
    DATE = "date"


class Place(StrEnum):
    """Where a parameter stands."""

    QUERY = "query"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a caller gives.

    Values of the query are read and checked before the view runs and stand in ``request.machine.values``; the ones in
    the path reach the view as its arguments. ``minimum`` and ``maximum`` bound numbers, ``pattern`` and ``choices``
    texts. ``example`` stands in the document and in the curl line.
    """

    name: str
    description: str
    example: str
    kind: Kind = Kind.TEXT
    place: Place = Place.QUERY
    required: bool = False
    default: int | str | None = None
    minimum: int | None = None
    maximum: int | None = None
    pattern: str = ""
    choices: tuple[str, ...] = ()

    def read(self, text: str | None) -> int | str | date | None:
        """The value; the default where nothing was given. Raises Refused (422) with a sentence."""
        if text is None or text == "":
            if self.required:
                raise Refused(422, f"Parameter “{self.name}” wajib diisi, misalnya {self.name}={self.example}.")
            return self.default
        value = _READERS[self.kind](text)
        if value is None or not self._fits(value):
            raise Refused(422, f"Parameter “{self.name}” tidak dapat dipakai: “{text[:50]}”. {self.bounds()}")
        return value

    def _fits(self, value: int | str | date) -> bool:
        if isinstance(value, int):
            return (self.minimum is None or value >= self.minimum) and (self.maximum is None or value <= self.maximum)
        if isinstance(value, str):
            return (not self.choices or value in self.choices) and bool(re.fullmatch(self.pattern or NO_NUL, value))
        return True

    def bounds(self) -> str:
        """What may be given, as a sentence."""
        if self.choices:
            return f"Pilihannya: {', '.join(self.choices)}."
        if self.kind == Kind.NUMBER and self.minimum is not None and self.maximum is not None:
            return f"Isi dengan bilangan bulat {self.minimum} sampai {self.maximum}."
        return f"Tulis seperti {self.example}."

    def schema(self) -> dict[str, Any]:
        """The value as JSON Schema."""
        found: dict[str, Any] = (
            {"type": "string", "format": "date"} if self.kind == Kind.DATE else {"type": self.kind.value}
        )
        bounds = {"minimum": self.minimum, "maximum": self.maximum, "default": self.default}
        found |= {name: value for name, value in bounds.items() if value is not None}
        if self.kind == Kind.TEXT and not self.choices:
            found["pattern"] = f"^{self.pattern or NO_NUL}$"
        if self.choices:
            found["enum"] = list(self.choices)
        return found


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"-?[0-9]{1,15}", text) else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else None
    except ValueError:
        return None


_READERS: dict[Kind, Callable[[str], int | str | date | None]] = {
    Kind.TEXT: str,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
}

UNIT_CODE = Parameter("code", "Kode satuan kerja dalam jangkauan kunci.", "656382", place=Place.PATH)
YEAR_OF_PATH = Parameter("year", "Tahun.", "2025", kind=Kind.NUMBER, place=Place.PATH)


@dataclass(frozen=True, slots=True)
class Operation:
    """One address for programs: what it is for, which scope opens it (None: any key), what it takes and gives.

    Its path is not said here: it is the one of the URL configuration. ``media_type`` is that of what it gives; errors
    are JSON always.
    """

    summary: str
    scope: Scope | None
    response: Schema
    parameters: tuple[Parameter, ...] = ()
    description: str = ""
    media_type: str = MEDIA_TYPE

    def values_of(self, query: Mapping[str, str]) -> dict[str, Any]:
        """The values of a query by name. Raises Refused (422) for one that does not fit or is not known."""
        known = {parameter.name: parameter for parameter in self.parameters if parameter.place == Place.QUERY}
        if odd := sorted(set(query) - set(known)):
            raise Refused(422, f"Parameter “{odd[0][:50]}” tidak dikenal di alamat ini.")
        return {name: parameter.read(query.get(name)) for name, parameter in known.items()}
