"""Every field and every code of the trail has Indonesian words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.apps import apps
from django.db import models

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Session
from bening.foundation.audit import words
from bening.foundation.audit.models import AuditEvent
from bening.foundation.audit.selectors import Change, changes_of
from bening.foundation.audit.sentences import sentence, templates, values
from bening.foundation.units import services
from bening.foundation.units.enums import TimeZone, UnitKind
from bening.foundation.units.models import Institution, Unit
from bening.foundation.units.services import UnitFields
from tests import factories
from tests.factories import NOW

OURS = [
    model for model in apps.get_models() if model.__module__.startswith("bening.") and model is not Session
]  # of a session, most fields are Django's
INDONESIAN_TOO = {"area", "batch", "item", "status", "version"}
CODE = re.compile(r"[a-z]+(_[a-z]+)+|[A-Z][a-z]+/[A-Z][a-z]+|True|False|None")


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_every_field_of_every_model_is_named(model: type[models.Model]) -> None:
    """Whatever field an event says was changed, the trail has a name for it that is not the code's."""
    unnamed = [
        field.name
        for field in model._meta.fields
        if not field.primary_key
        and field.name not in INDONESIAN_TOO
        and field.verbose_name == field.name.replace("_", " ")
    ]
    assert unnamed == []


def test_words_of_codes_belong_to_places_that_a_sentence_has() -> None:
    told = {verb: set(re.findall(r"{(\w+)}", template)) for verb, template in templates().items()}
    for verb, places in values().items():
        for place in places:
            rooms = [other for other in told if other.startswith(verb.split(".")[0])]
            spoken = any(place in told[other] for other in rooms)
            assert spoken or place in {field.name for model in OURS for field in model._meta.fields}, place


@pytest.mark.django_db
def test_a_unit_that_is_new_changed_and_put_out_of_use_reads_as_words() -> None:
    root = factories.make_user("Dewi", is_system_admin=True)
    kpu = services.institution_save(by=root, at=NOW, code="kpu", name="Komisi Pemilihan Umum", short_name="KPU")
    above = services.unit_save(
        by=root, at=NOW, fields=UnitFields("jambi", "KPU Provinsi Jambi", UnitKind.PROVINCE, kpu)
    )
    fields = UnitFields("kerinci", "KPU Kabupaten Kerinci", UnitKind.REGENCY, kpu)
    row = services.unit_save(by=root, at=NOW, fields=fields)
    moved = replace(fields, parent=above, time_zone=TimeZone.WITA, accent="laut", is_active=False)
    services.unit_save(by=root, at=NOW, fields=moved, unit=row)
    services.unit_settings_save(
        by=factories.actor(row, Role.ADMIN), at=NOW, name="KPU Kerinci", time_zone=TimeZone.WIT, accent="daun"
    )
    events = AuditEvent.objects.filter(verb__startswith="units.").order_by("pk")
    told = [change for event in events for change in changes_of(event)]
    assert Change("jenis", "–", str(UnitKind.REGENCY.label)) in told
    assert Change("satuan kerja atasan", "–", "KPU Provinsi Jambi (jambi)") in told
    assert Change("zona waktu", "WIB", "WITA") in told
    assert Change("aktif", "ya", "tidak") in told
    assert Change("warna", "Laut (biru)", "Daun (hijau)") in told
    assert Change("instansi", "–", "Komisi Pemilihan Umum (kpu)") in told
    raw = [word for change in told for word in change if CODE.fullmatch(word)]
    assert raw == []
    assert {Unit._meta.label_lower, Institution._meta.label_lower} == {event.target_type for event in events}


@pytest.mark.django_db
def test_how_far_a_moved_date_reaches_reads_as_words() -> None:
    event = AuditEvent(
        verb="plans.occurrence_edited", actor_name="Rina", target_label="II.1 Juni 2025", data={"scope": "semua"}
    )
    assert sentence(event).endswith("(jangkauan: semua tanggal butirnya)")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (True, "ya"),
        (None, "–"),
        ([], "–"),
        (["a", 2], "a, 2"),
        ("2025-03-03", "3 Maret 2025"),
        ("2025-03-03T03:04:05+00:00", "3 Maret 2025 pukul 10.04"),
        ("2025-99-99", "2025-99-99"),
        ("II.1", "II.1"),
    ],
)
def test_plain_values_read_as_words(value: object, read: str) -> None:
    assert words.plain_words(value) == read
