"""An office whose own worksheet is filled in and that is with its assessors. Names are invented."""

from __future__ import annotations

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Actor
from bening.kernel import process
from bening.rooms.assessment.enums import Layer, Rank
from bening.rooms.assessment.models import Assessment, Seat, Sheet
from bening.rooms.assessment.services.answering import Given, answers_save
from bening.rooms.assessment.services.opening import PROCESS, sheet_start
from tests.factories import NOW
from tests.rooms.assessment.world import Office, best, from_above, make_office


def phase_for(layer: Layer) -> str:
    """The first phase in which a layer writes."""
    phases = process.load(PROCESS).phases.values()
    return next(one.code for one in phases if one.writes and one.writes.value == layer.value)


def move(office: Office, layer: Layer) -> None:
    Assessment.objects.filter(pk=office.assessment.pk).update(phase=phase_for(layer))
    office.assessment.refresh_from_db()


def fill(by: Actor, sheet: Sheet, **other: dict[str, str]) -> None:
    """The best answer to every question, with a note on each."""
    given = [Given(item, other.get(item, values), note=f"Catatan {item}") for item, values in best().items()]
    answers_save(by=by, at=NOW, sheet=sheet, given=given)


def judged_office(*, filled: bool = True) -> Office:
    """The unit answered everything; the assessment is with the TPI, which answered everything where ``filled``."""
    office = make_office()
    fill(office.staff, office.sheet())
    move(office, Layer.TPI)
    if filled:
        fill(office.tpi, sheet_start(by=office.tpi, at=NOW, assessment=office.assessment, layer=Layer.TPI))
    return office


def seat(office: Office, rank: Rank, person: Actor | None = None) -> Actor:
    """Somebody of the TPI who sits at that rank."""
    person = person or from_above(office.province, office.unit, Role.TPI)
    Seat.objects.create(
        assessment=office.assessment, layer=Layer.TPI, rank=rank, person=person.user, by=person.user, at=NOW
    )
    return person
