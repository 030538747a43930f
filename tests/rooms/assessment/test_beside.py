"""What the assessment shows on other rooms' pages, and the worksheet's order of a package."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage

from bening.kernel.lke import load
from bening.kernel.package.verify import verify_package
from bening.rooms.assessment.models import Sheet
from bening.rooms.assessment.selectors.answered import chapters
from bening.rooms.assessment.services.proofs import proofs_put
from bening.rooms.evidence.api import evidence_url
from bening.rooms.evidence.links import room_url as evidence_room
from bening.rooms.evidence.models import Package
from bening.rooms.evidence.models.handover import PackageOrder
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.handover import shelves
from bening.rooms.evidence.services.packages import package_make, package_request
from bening.rooms.plans.api import item_url
from tests.factories import NOW, YEAR
from tests.rooms.assessment.crossing import Crossed, make_crossed
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
ClientFor = Callable[[object], StrictClient]


@pytest.fixture
def crossed() -> Crossed:
    return make_crossed()


def test_an_item_says_which_questions_it_answers(crossed: Crossed, client_for: ClientFor) -> None:
    client, unit = client_for(crossed.office.staff.user), crossed.office.unit
    assert "Menjawab LKE" not in client.get(item_url(unit, YEAR, "I.1.1")).content.decode()
    crossed.link("P.2.i.a")
    page = client.get(item_url(unit, YEAR, "I.1.1")).content.decode()
    assert load().items["P.2.i.a"].shown in page
    assert "bobot 0,33" in page


def test_evidence_says_which_questions_it_answers_through_the_plan_and_directly(
    crossed: Crossed, client_for: ClientFor
) -> None:
    office, evidence = crossed.office, crossed.evidence()
    crossed.link("P.2.i.a")
    proofs_put(by=office.staff, at=NOW, assessment=office.assessment, item="H.I.a.1", evidence_pks=[evidence.pk])
    page = client_for(office.staff.user).get(evidence_url(office.unit, YEAR, evidence.pk)).content.decode()
    assert "P.2.i.a" in page
    assert "bobot 17,50" in page


def shelf_names(crossed: Crossed) -> dict[str, list[str]]:
    rows = shelves(crossed.office.unit, YEAR, NOW, order=PackageOrder.LKE, pending=True)
    return {row.code: [version.evidence.title for version, _ in row.versions] for row in rows}


def test_a_package_in_the_order_of_the_lke_loses_nothing(crossed: Crossed) -> None:
    office = crossed.office
    crossed.link("P.2.i.a")
    crossed.link("P.1.i.a")
    evidence = crossed.evidence()
    outside = crossed.evidence("II.1.1")
    proofs_put(by=office.staff, at=NOW, assessment=office.assessment, item="P.2.i.a", evidence_pks=[evidence.pk])
    names = shelf_names(crossed)
    assert list(names)[:113] == list(load().items)
    assert list(names)[113:] == ["I.1.2", "II.1.1", "II.1.2"]
    assert names["P.1.i.a"] == names["P.2.i.a"] == [evidence.title]
    assert names["II.1.1"] == [outside.title]


def test_an_area_of_the_lke_stands_in_one_piece(crossed: Crossed) -> None:
    areas = [chapter.folders[0] for chapter in chapters(crossed.office.unit, YEAR, NOW)]
    assert areas[0] == "P.1 Manajemen Perubahan (Pemenuhan)"
    assert areas[-1] == "H.II Pelayanan Publik yang Prima (Hasil)"
    assert len([area for area, before in zip(areas, ["", *areas], strict=False) if area != before]) == len(set(areas))


def test_it_is_asked_for_made_and_verified(crossed: Crossed, client_for: ClientFor, tmp_path: object) -> None:
    crossed.link("P.1.i.a")
    crossed.evidence()
    client, unit = client_for(crossed.office.secretary.user), crossed.office.unit
    data = {"title": "Bukti ZI", "pending": "on", "order": "LKE"}
    assert client.post(evidence_room(unit, YEAR, "packages"), data).status_code == 302
    package = Package.objects.get()
    if package.state == "queued":
        package_make(at=NOW, package_id=package.pk, clock=lambda: NOW)
        package.refresh_from_db()
    assert (package.state, package.done_files) == ("done", 1)
    assert "urutan butir lke" in client.get(evidence_room(unit, YEAR, "packages")).content.decode()
    kept = tmp_path / "paket.zip"
    kept.write_bytes(default_storage.open(package.stored_as, "rb").read())
    assert verify_package(kept).holds


def test_without_an_assessment_there_is_no_such_order(crossed: Crossed) -> None:
    office = crossed.office
    Sheet.objects.all().delete()
    office.assessment.delete()
    with pytest.raises(PolicyError, match="belum dibuka"):
        package_request(by=office.secretary, at=NOW, title="", as_of=NOW, order=PackageOrder.LKE)
