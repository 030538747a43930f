"""The pages on which people match the plan with the worksheet."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bening.kernel.lke import load
from bening.rooms.assessment.links import room_url
from bening.rooms.assessment.models import CrossLink, Proof
from tests.factories import YEAR
from tests.rooms.assessment.crossing import Crossed, make_crossed, read_as_kerinci
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
ClientFor = Callable[[object], StrictClient]
ITEM = "P.1.i.a"


@pytest.fixture
def crossed() -> Crossed:
    return make_crossed()


def url(crossed: Crossed, name: str, **kwargs: object) -> str:
    return room_url(crossed.office.unit, YEAR, name, **kwargs)


def secretary(crossed: Crossed, client_for: ClientFor) -> StrictClient:
    return client_for(crossed.office.secretary.user)


def test_a_pair_is_confirmed_in_its_row_and_taken_back(crossed: Crossed, client_for: ClientFor) -> None:
    client, link = secretary(crossed, client_for), crossed.link(ITEM)
    page = client.get(url(crossed, "crosswalk"), {"keadaan": "shipped"})
    assert "Daftar Bening" in page.content.decode()
    data = {"satu": f"pasti:{link.plan_item_id}:{ITEM}", "lalu": "keadaan=shipped"}
    answer = client.post(url(crossed, "crosswalk_decide"), data)
    assert answer.url == f"{url(crossed, 'crosswalk')}?keadaan=shipped"
    assert CrossLink.objects.get().standing == "confirmed"
    assert "1 padanan dipastikan." in client.get(url(crossed, "crosswalk")).content.decode()
    client.post(url(crossed, "crosswalk_undo"))
    assert CrossLink.objects.get().standing == "shipped"
    assert "Urungkan" not in client.get(url(crossed, "crosswalk")).content.decode()


def test_many_are_rejected_at_once(crossed: Crossed, client_for: ClientFor) -> None:
    client, item = secretary(crossed, client_for), crossed.item()
    crossed.link(ITEM)
    data = {"aksi": "tolak", "pilih": [f"{item.pk}:{ITEM}", f"{item.pk}:P.1.i.b"]}
    client.post(url(crossed, "crosswalk_decide"), data)
    assert set(CrossLink.objects.order_by("pk").values_list("standing", flat=True)) == {"rejected"}


@pytest.mark.parametrize(
    "data", [{"aksi": "pasti"}, {"aksi": "pasti", "pilih": "x"}, {"aksi": "apa", "pilih": "1:P.1.i.a"}, {}]
)
def test_a_decision_without_sense_changes_nothing(
    crossed: Crossed, client_for: ClientFor, data: dict[str, str]
) -> None:
    client = secretary(crossed, client_for)
    answer = client.post(url(crossed, "crosswalk_decide"), data, follow=True)
    assert re.search("Belum ada padanan|tidak dikenal|Pilih “Pastikan”", answer.content.decode())
    assert not CrossLink.objects.exists()


def test_the_shipped_reading_is_used_at_a_press(crossed: Crossed, client_for: ClientFor) -> None:
    client = secretary(crossed, client_for)
    assert "Tidak ada padanan baru" in client.post(url(crossed, "crosswalk_ship"), follow=True).content.decode()
    read_as_kerinci(crossed, "I.1.1")
    assert "2 padanan" in client.post(url(crossed, "crosswalk_ship"), follow=True).content.decode()


def test_an_item_is_found_and_matched_by_hand(crossed: Crossed, client_for: ClientFor) -> None:
    client, item = secretary(crossed, client_for), crossed.item("II.1.1")
    page = client.get(url(crossed, "matching", item=ITEM), {"butir": "ii.1.1"}).content.decode()
    assert f"pasti:{item.pk}:{ITEM}" in page
    answer = client.post(url(crossed, "crosswalk_decide"), {"satu": f"pasti:{item.pk}:{ITEM}", "butir": ITEM})
    assert answer.url == url(crossed, "matching", item=ITEM)
    assert CrossLink.objects.get().standing == "confirmed"
    assert client.get(url(crossed, "matching", item="Z.1")).status_code == 404


def test_evidence_is_found_put_and_taken_off(crossed: Crossed, client_for: ClientFor) -> None:
    client, evidence = client_for(crossed.office.staff.user), crossed.evidence()
    page = client.get(url(crossed, "matching", item=ITEM), {"bukti": "SK tim"}).content.decode()
    assert f'value="{evidence.pk}"' in page
    client.post(url(crossed, "proof_put", item=ITEM), {"bukti": evidence.pk})
    proof = Proof.objects.get()
    page = client.get(url(crossed, "matching", item=ITEM)).content.decode()
    assert url(crossed, "proof_take", item=ITEM, pk=proof.pk) in page
    client.post(url(crossed, "proof_take", item=ITEM, pk=proof.pk))
    proof.refresh_from_db()
    assert proof.removed_at
    assert client.post(url(crossed, "proof_put", item=ITEM), {"bukti": "0"}, follow=True).status_code == 200


def test_who_may_only_look_is_offered_nothing(crossed: Crossed, client_for: ClientFor) -> None:
    crossed.link(ITEM)
    client = client_for(crossed.office.tpi.user)
    for page in (client.get(url(crossed, "crosswalk")), client.get(url(crossed, "matching", item=ITEM))):
        assert page.status_code == 200
        assert "Pastikan" not in page.content.decode()
        assert "Padankan" not in page.content.decode()


def test_the_table_asks_as_much_for_many_links_as_for_few(client_for: ClientFor) -> None:
    crossed = make_crossed(sections=3, components=2, items=10)
    client, questions = secretary(crossed, client_for), list(load().items)
    items = list(crossed.plan.items.order_by("position"))
    numbers = []
    for some in (items[:5], items[5:]):
        for place, item in enumerate(some):
            crossed.link(questions[place], item.code)
        client.get(url(crossed, "crosswalk"))
        with CaptureQueriesContext(connection) as asked:
            client.get(url(crossed, "crosswalk"))
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 12
