"""Large installations, made with few statements."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from django.db import connection

from bening.cli.demo_year import people, seed
from bening.foundation.accounts.enums import Area
from bening.foundation.accounts.models import User
from bening.foundation.units import commands
from bening.foundation.units.models import Unit
from bening.kernel.decree import read
from bening.reference import units
from bening.rooms.plans.enums import OccurrenceState, PlanState
from bening.rooms.plans.models import Component, EvidenceRequirement, Item, Occurrence, Plan, PlanSection
from tests.factories import NOW, YEAR

STATES = (OccurrenceState.NOT_STARTED, OccurrenceState.IN_PROGRESS, OccurrenceState.SUBMITTED, OccurrenceState.RETURNED)
WORDS = "Terlaksananya rapat pemantauan dan evaluasi pembangunan Zona Integritas pada satuan kerja setiap bulan"


def load_offices() -> None:
    """The 553 offices of the KPU."""
    commands.load(Path(units.__file__).with_name("kpu.csv"), dry_run=False)


def count_rows() -> None:
    """Lets PostgreSQL count the rows just written, as it does by itself a minute after they were committed: what it
    plans for empty tables takes minutes over large ones."""
    if connection.vendor == "postgresql":
        kinds = (Plan, PlanSection, Component, Item, EvidenceRequirement, Occurrence)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(kind._meta.db_table for kind in kinds)}")


def kerinci() -> Unit:
    """The people of the example year and Kerinci's plan as its decree says it, in the middle of the year."""
    load_offices()
    seed.make_people()
    seed.kerinci_year(read(seed.DECREE.read_bytes(), filename=seed.DECREE.name))
    return Unit.objects.get(code=people.KERINCI)


def add_plans(offices: Iterable[Unit], *, by: User, items: int, owner: User | None = None) -> None:
    """A plan in force of so many items for each office: six areas, and eight due dates for every five items."""
    plans = Plan.objects.bulk_create(
        Plan(
            unit=office,
            year=YEAR,
            title=f"Rencana aksi {office.name}",
            state=PlanState.ACTIVE,
            created_by=by,
            created_at=NOW,
            activated_at=NOW,
        )
        for office in offices
    )
    codes = dict(zip(Area, ("I", "II", "III", "IV", "V", "VI"), strict=True))
    sections = PlanSection.objects.bulk_create(
        PlanSection(plan=plan, code=codes[area], position=position, title=area.label, area=area)
        for plan in plans
        for position, area in enumerate(Area, start=1)
    )
    components = Component.objects.bulk_create(
        Component(section=section, number=number, name=f"Komponen {number}")
        for section in sections
        for number in (1, 2)
    )
    _add_items(components, per_plan=items, owner=owner)
    count_rows()


def _add_items(components: list[Component], *, per_plan: int, owner: User | None) -> None:
    per_component = len(Area) * 2
    rows = []
    for index, component in enumerate(components):
        place = index % per_component
        for number in range(place, per_plan, per_component):
            code = f"{component.section.code}.{component.number}.{number // per_component + 1}"
            rows.append(
                Item(
                    plan=component.section.plan,
                    component=component,
                    code=code,
                    position=number + 1,
                    indicator=f"{WORDS} ({code})",
                    action="Menyusun laporan",
                    evidence_text="Laporan",
                    target_text="Akhir bulan",
                    schedule_kind="month",
                    owner=owner,
                )
            )
    made = Item.objects.bulk_create(rows, batch_size=1000)
    EvidenceRequirement.objects.bulk_create(
        (EvidenceRequirement(item=item, position=1, text="Laporan") for item in made), batch_size=2000
    )
    Occurrence.objects.bulk_create(_occurrences(made), batch_size=1000)


def _occurrences(items: list[Item]) -> Iterable[Occurrence]:
    """Every item has one due date, three of every five have a second."""
    for number, item in enumerate(items):
        for month in (number % 12 + 1, (number + 5) % 12 + 1)[: 2 if number % 5 < 3 else 1]:
            start = date(YEAR, month, 1)
            due = (start + timedelta(days=32)).replace(day=1) - timedelta(days=1)
            state = STATES[(number + month) % len(STATES)]
            yield Occurrence(item=item, period=f"{YEAR}-{month:02d}", start=start, due=due, state=state)
