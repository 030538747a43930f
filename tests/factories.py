"""Small complete worlds for tests. Every name is invented."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.models import Membership, User
from bening.foundation.accounts.permissions import Actor, actor_for
from bening.foundation.units.enums import UnitKind
from bening.foundation.units.models import Institution, Unit
from bening.kernel.targets.schedule import Kind
from bening.rooms.plans.enums import PlanState
from bening.rooms.plans.models import Component, EvidenceRequirement, Item, Occurrence, Plan, PlanSection

NOW = datetime(2025, 6, 16, 3, 0, tzinfo=UTC)
TODAY = date(2025, 6, 16)
YEAR = 2025
_numbers = itertools.count(1)


def make_institution(code: str = "kpu") -> Institution:
    return Institution.objects.get_or_create(
        code=code, defaults={"name": "Komisi Pemilihan Umum", "short_name": "KPU"}
    )[0]


def make_unit(
    code: str | None = None, *, name: str = "", parent: Unit | None = None, kind: UnitKind = UnitKind.REGENCY
) -> Unit:
    code = code or f"satker-{next(_numbers)}"
    return Unit.objects.create(
        institution=make_institution(),
        parent=parent,
        code=code,
        name=name or f"KPU Kabupaten {code.title()}",
        kind=kind,
        lineage=f"{parent.lineage if parent else '/'}{code}/",
    )


def make_user(name: str = "", *, email: str = "", **fields: object) -> User:
    number = next(_numbers)
    user = User(name=name or f"Pegawai {number}", email=email or f"pegawai{number}@contoh.invalid", **fields)
    user.set_password("rahasia-sekali")
    user.save()
    return user


def make_membership(
    unit: Unit, role: Role, *, user: User | None = None, area: Area | str = "", year: int = YEAR
) -> Membership:
    return Membership.objects.create(user=user or make_user(), unit=unit, year=year, role=role, area=area)


def actor(unit: Unit, role: Role, *, area: Area | str = "", user: User | None = None, year: int = YEAR) -> Actor:
    """A person with one role in the unit, as the services expect her."""
    membership = make_membership(unit, role, area=area, user=user, year=year)
    return actor_for(membership.user, unit, year)


def make_plan(
    unit: Unit,
    *,
    year: int = YEAR,
    sections: int = 2,
    components: int = 1,
    items: int = 2,
    state: PlanState = PlanState.ACTIVE,
    by: User | None = None,
) -> Plan:
    """A plan of ``sections x components x items`` items, each due at the end of one month, spread over the year."""
    plan = Plan.objects.create(
        unit=unit,
        year=year,
        title=f"Rencana aksi {unit.name} {year}",
        state=state,
        created_by=by or make_user(),
        created_at=NOW,
        activated_at=NOW if state == PlanState.ACTIVE else None,
    )
    areas = list(Area)
    position = 0
    for section_number in range(1, sections + 1):
        area = areas[(section_number - 1) % len(areas)]
        code = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")[section_number - 1]
        section = PlanSection.objects.create(plan=plan, code=code, position=section_number, title=area.label, area=area)
        for component_number in range(1, components + 1):
            component = Component.objects.create(section=section, number=component_number, name="Tim Kerja")
            for item_number in range(1, items + 1):
                position += 1
                make_item(component, plan, code=f"{code}.{component_number}.{item_number}", position=position)
    return plan


def make_item(component: Component, plan: Plan, *, code: str, position: int) -> Item:
    month = (position - 1) % 12 + 1
    item = Item.objects.create(
        plan=plan,
        component=component,
        code=code,
        position=position,
        indicator=f"Indikator {code}",
        action="Menyusun dokumen",
        evidence_text="Laporan",
        target_text=f"Bulan {month}",
        schedule_kind=Kind.MONTH.value,
    )
    EvidenceRequirement.objects.create(item=item, position=1, text="Laporan")
    start = date(plan.year, month, 1)
    due = (start + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    Occurrence.objects.create(item=item, period=f"{plan.year}-{month:02d}", start=start, due=due)
    return item
