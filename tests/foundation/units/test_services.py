"""Units keep their place in the tree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.foundation.units import selectors, services
from bening.foundation.units.enums import TimeZone, UnitKind
from bening.foundation.units.errors import UnitError
from bening.foundation.units.models import Unit
from bening.foundation.units.services import UnitFields
from tests import factories
from tests.factories import NOW


def fields(code: str, *, parent: Unit | None = None, name: str = "", **more: object) -> UnitFields:
    return UnitFields(
        code=code,
        name=name or f"KPU {code}",
        kind=UnitKind.OTHER,
        institution=factories.make_institution(),
        parent=parent,
        **more,  # type: ignore[arg-type]
    )


def add(code: str, parent: Unit | None = None) -> Unit:
    return services.unit_save(by=None, at=NOW, fields=fields(code, parent=parent))


@pytest.mark.django_db
def test_a_unit_knows_its_path_from_the_top() -> None:
    leaf = add("daun", add("cabang", add("akar")))
    assert leaf.lineage == "/akar/cabang/daun/"
    assert [unit.code for unit in selectors.ancestors(leaf)] == ["akar", "cabang"]


@pytest.mark.django_db
def test_moving_a_branch_carries_all_units_below() -> None:
    root, other = add("akar"), add("lain")
    branch = add("cabang", root)
    leaf = add("daun", branch)
    neighbour = add("cabang-dua", root)
    services.unit_save(by=None, at=NOW, fields=fields("cabang", parent=other), unit=branch)
    leaf.refresh_from_db()
    neighbour.refresh_from_db()
    assert leaf.lineage == "/lain/cabang/daun/"
    assert neighbour.lineage == "/akar/cabang-dua/"


@pytest.mark.django_db
def test_a_new_code_carries_all_units_below() -> None:
    root = add("akar")
    leaf = add("daun", root)
    services.unit_save(by=None, at=NOW, fields=fields("pusat"), unit=root)
    leaf.refresh_from_db()
    assert leaf.lineage == "/pusat/daun/"


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["akar", "daun"])
def test_a_unit_cannot_stand_below_itself(place: str) -> None:
    root = add("akar")
    add("daun", root)
    below = Unit.objects.get(code=place)
    with pytest.raises(UnitError, match="tidak dapat ditaruh di bawah"):
        services.unit_save(by=None, at=NOW, fields=fields("akar", parent=below), unit=root)
    root.refresh_from_db()
    assert root.lineage == "/akar/"


@pytest.mark.django_db
def test_a_code_is_taken_once_and_has_an_alphabet() -> None:
    add("akar")
    with pytest.raises(UnitError, match="Kode “akar” sudah dipakai KPU akar"):
        add("akar")
    with pytest.raises(UnitError, match="huruf kecil"):
        add("Akar Baru")


@pytest.mark.django_db
def test_a_branch_that_would_grow_too_deep_stays_where_it_is() -> None:
    deep = add("a" * 40)
    for number in range(8):
        deep = add(f"{number}" + "b" * 39, deep)
    branch = add("cabang")
    leaf = add("c" * 40, branch)
    with pytest.raises(UnitError, match="terlalu dalam"):
        services.unit_save(by=None, at=NOW, fields=fields("cabang", parent=deep), unit=branch)
    leaf.refresh_from_db()
    assert leaf.lineage.startswith("/cabang/")
    with pytest.raises(UnitError, match="terlalu dalam"):
        add("d" * 40, deep)


@pytest.mark.django_db
def test_each_change_is_one_event_and_no_change_is_none() -> None:
    unit = add("akar")
    services.unit_save(by=None, at=NOW, fields=fields("akar", name="KPU Baru"), unit=unit)
    services.unit_save(by=None, at=NOW, fields=fields("akar", name="KPU Baru"), unit=unit)
    verbs = list(AuditEvent.objects.filter(unit=unit).order_by("position").values_list("verb", "data"))
    assert [verb for verb, _ in verbs] == ["units.unit_added", "units.unit_changed"]
    assert verbs[1][1] == {"changes": {"name": ["KPU akar", "KPU Baru"]}}


@pytest.mark.django_db
def test_the_tree_belongs_to_system_administrators() -> None:
    with pytest.raises(NotAllowed, match="administrator sistem"):
        services.unit_save(by=factories.make_user(), at=NOW, fields=fields("akar"))
    admin = factories.make_user(is_system_admin=True)
    assert services.unit_save(by=admin, at=NOW, fields=fields("akar")).pk


@pytest.mark.django_db
def test_an_institution_is_added_changed_and_told_of() -> None:
    row = services.institution_save(by=None, at=NOW, code="bps", name="Badan Pusat Statistik", short_name="BPS")
    services.institution_save(by=None, at=NOW, code="bps", name="BPS RI", short_name="BPS", institution=row)
    services.institution_save(by=None, at=NOW, code="bps", name="BPS RI", short_name="BPS", institution=row)
    assert list(AuditEvent.objects.order_by("position").values_list("verb", flat=True)) == [
        "units.institution_added",
        "units.institution_changed",
    ]
    with pytest.raises(UnitError, match="Instansi “Lain”"):
        services.institution_save(by=None, at=NOW, code="bps", name="Lain", short_name="L")


@pytest.mark.django_db
def test_a_unit_sets_its_own_clock_and_colour() -> None:
    unit = factories.make_unit()
    admin = factories.actor(unit, Role.ADMIN)
    services.unit_settings_save(by=admin, at=NOW, name="KPU Ambon", time_zone=TimeZone.WIT, accent="laut")
    services.unit_settings_save(by=admin, at=NOW, name="KPU Ambon", time_zone=TimeZone.WIT, accent="laut")
    unit.refresh_from_db()
    assert (unit.name, unit.time_zone, unit.accent) == ("KPU Ambon", "Asia/Jayapura", "laut")
    assert AuditEvent.objects.filter(verb="units.settings_changed").count() == 1
    with pytest.raises(UnitError, match="Pengaturan"):
        services.unit_settings_save(by=admin, at=NOW, name="KPU Ambon", time_zone="Mars/Olympus", accent="laut")
    with pytest.raises(NotAllowed, match="pengaturan satuan kerja"):
        services.unit_settings_save(
            by=factories.actor(unit, Role.STAFF), at=NOW, name="X", time_zone=TimeZone.WIB, accent=""
        )


@pytest.mark.django_db
def test_search_wants_every_word_and_children_are_active() -> None:
    root = add("akar")
    services.unit_save(by=None, at=NOW, fields=fields("k1", parent=root, name="KPU Kabupaten Kerinci"))
    services.unit_save(by=None, at=NOW, fields=fields("k2", parent=root, name="KPU Kota Kendari", is_active=False))
    assert [unit.code for unit in selectors.search("kpu kerinci")] == ["k1"]
    assert [unit.code for unit in selectors.search("k2")] == ["k2"]
    assert len(selectors.search()) == 3
    assert [unit.code for unit in selectors.children(root)] == ["k1"]
    assert selectors.unit_of("k2") is not None
    assert selectors.unit_of("k3") is None
    assert [row.code for row in selectors.institutions()] == ["kpu"]


class TreeOfUnits(TestCase):
    """Whatever is moved where, every path is the path of its parents."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8))
    def test_lineage_always_follows_the_parents(self, moves: list[tuple[int, int]]) -> None:
        units = [add(f"u{number}") for number in range(6)]
        for child, parent in moves:
            try:
                services.unit_save(by=None, at=NOW, fields=fields(f"u{child}", parent=units[parent]), unit=units[child])
            except UnitError:
                continue
        for unit in Unit.objects.select_related("parent").order_by("pk"):
            assert unit.lineage == f"{unit.parent.lineage if unit.parent else '/'}{unit.code}/"
