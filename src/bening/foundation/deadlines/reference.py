"""The days and rules that ship with the application, read from ``bening.reference`` and checked; writes nothing."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from bening.foundation.deadlines.enums import DayKind, Duty, Measure, Standing
from bening.kernel.workdays import Measure as Counted
from bening.kernel.workdays import Term

HOLIDAYS = "bening.reference.holidays"
DEADLINES = "bening.reference.deadlines"


class BadReference(ValueError):  # noqa: N818 - reads as what is wrong
    """A file of days or rules that cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class ShippedDay:
    """One day as the model ``Holiday`` keeps it."""

    date: date
    kind: str
    name: str
    legal_basis: str
    is_provisional: bool
    source: str
    standing: str

    @property
    def shipped_key(self) -> str:
        """Names the day and everything that is said of it: other words make it another day."""
        return f"{self.date.isoformat()} {digest_of(self)[:16]}"


@dataclass(frozen=True, slots=True)
class ShippedRule:
    """One rule in one period of validity, as the model ``DeadlineRule`` keeps it."""

    key: str
    channel: str
    channel_label: str
    label: str
    start_event: str
    measure: str
    clause: str
    standing: str
    amount: int = 0
    month: int = 0
    day: int = 0
    counts_joint_leave: bool = False
    duty: str = Duty.OFFICE.value
    pause_events: tuple[str, ...] = ()
    extension_amount: int = 0
    extension_times: int = 0
    effect: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    note: str = ""


def digest_of(row: ShippedDay | ShippedRule) -> str:
    """The SHA-256 of everything that a row says."""
    return hashlib.sha256(repr(sorted(asdict(row).items())).encode()).hexdigest()


@cache
def days() -> tuple[ShippedDay, ...]:
    """All shipped days in order. Raises BadReference."""
    found = [day for name, text in _texts(HOLIDAYS) for day in read_days(text, name)]
    return tuple(sorted(found, key=lambda day: (day.date, day.kind, day.name)))


@cache
def rules() -> tuple[ShippedRule, ...]:
    """All shipped rules, channel by channel, in the order of their files. Raises BadReference."""
    found = [rule for name, text in _texts(DEADLINES) for rule in read_rules(text, name)]
    _check_periods(found)
    return tuple(found)


def _texts(package: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(files(package).iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".toml"):
            yield entry.name, entry.read_text("utf-8")


def read_days(text: str, place: str) -> list[ShippedDay]:
    """The days of one year's file; ``place`` names the file in errors."""
    data = tomllib.loads(text)
    year, source = data["year"], "\n".join(data["sources"])
    found = []
    for row in data["day"]:
        where = f"{place}, {row['date']}"
        _check_word(DayKind, row["kind"], where)
        _check_word(Standing, data["standing"], where)
        if row["date"].year != year:
            raise BadReference(f"{where}: tanggal ini bukan dari tahun {year}.")
        day = ShippedDay(
            date=row["date"],
            kind=row["kind"],
            name=row["name"],
            legal_basis=row.get("basis", data["basis"]),
            is_provisional=data["provisional"],
            source=source,
            standing=data["standing"],
        )
        if day in found:
            raise BadReference(f"{where}: {row['name']} tertulis dua kali.")
        found.append(day)
    return found


def read_rules(text: str, place: str) -> list[ShippedRule]:
    """The rules of one channel's file; ``place`` names the file in errors."""
    data = tomllib.loads(text)
    return [_rule(row, data["channel"], data["label"], f"{place}, {row.get('key', '?')}") for row in data["rule"]]


def _rule(row: dict[str, Any], channel: str, channel_label: str, where: str) -> ShippedRule:
    known = {field.name for field in fields(ShippedRule)} - {"channel", "channel_label", "source"} | {"sources"}
    if unknown := row.keys() - known:
        raise BadReference(f"{where}: {', '.join(sorted(unknown))} tidak dikenal.")
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    source = "\n".join(values.pop("sources", ()))
    try:
        rule = ShippedRule(channel=channel, channel_label=channel_label, source=source, **values)
        Term(Counted(rule.measure), rule.amount, rule.month, rule.day)
    except (TypeError, ValueError) as error:
        raise BadReference(f"{where}: {error}") from error
    _check_word(Measure, rule.measure, where)
    _check_word(Duty, rule.duty, where)
    _check_word(Standing, rule.standing, where)
    if rule.standing != Standing.RECALLED and not rule.source:
        raise BadReference(f"{where}: sumber harus disebut, kecuali untuk yang belum diperiksa.")
    if bool(rule.extension_amount) != bool(rule.extension_times):
        raise BadReference(f"{where}: perpanjangan memerlukan lama dan berapa kali.")
    return rule


def _check_word(choices: type[DayKind | Duty | Measure | Standing], value: str, where: str) -> None:
    if value not in choices.values:
        raise BadReference(f"{where}: “{value}” tidak dikenal; yang ada: {', '.join(choices.values)}.")


def _check_periods(found: list[ShippedRule]) -> None:
    """On no day may two shipped rules of one key hold."""
    by_key: dict[str, list[ShippedRule]] = defaultdict(list)
    for rule in found:
        by_key[rule.key].append(rule)
    for key, periods in by_key.items():
        periods.sort(key=lambda rule: rule.valid_from or date.min)
        for before, after in pairwise(periods):
            if (before.valid_to or date.max) >= (after.valid_from or date.min):
                raise BadReference(f"{key}: dua aturan berlaku pada hari yang sama.")
