"""Who is the one to review a piece of evidence, once those who had a hand in it are left out."""

from __future__ import annotations

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.rooms.evidence import policies
from bening.rooms.evidence.models import Evidence
from bening.rooms.plans import api as plans


def able(evidence: Evidence, coordinators: dict[str, set[int]]) -> set[int]:
    """Of the coordinators (primary keys by area) those who may decide about it; reads prefetched links and files."""
    outside = {person for people in coordinators.values() for person in people} - policies.hands(evidence)
    return {
        person
        for person in outside
        if any(person in coordinators.get(area, ()) for area in policies.areas_for(person, evidence))
    }


def to_tell(by: Actor, evidence: Evidence) -> tuple[list[User], bool]:
    """Whom to tell that it waits, and whether its areas have coordinators of whom none may decide.

    The coordinators who may; where there are none, the secretaries who had no hand in it.
    """
    everybody = plans.coordinators_of(by.unit, by.year)
    deciding = able(evidence, everybody)
    if deciding:
        return list(User.objects.filter(pk__in=deciding).order_by("name", "pk")), False
    hands = policies.hands(evidence)
    secretaries = [user for user in plans.reviewers_of(by.unit, by.year, "", but=by.user) if user.pk not in hands]
    return secretaries, any(everybody.get(area) for area in policies.areas_of(evidence))
