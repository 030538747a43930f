"""Whatever is done to the trail behind the application's back is named, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.models import F
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from bening.foundation.audit import guards, verify
from bening.foundation.audit.models import AuditEvent, AuditHead
from bening.foundation.audit.services import chain_of
from tests import factories
from tests.foundation.audit.world import write


@contextmanager
def unguarded() -> Iterator[None]:
    guards.remove(connection)
    yield
    guards.install(connection)


@pytest.mark.django_db
def test_an_untouched_trail_has_no_problems() -> None:
    write(factories.make_unit(), 5, by=factories.make_user())
    write(factories.make_unit(), 3)
    write(None, 2, by=factories.make_user())
    assert verify.verify_all() == []


@pytest.mark.django_db
def test_an_empty_trail_has_no_problems() -> None:
    assert verify.verify_all() == []


@pytest.mark.django_db
def test_missing_guards_are_named() -> None:
    guards.remove(connection)
    assert verify.verify_all()[0].startswith("Pengaman basis data tidak terpasang: audit_event_")
    guards.install(connection)


COLUMNS = {
    "actor_name": "Orang Lain",
    "verb": "units.unit_added",
    "target_label": "Palsu",
    "target_id": "999",
    "target_type": "units.institution",
    "data": {"nomor": 99},
    "hash": "0" * 64,
    "batch": "00000000-0000-4000-8000-000000000000",
    "actor": None,
    "unit": None,
}


@pytest.mark.django_db
@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_in_any_column_is_named_with_row_verb_and_time(column: str) -> None:
    event = write(factories.make_unit(), 3, by=factories.make_user())[1]
    with unguarded():
        AuditEvent.objects.filter(pk=event.pk).update(**{column: COLUMNS[column]})
    (sentence,) = verify.verify_all()
    verb = COLUMNS["verb"] if column == "verb" else event.verb
    assert sentence == (
        f"Rantai {event.chain}, urutan 2 (baris {event.pk}, {verb}, 16 Juni 2025 pukul 10.01): "
        "isinya tidak lagi seperti saat dicatat."
    )


@pytest.mark.django_db
def test_a_changed_time_is_named() -> None:
    event = write(factories.make_unit(), 3)[1]
    with unguarded():
        AuditEvent.objects.filter(pk=event.pk).update(at=factories.NOW)
    (sentence,) = verify.verify_all()
    assert "urutan 2" in sentence
    assert "pukul 10.00" in sentence


@pytest.mark.django_db
def test_removed_rows_are_named_with_their_places() -> None:
    unit = factories.make_unit()
    write(unit, 6)
    with unguarded():
        AuditEvent.objects.filter(position__in=(2, 4, 5)).delete()
    assert verify.verify_all() == [
        f"Rantai {chain_of(unit)}, urutan 2: catatan ini hilang.",
        f"Rantai {chain_of(unit)}, urutan 4 sampai 5: catatan-catatan ini hilang.",
    ]


@pytest.mark.django_db
def test_a_trail_that_lost_all_its_rows_is_named() -> None:
    unit = factories.make_unit()
    write(unit, 2)
    with unguarded():
        AuditEvent.objects.all().delete()
    assert verify.verify_all() == [f"Rantai {chain_of(unit)}, urutan 1 sampai 2: catatan-catatan ini hilang."]


@pytest.mark.django_db
def test_a_row_added_behind_the_head_is_named() -> None:
    event = write(factories.make_unit(), 2)[1]
    AuditEvent.objects.filter(pk=event.pk).get()
    event.pk, event.position, event.previous_hash = None, 3, event.hash
    event.save(force_insert=True)
    (sentence,) = verify.verify_all()
    assert f"urutan 3 (baris {event.pk}, " in sentence
    assert sentence.endswith("catatan ini disisipkan.")


@pytest.mark.django_db
def test_a_row_in_a_chain_without_a_head_is_named() -> None:
    event = write(factories.make_unit(), 1)[0]
    with unguarded():
        AuditHead.objects.all().delete()
    assert verify.verify_all()[0].endswith("catatan ini disisipkan.")
    assert f"baris {event.pk}" in verify.verify_all()[0]


@pytest.mark.django_db
def test_a_row_squeezed_in_by_moving_the_others_is_named() -> None:
    events = write(factories.make_unit(), 3)
    with unguarded():
        for event in reversed(events[1:]):
            AuditEvent.objects.filter(pk=event.pk).update(position=F("position") + 1)
        extra = events[0]
        extra.pk, extra.position, extra.previous_hash = None, 2, events[0].hash
        extra.save(force_insert=True)
        AuditHead.objects.update(position=4)
    places = [sentence.split("urutan ")[1][0] for sentence in verify.verify_all()]
    assert places == ["2", "3", "4"]


@pytest.mark.django_db
def test_a_head_that_names_another_row_is_named() -> None:
    unit = factories.make_unit()
    write(unit, 2)
    with unguarded():
        AuditHead.objects.update(hash="0" * 64)
    assert verify.verify_all() == [
        f"Rantai {chain_of(unit)}, urutan 2: catatan terakhir bukan yang tertulis di kepala rantai."
    ]


@pytest.mark.django_db
def test_the_heads_are_what_somebody_outside_notes() -> None:
    unit = factories.make_unit()
    last = write(unit, 2)[-1]
    assert list(verify.heads()) == [f"{chain_of(unit)} 2 {last.hash}"]


@pytest.mark.django_db
def test_the_whole_trail_is_read_in_one_go(django_assert_num_queries: pytest.FixtureRequest) -> None:
    for _ in range(4):
        write(factories.make_unit(), 3)
    with django_assert_num_queries(3):  # type: ignore[operator]
        verify.verify_all()


class RandomTampering(TestCase):
    """One random cut into one random row is always seen, and always at that row."""

    @settings(max_examples=40, deadline=None)
    @given(st.integers(1, 6), st.sampled_from([*COLUMNS, "removed", "shifted"]))
    def test_no_single_change_goes_unseen(self, position: int, how: str) -> None:
        write(factories.make_unit(), 6, by=factories.make_user())
        with unguarded():
            rows = AuditEvent.objects.filter(position=position)
            if how == "removed":
                rows.delete()
            elif how == "shifted":
                rows.update(position=position + 100)
            else:
                rows.update(**{how: COLUMNS[how]})
        found = verify.verify_all()
        assert any(re.search(rf"urutan {position}\b", sentence) for sentence in found)
