"""The due dates of one plan as rows, for the leader's page and the year's calendar: one query, no objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from bening.foundation.kit.formats import long_date
from bening.front.phone import whatsapp_url
from bening.front.work import SOON
from bening.rooms.plans import api as plans

FIXED = {"done": "done", "cancelled": "void", "submitted": "review"}
RUNNING = {"not_started": "idle", "in_progress": "active", "returned": "returned"}


@dataclass(frozen=True, slots=True)
class PlanDate:
    """One due date: ``due`` is the day by which it is to be done, ``kind`` the kit's kind of state on the day asked.

    ``month`` is that of the decree's date, which a return does not change.
    """

    pk: int
    code: str
    title: str
    due: date
    month: int
    kind: str
    owner_id: int | None
    owner_name: str
    owner_phone: str
    plan: Any

    @property
    def url(self) -> str:
        """Its item's page with this due date open; made only for those that are shown."""
        return f"{plans.item_url(self.plan.unit, self.plan.year, self.code)}?masa={self.pk}"

    def whatsapp(self, site: str) -> str:
        """A WhatsApp link with the words of a reminder, for a person to send herself."""
        words = f"Pengingat Zona Integritas: butir {self.code} jatuh tempo {long_date(self.due)}. {site}{self.url}"
        return whatsapp_url(self.owner_phone, words)


def dates_of(plan: Any, on: date, *, month: int = 0) -> list[PlanDate]:
    """The due dates of a plan whose decree names this month (0: of the whole year), in the order of time."""
    return _rows(plan, on, Q(occurrences__due__month=month) if month else Q(occurrences__isnull=False))


def late_of(plan: Any, on: date, *, occurrence: int | None = None) -> list[PlanDate]:
    """What is late, longest first; only one due date when ``occurrence`` names it."""
    late = Q(occurrences__fix_by__isnull=True, occurrences__due__lt=on) | Q(occurrences__fix_by__lt=on)
    late &= Q(occurrences__state__in=tuple(RUNNING))
    return _rows(plan, on, late & Q(occurrences=occurrence) if occurrence is not None else late)


def _rows(plan: Any, on: date, wanted: Q) -> list[PlanDate]:
    owner = ("owner", "owner__name", "owner__phone")
    fields = (
        "code",
        "indicator",
        *owner,
        *(f"occurrences__{name}" for name in ("pk", "due", "fix_by", "state", *owner)),
    )
    live = Q(removed_at__isnull=True, occurrences__removed_at__isnull=True)
    items = plan.items.filter(wanted, live).order_by("position", "occurrences__pk")
    rows = (_row(plan, row, on) for row in items.values(*fields))
    return sorted(rows, key=lambda row: (row.due, row.code))


def _row(plan: Any, row: dict[str, Any], on: date) -> PlanDate:
    own = "occurrences__" if row["occurrences__owner"] else ""
    pk, due = row["occurrences__pk"], row["occurrences__fix_by"] or row["occurrences__due"]
    return PlanDate(
        pk=pk,
        code=row["code"],
        title=row["indicator"],
        due=due,
        month=row["occurrences__due"].month,
        kind=_kind(row["occurrences__state"], due, on),
        owner_id=row[f"{own}owner"],
        owner_name=row[f"{own}owner__name"] or "",
        owner_phone=row[f"{own}owner__phone"] or "",
        plan=plan,
    )


def _kind(state: str, due: date, on: date) -> str:
    if state in FIXED:
        return FIXED[state]
    if due < on:
        return "late"
    if state != "returned" and due <= on + SOON:
        return "soon"
    return RUNNING[state]
