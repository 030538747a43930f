"""Somebody who hands in and somebody who decides, without a pause: ``python -m tests.journeys.at_work work``.

Works in the example year of ``BENING_DATA`` and tells on standard output, a line each, what was acknowledged:
``handed-in PK`` and ``accepted PK``. With ``look`` it prints one JSON object of what is there, after every hash and the
whole audit chain were checked.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import count


def work() -> None:
    """Hand in without end; accept two of three."""
    from django.conf import settings

    settings.TASKS["default"]["BACKEND"] = "django_tasks.backends.dummy.DummyBackend"
    from django.db import transaction
    from tests.plug.rounds import send_rest, start
    from tests.rooms.evidence.world import Office, place_of

    from bening.cli.demo_year.people import KERINCI
    from bening.cli.demo_year.seed import YEAR, actor_of
    from bening.foundation.files.uploads import claim
    from bening.foundation.kit import clock
    from bening.foundation.units.models import Unit
    from bening.rooms.evidence.services.handing_in import Content, evidence_create, evidence_submit
    from bening.rooms.evidence.services.review import evidence_accept
    from bening.rooms.plans.api import current_plan

    unit = Unit.objects.get(code=KERINCI)
    plan = current_plan(unit, YEAR)
    item = plan.items.select_related("plan__unit", "component__section", "owner").get(code="I.1.1")
    secretary, coordinator, staff = (actor_of(key, unit) for key in ("sekretaris", "koordinator-mp", "staf-mp"))
    office = Office(unit, plan, secretary, coordinator, staff, item)
    for number in count(1):
        upload = start(office, number)
        send_rest(office, upload, number, lambda _kind, _value: None)
        with transaction.atomic():
            files = claim([upload], by=staff.user, at=clock.now())
            content = Content(files=files, places=[place_of(item)])
            evidence = evidence_create(by=staff, at=clock.now(), title=f"Bukti {number}", content=content)
            evidence = evidence_submit(by=staff, at=clock.now(), evidence=evidence)
        print("handed-in", evidence.pk, flush=True)
        if number % 3:
            evidence_accept(by=coordinator, at=clock.now(), evidence=evidence, number=1)
            print("accepted", evidence.pk, flush=True)


def look() -> None:
    """Print what is there. Fails where a byte, a link of the chain or a half of something is missing."""
    from bening.foundation.audit.models import AuditEvent
    from bening.foundation.audit.verify import verify_all
    from bening.foundation.files.models import StoredFile
    from bening.foundation.files.services import open_internally
    from bening.rooms.evidence.models import Evidence

    for file in StoredFile.objects.order_by("pk"):
        open_internally(file).close()
    assert verify_all() == []
    rows = Evidence.objects.select_related("current").order_by("pk")
    for evidence in rows:
        assert evidence.current.files.exists(), f"{evidence} has no files"
        last = evidence.history.order_by("at", "pk").values_list("target", flat=True).last()
        assert evidence.state == (last or "draft"), f"{evidence} stands elsewhere than its history"
        told = AuditEvent.objects.filter(target_type="evidence.evidence", target_id=str(evidence.pk)).count()
        assert told > evidence.history.count(), f"{evidence} is half told in the trail"
    print(json.dumps({str(row.pk): [row.state, row.title] for row in rows}))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    import django

    django.setup()
    {"work": work, "look": look}[sys.argv[1]]()
