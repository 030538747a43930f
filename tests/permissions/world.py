"""Two offices of one province with a record of every kind, and somebody of every standing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from tests.factories import NOW, TODAY, YEAR, make_item, make_membership, make_plan, make_unit, make_user
from tests.foundation.deadlines.cases import make_rule
from tests.rooms.plans.drafts import draft_item, draft_of

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.accounts.models import Membership, User
from bening.foundation.accounts.permissions import actor_for
from bening.foundation.accounts.services.invitations import invitation_create
from bening.foundation.deadlines.enums import DayKind
from bening.foundation.deadlines.services.holidays import DayFields, holiday_add
from bening.foundation.files import services as files
from bening.foundation.machines.enums import Scope
from bening.foundation.machines.policies import KeyTerms
from bening.foundation.machines.services import key_create
from bening.foundation.notifications.models import Notification
from bening.foundation.units.enums import UnitKind
from bening.foundation.units.models import Unit
from bening.kernel.decree import draft_to_json
from bening.kernel.lke import Predicate, load
from bening.kernel.lke.answers import Answers
from bening.kernel.lke.worksheet import worksheet
from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models import Finding, Proof, Sheet, SheetStep
from bening.rooms.assessment.services.opening import assessment_open
from bening.rooms.evidence.enums import EvidenceState
from bening.rooms.evidence.models import EvidenceStep
from bening.rooms.evidence.services.handing_in import Content, Place, evidence_create
from bening.rooms.evidence.services.packages import package_request
from bening.rooms.evidence.services.sharing import Terms, share_create
from bening.rooms.plans.enums import ImportState, PlanState
from bening.rooms.plans.exports.selectors import exported_plan
from bening.rooms.plans.exports.xlsx import plan_xlsx
from bening.rooms.plans.imports.sheet.services import MEDIA_TYPE
from bening.rooms.plans.models import BulkChange, Comment, Component, Item, Occurrence, Plan, PlanImport, SavedView

WORKSHEET = worksheet(load(), {"LKE": Answers({}, {})})


@dataclass
class Office:
    """One unit and the keys of its records, by the names that addresses give them."""

    unit: Unit
    secretary: User
    staff: User
    keys: dict[str, Any] = field(default_factory=dict)


@dataclass
class World:
    """``own`` is where everybody acts; nobody of ``other`` may be seen from there."""

    own: Office
    other: Office
    people: dict[str, User]
    """By what they are: a role of ``own``, "stranger", "province", "last_year", "system_admin"."""


def make_office(province: Unit, *, item: str) -> Office:
    """An office whose own item code, unlike any other office's, is ``item``."""
    unit = make_unit(parent=province)
    secretary = make_membership(unit, Role.SECRETARY).user
    staff = make_membership(unit, Role.STAFF).user
    office = Office(unit, secretary, staff)
    plan = make_plan(unit, by=secretary)
    component = Component.objects.filter(section__plan=plan).order_by("pk")[0]
    row = make_item(component, plan, code=item, position=99)
    Item.objects.filter(plan=plan).update(owner=staff)
    office.keys = plan_keys(office, plan, component, row) | import_keys(office) | sheet_keys(office, plan)
    office.keys |= team_keys(office) | evidence_keys(office, row) | deadline_keys(office)
    office.keys |= assessment_keys(office)
    office.keys |= finding_keys(office)
    office.keys |= {"unit": unit.code, "year": YEAR, "institution": unit.institution_id}
    return office


def plan_keys(office: Office, plan: Plan, component: Component, item: Item) -> dict[str, Any]:
    by = office.secretary
    view = SavedView.objects.create(unit=office.unit, owner=by, name="Terlambat", query="keadaan=late")
    change = BulkChange.objects.create(batch=uuid4(), plan=plan, by=by, at=NOW, summary="1 baris", before=[])
    return {
        "item": item.code,
        "component": component.pk,
        "comment": Comment.objects.create(item=item, author=by, text="Sudah?", created_at=NOW).pk,
        "occurrence": Occurrence.objects.get(item=item).pk,
        "view": view.pk,
        "batch": change.batch,
        "staff": office.staff.pk,
    }


def import_keys(office: Office) -> dict[str, Any]:
    by = office.secretary
    source = files.store(
        unit=office.unit, content=b"# Keputusan", name="sk.md", media_type="text/markdown", by=by, at=NOW
    )
    common = {"unit": office.unit, "year": YEAR, "source": source, "created_by": by, "created_at": NOW}
    draft = draft_to_json(draft_of(draft_item("I.1.1", "Tim kerja", 1), draft_item("II.1.1", "SOP", 2)))
    plan = make_plan(office.unit, state=PlanState.DRAFT, by=by, sections=1, items=1)
    return {
        "import": PlanImport.objects.create(draft=draft, **common).pk,
        "draft_plan": plan.pk,
        "import_item": "I.1.1",
        "saved": PlanImport.objects.create(draft=draft, state=ImportState.SAVED, plan=plan, **common).pk,
    }


def sheet_keys(office: Office, plan: Plan) -> dict[str, Any]:
    content = plan_xlsx(exported_plan(plan), people=[])
    file = files.store(
        unit=office.unit, content=content, name="lembar.xlsx", media_type=MEDIA_TYPE, by=office.secretary, at=NOW
    )
    return {"sheet": file.pk}


def evidence_keys(office: Office, item: Item) -> dict[str, Any]:
    by = actor_for(office.secretary, office.unit, YEAR)
    content = f"Bukti {office.unit.code}".encode()
    file = files.store(unit=office.unit, content=content, name="bukti.txt", media_type="text/plain", by=by.user, at=NOW)
    places = [Place(item, item.requirements.get(), item.occurrences.get())]
    evidence = evidence_create(by=by, at=NOW, title="Bukti", content=Content(files=[file], places=places))
    terms = Terms("TPN", NOW + timedelta(days=7))
    moved = {"source": EvidenceState.SUBMITTED, "target": EvidenceState.RETURNED, "by": by.user, "at": NOW}
    step = EvidenceStep.objects.create(evidence=evidence, version=evidence.current, batch=uuid4(), **moved)
    return {
        "evidence_batch": step.batch,
        "package": package_request(by=by, at=NOW, title="Paket", as_of=NOW).pk,
        "share": share_create(by=by, at=NOW, terms=terms)[0].pk,
        "evidence": evidence.pk,
        "evidence_file": evidence.current.files.get().pk,
        "evidence_link": evidence.links.get().pk,
    }


def finding_keys(office: Office) -> dict[str, Any]:
    """A finding on a signed filling of the TPI, which all who see the office may read."""
    by = office.secretary
    judged = {"layer": Layer.TPI, "state": SheetState.SIGNED, "started_at": NOW, "signed_at": NOW}
    sheet = Sheet.objects.create(assessment_id=office.keys["assessment"], **judged)
    SheetStep.objects.create(sheet=sheet, source=SheetState.OPEN, target=SheetState.SIGNED, by=by, at=NOW)
    return {"finding": Finding.objects.create(sheet=sheet, item="P.1.i.a", text="Kurang", by=by, at=NOW).pk}


def assessment_keys(office: Office) -> dict[str, Any]:
    by = actor_for(office.secretary, office.unit, YEAR)
    assessment = assessment_open(by=by, at=NOW, on=TODAY, target=Predicate.WBK)
    evidence = office.keys["evidence"]
    put = Proof.objects.create(assessment=assessment, item="P.1.i.a", evidence_id=evidence, by=by.user, at=NOW)
    filled = files.store(
        unit=office.unit, content=WORKSHEET, name="LKE.xlsx", media_type=MEDIA_TYPE, by=by.user, at=NOW
    )
    return {"assessment": assessment.pk, "proof": put.pk, "worksheet": filled.pk}


def deadline_keys(office: Office) -> dict[str, Any]:
    by = actor_for(office.secretary, office.unit, YEAR)
    day = DayFields(date(2025, 11, 10), "Hari jadi", DayKind.LOCAL, "Surat edaran")
    rule = make_rule(f"trial.{office.unit.code}", unit=office.unit, reason="SOP", created_by=by.user)
    return {"holiday": holiday_add(by=by, at=NOW, fields=day).pk, "deadline": rule.key, "deadline_rule": rule.pk}


def team_keys(office: Office) -> dict[str, Any]:
    actor = actor_for(office.secretary, office.unit, YEAR)
    invitation, _ = invitation_create(by=actor, at=NOW, email=f"baru@{office.unit.code}.invalid", role=Role.STAFF)
    terms = KeyTerms("Penarikan LKE", "PortalRB", "Rina", [Scope.PLAN_READ], NOW.date())
    told = Notification.objects.create(
        user=office.secretary, unit=office.unit, kind="plans.returned", key=f"k{office.unit.pk}", text="Ada",
        url="/", created_at=NOW - timedelta(days=1),
    )  # fmt: skip
    return {
        "api_key": key_create(by=actor, at=NOW, terms=terms)[0].pk,
        "invitation": invitation.pk,
        "membership": Membership.objects.get(user=office.staff).pk,
        "notification": told.pk,
    }


def make_world() -> World:
    province = make_unit("provinsi", kind=UnitKind.PROVINCE)
    own, other = make_office(province, item="I.1.98"), make_office(province, item="I.1.99")
    people = {role.value: make_membership(own.unit, role, area=area_of(role)).user for role in Role}
    people["stranger"] = other.secretary
    people["province"] = make_membership(province, Role.SUPERVISOR).user
    people["last_year"] = make_membership(own.unit, Role.SECRETARY, year=YEAR - 1).user
    people["system_admin"] = make_user("Administrator", is_system_admin=True)
    return World(own, other, people)


def area_of(role: Role) -> str:
    return Area.MP if role in {Role.COORDINATOR, Role.STAFF, Role.CHANGE_AGENT} else ""
