"""Reading the trail: of a unit with filters, and of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import QuerySet

from bening.foundation.audit import words
from bening.foundation.audit.models import AuditEvent, AuditHead
from bening.foundation.audit.sentences import sentence, templates, values
from bening.foundation.audit.services import chain_of, hashed_fields
from bening.foundation.units.models import Unit
from bening.kernel.ledger import Link
from bening.kernel.package.contents import AuditExtract


class Change(NamedTuple):
    """One value that became another, in words; "–" stands for nothing."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """One event as a page tells it."""

    at: datetime
    who: str
    sentence: str
    verb: str
    changes: tuple[Change, ...]
    """What was changed from what into what, where the event says so."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for. Empty values mean everything; ``first`` and ``last`` are days in the unit's zone."""

    who: int | None = None
    verb: str = ""
    first: date | None = None
    last: date | None = None
    words: str = ""


def events_of(unit: Unit, wanted: Wanted) -> QuerySet[AuditEvent]:
    """Events of one unit, newest first."""
    rows = AuditEvent.objects.filter(unit=unit).order_by("-at", "-pk")
    if wanted.who:
        rows = rows.filter(actor_id=wanted.who)
    if wanted.verb:
        rows = rows.filter(verb=wanted.verb)
    zone = ZoneInfo(unit.time_zone)
    if wanted.first:
        rows = rows.filter(at__gte=datetime.combine(wanted.first, time.min, zone))
    if wanted.last:
        rows = rows.filter(at__lt=datetime.combine(wanted.last + timedelta(days=1), time.min, zone))
    for word in wanted.words.split():
        rows = rows.filter(target_label__icontains=word)
    return rows


def people_of(unit: Unit) -> list[tuple[int, str]]:
    """Everybody who did something in the unit, by name."""
    rows = AuditEvent.objects.filter(unit=unit, actor__isnull=False).order_by("actor__name", "actor_id")
    return list(rows.values_list("actor_id", "actor__name").distinct())


def verbs_of(unit: Unit) -> list[tuple[str, str]]:
    """The verbs that happened in the unit, each with its words, by those words."""
    rows = AuditEvent.objects.filter(unit=unit).order_by("verb").values_list("verb", flat=True).distinct()
    return sorted(((verb, _title(verb)) for verb in rows), key=lambda pair: pair[1])


def head_of(unit: Unit) -> AuditHead | None:
    """The newest link of the unit's chain, to be noted by whoever wants to check later."""
    return AuditHead.objects.filter(chain=chain_of(unit)).first()


def extract(unit: Unit) -> AuditExtract:
    """The unit's whole chain as a package carries it; its rows are read while they are written (two queries)."""
    chain = chain_of(unit)
    head = AuditHead.objects.filter(chain=chain).first() or AuditHead(chain=chain)
    rows = AuditEvent.objects.filter(chain=chain, position__lte=head.position).order_by("position")
    links = (
        Link(event.position, hashed_fields(event), event.previous_hash, event.hash) for event in rows.iterator(2000)
    )
    return AuditExtract(chain=chain, head_position=head.position, head_hash=head.hash, links=links)


def history_of(target: models.Model, *, limit: int = 100) -> list[Told]:
    """What happened to one thing, newest first, in one query."""
    rows = AuditEvent.objects.filter(target_type=target._meta.label_lower, target_id=str(target.pk))
    return [told(event) for event in rows.order_by("-at", "-pk")[:limit]]


def told(event: AuditEvent) -> Told:
    """An event in words."""
    return Told(
        at=event.at, who=event.actor_name, sentence=sentence(event), verb=event.verb, changes=tuple(changes_of(event))
    )


def changes_of(event: AuditEvent) -> Iterator[Change]:
    """What an event changed; of a thing that is new, what it is, without what was left empty."""
    codes = values().get(event.verb, {})

    def said(name: str, value: object) -> str:
        return words.value_words(event.target_type, name, value, codes.get(name))

    changes = event.data.get("changes")
    for name, (old, new) in changes.items() if isinstance(changes, dict) else ():
        yield Change(words.field_words(event.target_type, name), said(name, old), said(name, new))
    kept = event.data.get("values")
    for name, value in kept.items() if isinstance(kept, dict) else ():
        if value not in (None, ""):
            yield Change(words.field_words(event.target_type, name), words.NOTHING, said(name, value))


def _title(verb: str) -> str:
    """The template without its places, as the name of a filter: "mengundang … sebagai …"."""
    template = templates().get(verb, verb)
    words = template.format_map(_Blank()).strip(" …")
    return words[:1].upper() + words[1:]


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "" if key == "who" else "…"
