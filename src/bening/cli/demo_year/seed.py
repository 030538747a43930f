"""Fills an empty installation with the example year. Safe to call again: what is there stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from bening.cli.demo_year import people, story, worksheet
from bening.foundation.accounts.models import Membership, User
from bening.foundation.accounts.permissions import Actor, actor_for
from bening.foundation.files import services as files
from bening.foundation.units import commands
from bening.foundation.units.models import Unit
from bening.kernel.decree import PlanDraft, read
from bening.reference import examples, units
from bening.rooms.plans.models import Plan
from bening.rooms.plans.services.plan_build import plan_activate, plan_create_from_draft

YEAR = 2025
DECREE = Path(examples.__file__).parent / "kerinci-2025" / "keputusan.md"
NEIGHBOURS = ("656396", "656450", "656464", "670934")
"""Other offices of the province with a plan of their own, so that a supervisor has something to compare."""

Progress = Callable[[str], None]


def seed(say: Progress) -> bool:
    """Make the example year unless it is there; True when something was made."""
    if User.objects.filter(is_demo=True).exists():
        return False
    say("Memuat 553 kantor KPU ...")
    commands.load(Path(units.__file__).with_name("kpu.csv"), dry_run=False)
    with transaction.atomic():
        say("Membuat pengguna contoh ...")
        make_people()
        say("Membaca Keputusan KPU Kabupaten Kerinci Nomor 2 Tahun 2025 ...")
        draft = read(DECREE.read_bytes(), filename=DECREE.name)
        say(f"  {len(draft.items())} butir, {draft.occurrences_total()} jatuh tempo, {len(draft.findings)} temuan.")
        say("Menjalani tahun contoh sampai hari ini ...")
        kerinci_year(draft)
        say("Membuat rencana empat kantor tetangga untuk perbandingan ...")
        for number, code in enumerate(NEIGHBOURS, start=1):
            neighbour_year(code, draft, number)
    return True


def make_people() -> None:
    for persona in people.PERSONAS:
        unit = Unit.objects.get(code=persona.unit)
        user = User(email=persona.email, name=persona.name, position=persona.position, is_demo=True)
        user.set_unusable_password()
        user.save()
        Membership.objects.create(user=user, unit=unit, year=YEAR, role=persona.role, area=persona.area)


def actor_of(key: str, unit: Unit) -> Actor:
    return actor_for(User.objects.get(email=f"{key}@contoh.invalid"), unit, YEAR)


def make_plan(secretary: Actor, draft: PlanDraft, owners: dict[str, User]) -> Plan:
    """The draft as the plan in force since the decree's day."""
    day = story.at(date(2025, 1, 6), 10)
    source = files.store(
        unit=secretary.unit,
        content=DECREE.read_bytes(),
        name="keputusan-2-2025.md",
        media_type="text/markdown",
        by=secretary.user,
        at=day,
    )
    plan = plan_create_from_draft(
        by=secretary,
        at=day,
        draft=draft,
        year=YEAR,
        title=f"Rencana aksi Zona Integritas {secretary.unit.name} {YEAR}",
        decree_fields={
            "number": draft.document.number,
            "year": draft.document.year,
            "decree_date": draft.document.decree_date,
            "subject": draft.document.subject,
            "signatory": draft.document.signatory,
            "signatory_role": draft.document.signatory_role,
        },
        source=source,
        owners=owners,
    )
    plan_activate(by=secretary, at=story.at(date(2025, 1, 6), 15), plan=plan)
    plan.refresh_from_db()
    return plan


def kerinci_year(draft: PlanDraft) -> None:
    unit = Unit.objects.get(code=people.KERINCI)
    cast = story.Cast(
        secretary=actor_of("sekretaris", unit),
        workers={area: actor_of(persona.key, unit) for area, persona in people.STAFF_OF_AREA.items()},
        reviewers={area: actor_of(persona.key, unit) for area, persona in people.COORDINATOR_OF_AREA.items()},
        with_proofs=True,
    )
    areas = {section.id: section.area for section in draft.sections}
    owners = {item.id: cast.workers[areas[item.section] or "MP"].user for item in draft.items()}
    plan = make_plan(cast.secretary, draft, owners)
    for _ in story.live_through(plan, cast, settings.DEMO_DATE):
        pass
    story.talk(plan, cast, settings.DEMO_DATE)
    worksheet.fill(cast.secretary, cast.workers, share=88, quality=62)


def neighbour_year(code: str, draft: PlanDraft, number: int) -> None:
    """Another office that follows the same plan, further ahead or behind by ``number``."""
    unit = Unit.objects.get(code=code)
    secretary = make_secretary(unit, number)
    worker = make_worker(unit, number)
    plan = make_plan(secretary, draft, {item.id: worker.user for item in draft.items()})
    cast = story.Cast(
        secretary=secretary,
        workers=dict.fromkeys(people.STAFF_OF_AREA, worker),
        reviewers=dict.fromkeys(people.STAFF_OF_AREA, secretary),
    )
    for _ in story.live_through(plan, cast, settings.DEMO_DATE - timedelta(days=25 * number)):
        pass
    worksheet.fill(cast.secretary, cast.workers, share=100 - 12 * number, quality=90 - 12 * number)


def make_secretary(unit: Unit, number: int) -> Actor:
    return make_neighbour(unit, "secretary", f"Sekretaris {number}", f"sekretaris-{unit.code}")


def make_worker(unit: Unit, number: int) -> Actor:
    return make_neighbour(unit, "staff", f"Pelaksana {number}", f"staf-{unit.code}")


def make_neighbour(unit: Unit, role: str, name: str, key: str) -> Actor:
    """A person of another office; not offered on the sign-in page."""
    user = User(email=f"{key}@contoh.invalid", name=f"{name} {unit.name} (contoh)", position=name)
    user.set_unusable_password()
    user.save()
    Membership.objects.create(user=user, unit=unit, year=YEAR, role=role)
    return actor_for(user, unit, YEAR)
