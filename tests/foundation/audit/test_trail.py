"""The trail reads as sentences, filters, and leaves as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.foundation.audit import exports, selectors, sentences
from bening.foundation.audit.models import AuditEvent
from bening.foundation.audit.selectors import Wanted
from bening.foundation.audit.services import record
from bening.foundation.units.models import Unit
from tests import factories
from tests.factories import NOW, YEAR
from tests.foundation.audit.world import write
from tests.strict_client import StrictClient

SignIn = Callable[[object], StrictClient]


def url(unit: Unit, name: str = "trail") -> str:
    return reverse(f"audit:{name}", kwargs={"unit": unit.code, "year": YEAR})


@pytest.mark.django_db
def test_an_event_reads_as_a_sentence_with_its_changes() -> None:
    unit = factories.make_unit(name="KPU Kabupaten Kerinci")
    write(unit, 1, by=factories.make_user("Siti Rahma"))
    (told,) = selectors.history_of(unit)
    assert told.sentence == "Siti Rahma mengubah satuan kerja KPU Kabupaten Kerinci"
    assert told.changes == (("nama", "A", "B"),)


@pytest.mark.django_db
def test_an_unknown_verb_still_reads_and_missing_words_are_dashes(monkeypatch: pytest.MonkeyPatch) -> None:
    unit = factories.make_unit(name="KPU")
    event = record(by=None, at=NOW, unit=unit, verb="ruang.aneh", target=unit)
    assert sentences.sentence(event) == "Sistem melakukan “ruang.aneh” pada KPU"
    known = {"ruang.aneh": "{who} memberi {roles} kepada {email}{area}"}
    monkeypatch.setattr(sentences, "templates", lambda: known)
    event.data = {"roles": ["Admin", 2], "area": None}
    assert sentences.sentence(event) == "Sistem memberi Admin, 2 kepada ––"


def test_every_template_belongs_to_one_app() -> None:
    assert sentences.templates()["units.unit_added"] == "{who} menambah satuan kerja {target}"


@pytest.mark.django_db
def test_values_in_changes_read_as_words() -> None:
    unit = factories.make_unit()
    data = {"changes": {"is_active": [True, False], "parent": [None, ""]}}
    event = record(by=None, at=NOW, unit=unit, verb="units.unit_changed", target=unit, data=data)
    assert selectors.told(event).changes == (("aktif", "ya", "tidak"), ("satuan kerja atasan", "–", "–"))
    event.target_type = "gone.model"
    assert selectors.told(event).changes[0] == ("is active", "ya", "tidak")


@pytest.mark.django_db
def test_filters_by_person_verb_day_and_words() -> None:
    unit, other = factories.make_unit(name="KPU Kerinci"), factories.make_unit()
    siti, rudi = factories.make_user("Siti"), factories.make_user("Rudi")
    write(unit, 2, by=siti)
    record(by=rudi, at=NOW.replace(day=17, hour=18), unit=unit, verb="units.settings_changed", target=unit)
    write(other, 1, by=rudi)

    def count(**wanted: object) -> int:
        return selectors.events_of(unit, Wanted(**wanted)).count()  # type: ignore[arg-type]

    assert count() == 3
    assert count(who=siti.pk) == 2
    assert count(verb="units.settings_changed") == 1
    assert count(first=date(2025, 6, 18)) == 1, "18.00 UTC is the next day in Kerinci"
    assert count(last=date(2025, 6, 17)) == 2
    assert count(words="kerinci kpu") == 3
    assert count(words="ambon") == 0
    assert selectors.people_of(unit) == [(rudi.pk, "Rudi"), (siti.pk, "Siti")]
    assert selectors.verbs_of(unit) == [
        ("units.settings_changed", "Mengubah pengaturan"),
        ("units.unit_changed", "Mengubah satuan kerja"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_only_those_who_answer_for_the_unit_read_its_trail(role: Role, client_for: SignIn) -> None:
    unit = factories.make_unit()
    user = factories.make_membership(unit, role, area="MP").user
    may = {Role.ADMIN, Role.SECRETARY, Role.LEADER, Role.INSPECTORATE, Role.TPI, Role.SUPERVISOR}
    for name in ("trail", "export"):
        assert client_for(user).get(url(unit, name)).status_code == (200 if role in may else 403)


@pytest.mark.django_db
def test_the_page_is_empty_full_and_filtered(client_for: SignIn) -> None:
    unit = factories.make_unit()
    client = client_for(factories.make_membership(unit, Role.ADMIN).user)
    assert "Belum ada catatan" in client.get(url(unit)).content.decode()
    last = write(unit, 60, by=factories.make_user("Siti"))[-1]
    page = client.get(url(unit)).content.decode()
    assert page.count("<tr>") == 51
    assert last.hash in page
    assert "Tidak ada catatan yang cocok" in client.get(url(unit), {"q": "zzz"}).content.decode()
    wrong = client.get(url(unit), {"dari": "kemarin", "siapa": "abc"}).content.decode()
    assert "tidak terbaca" in wrong


@pytest.mark.django_db
def test_the_page_asks_as_often_for_sixty_rows_as_for_three(
    client_for: SignIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    unit = factories.make_unit()
    client = client_for(factories.make_membership(unit, Role.ADMIN).user)
    for count in (3, 60):
        write(unit, count, by=factories.make_user())
        with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
            client.get(url(unit))


@pytest.mark.django_db
def test_the_table_to_take_away_has_no_formulas(client_for: SignIn) -> None:
    unit = factories.make_unit(name="=HYPERLINK(1)")
    client = client_for(factories.make_membership(unit, Role.ADMIN).user)
    event = write(unit, 1, by=factories.make_user("+62"))[0]
    response = client.get(url(unit, "export"))
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert response["Content-Disposition"] == f'attachment; filename="jejak-{unit.code}.csv"'
    assert lines[0] == "urutan,waktu,pelaku,tindakan,kalimat,perubahan,sasaran,sidik"
    assert lines[1] == (
        f"1,2025-06-16T10:00:00+07:00,'+62,units.unit_changed,'+62 mengubah satuan kerja =HYPERLINK(1),"
        f"nama: A → B,'=HYPERLINK(1),{event.hash}"
    )


@pytest.mark.parametrize(
    ("value", "safe"),
    [("=1+1", "'=1+1"), ("  @x", "'  @x"), ("-5", "'-5"), ("\tx", "'\tx"), ("biasa", "biasa"), (Decimal(3), "3")],
)
def test_a_dangerous_beginning_gets_an_apostrophe(value: object, safe: str) -> None:
    assert exports.guarded(value) == safe


@pytest.mark.django_db
def test_history_belongs_to_one_thing_and_is_short() -> None:
    unit, other = factories.make_unit(), factories.make_unit()
    write(unit, 5)
    write(other, 1)
    assert len(selectors.history_of(unit, limit=3)) == 3
    assert len(selectors.history_of(other)) == 1
    assert selectors.head_of(unit) is not None
    assert AuditEvent.objects.count() == 6
