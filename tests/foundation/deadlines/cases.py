"""A room that exists in tests only: its cases are numbers, owned by whoever the test says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bening.foundation.accounts.models import User
from bening.foundation.deadlines import slots
from bening.foundation.deadlines.models import DeadlineRule
from bening.foundation.deadlines.services.clocks import Case
from bening.foundation.units.models import Unit
from tests.factories import NOW, YEAR

KIND = "trial.case"
WIB = ZoneInfo("Asia/Jakarta")


def moment(day: str, hour: int = 10) -> datetime:
    """An hour of a day in WIB."""
    return datetime.fromisoformat(f"{day}T{hour:02d}:00:00").replace(tzinfo=WIB)


def case(unit: Unit, pk: int = 1) -> Case:
    return Case(KIND, pk, unit)


def make_rule(key: str = "trial.answer", **fields: object) -> DeadlineRule:
    """A shipped rule of ten working days that may be paused, and extended once by seven."""
    values = {
        "version": 1,
        "channel": "trial",
        "channel_label": "Percobaan",
        "label": f"Menjawab {key}",
        "start_event": "permohonan diterima",
        "measure": "working_day",
        "amount": 10,
        "pause_events": ["menunggu pemohon"],
        "extension_amount": 7,
        "extension_times": 1,
        "clause": "UU 0/2000 Pasal 1",
        "source": "teks",
        "standing": "verified",
        "digest": key,
        "created_at": NOW,
    }
    return DeadlineRule.objects.create(**values | {"key": key} | fields)


@dataclass
class TrialRoom:
    """Who owns which cases; ``asked`` counts how often titles were asked for."""

    owners: dict[int, list[User]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    asked: int = 0

    def owned_by(self, user: User) -> Collection[int]:
        return [pk for pk, owners in self.owners.items() if user in owners]

    def subjects(self, ids: Collection[int]) -> Mapping[int, slots.Subject]:
        self.asked += 1
        return {
            pk: slots.Subject(f"P-{pk}", "Perkara rahasia" if pk in self.hidden else f"Perkara {pk}", f"/p/{pk}/", YEAR)
            for pk in ids
        }

    def room(self) -> slots.Room:
        return slots.Room(KIND, self.owned_by, self.subjects)
