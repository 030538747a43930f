"""Figures that the regulation does not settle: replaced with a basis, counted only where somebody took them over."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.foundation.workflow.policy import PolicyError
from bening.kernel import lke
from bening.kernel.lke import Predicate
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Assessment, Fact, Sheet
from bening.rooms.assessment.rules.figures import Figure, Replaced, WrongFigureError, checked, in_words, with_instrument
from bening.rooms.assessment.selectors.facts import differences, figures, instrument_of, process_of, replaced_at
from bening.rooms.assessment.selectors.phases import known_of
from bening.rooms.assessment.services.answering import Given, answer_save
from bening.rooms.assessment.services.facts import fact_save, facts_take
from bening.rooms.assessment.services.opening import assessment_open
from tests.factories import NOW, TODAY, YEAR, actor, make_unit, make_user
from tests.rooms.assessment.phasing import Walker, walker
from tests.rooms.assessment.world import Office, make_office

LATER = NOW + timedelta(hours=1)
INSTRUMENT, PROCESS = "lke-zi-2021", "zi-90-2021"


def figure(*name: str) -> Figure:
    """The shipped figure of a kind, key and part."""
    return next(one for one in figures(INSTRUMENT, PROCESS, YEAR) if one.name[1:] == name)


HALF = ("scale", "abc", "B")
YEARS = ("prerequisite", "lama_wbk", "WBBM")
WINDOW = ("deadline", "usulan", str(YEAR))


@pytest.fixture
def office() -> Office:
    return make_office(Predicate.WBBM)


@pytest.fixture
def walk(office: Office) -> Walker:
    return walker(office)


def replace(*name: str, value: str, basis: str = "Surat TPN 5/2025") -> Fact:
    return fact_save(by=make_user(is_system_admin=True), at=LATER, figure=figure(*name), value=value, basis=basis)


def test_every_figure_has_a_clause_a_standing_and_sources() -> None:
    for one in figures(INSTRUMENT, PROCESS, YEAR):
        assert one.clause, one.name
        assert one.sources, one.name
        assert one.label, one.name
        assert one.shown, one.name


def test_what_was_read_in_the_regulation_is_locked_and_nothing_else() -> None:
    free = {one.name[1:] for one in figures(INSTRUMENT, PROCESS, YEAR) if not one.locked}
    assert {kind for kind, _, _ in free} == {"scale", "prerequisite", "deadline"}
    assert YEARS in free
    assert ("prerequisite", "tlhp", "WBK") not in free
    assert ("threshold", "total", "WBK") not in free


@pytest.mark.parametrize(
    ("name", "text", "kept", "words"),
    [
        (HALF, " 0,6 ", "0.6", "0,6"),
        (HALF, "0", "0", "0"),
        (YEARS, "3", "3", "3 tahun"),
        (("prerequisite", "sakip_unit", "WBK"), "bb", "BB", "BB"),
        (("threshold", "total", "WBK"), "76,5", "76.5", "76,5"),
        (WINDOW, "2025-07-01/2025-07-31", "2025-07-01/2025-07-31", "01-07-2025 sampai 31-07-2025"),
    ],
)
def test_a_value_is_kept_plainly_and_read_in_words(name: tuple[str, ...], text: str, kept: str, words: str) -> None:
    assert checked(figure(*name), text, ()) == kept
    assert in_words(figure(*name), kept) == words


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (HALF, "1,01", "angka 0 sampai 1"),
        (HALF, "-0,1", "angka 0 sampai 1"),
        (HALF, "NaN", "angka 0 sampai 1"),
        (HALF, "0,123456789", "angka 0 sampai 1"),
        (("scale", "abcd", "C"), "0,7", "harus turun"),
        (("threshold", "total", "WBK"), "101", "angka 0 sampai 100"),
        (YEARS, "51", "angka 0 sampai 50"),
        (WINDOW, "juli", "hari pertama"),
        (WINDOW, "2025-08-01/2025-07-31", "harus berakhir pada 2025"),
        (WINDOW, "2026-07-01/2026-07-31", "harus berakhir pada 2025"),
    ],
)
def test_a_value_that_cannot_be_is_refused_in_words(name: tuple[str, ...], text: str, said: str) -> None:
    with pytest.raises(WrongFigureError, match=said):
        checked(figure(*name), text, ())


def test_the_same_figures_give_the_same_instrument_and_no_figures_the_shipped_one() -> None:
    row = Replaced(INSTRUMENT, *HALF, "0.6")
    assert with_instrument(INSTRUMENT, (row,)) is with_instrument(INSTRUMENT, (row,))
    assert with_instrument(INSTRUMENT, ()) is lke.load()
    changed = with_instrument(INSTRUMENT, (row, Replaced(INSTRUMENT, "threshold", "total", "WBK", "76")))
    assert changed.items["P.1.i.b"].options[1].value == Decimal("0.6")
    assert lke.load().items["P.1.i.b"].options[1].value == Decimal("0.5")
    assert changed.thresholds[0].minimum[Predicate.WBK] == 76
    assert changed.items["P.1.i.a"] is lke.load().items["P.1.i.a"]


@pytest.mark.django_db
def test_only_a_system_administrator_replaces_and_only_with_a_basis() -> None:
    root = make_user(is_system_admin=True)
    with pytest.raises(NotAllowed):
        fact_save(by=make_user(), at=LATER, figure=figure(*YEARS), value="3", basis="Surat")
    for name, value, basis, said in (
        (("prerequisite", "tlhp", "WBK"), "90", "Surat", "terbaca di naskah"),
        (YEARS, "3", "  ", "Tulis dasar"),
        (YEARS, "tiga", "Surat", "isilah angka"),
        (YEARS, "", "", "Tulis dasar"),
    ):
        with pytest.raises(PolicyError, match=said):
            fact_save(by=root, at=LATER, figure=figure(*name), value=value, basis=basis)
    assert not Fact.objects.exists()


@pytest.mark.django_db
def test_the_newest_row_counts_and_nothing_gives_the_shipped_one_back() -> None:
    replace(*YEARS, value="3")
    replace(*YEARS, value="4")
    with pytest.raises(PolicyError, match="Tidak ada yang berubah"):
        replace(*YEARS, value="4")
    assert [row.value for row in replaced_at(LATER, [PROCESS])] == ["4"]
    assert replaced_at(NOW, [PROCESS]) == ()
    replace(*YEARS, value="", basis="Salah baca")
    assert replaced_at(LATER, [PROCESS]) == ()
    assert list(Fact.objects.order_by("number").values_list("number", "value")) == [(1, "3"), (2, "4"), (3, "")]
    assert AuditEvent.objects.filter(verb="assessment.fact_replaced", unit=None).count() == 3


@pytest.mark.django_db
def test_an_open_assessment_keeps_its_figures_until_somebody_takes_the_new_ones(office: Office) -> None:
    answer_save(by=office.staff, at=NOW, sheet=office.sheet(), given=Given("P.1.i.b", {"P.1.i.b": "B"}))
    before = office.sheet().total
    replace(*HALF, value="0.6")
    assert instrument_of(office.assessment) is lke.load()
    told = differences(office.assessment, LATER)
    assert [(one.here, one.there, one.basis) for one in told] == [("0,5", "0,6", "Surat TPN 5/2025")]
    with pytest.raises(NotAllowed):
        facts_take(by=office.staff, at=LATER, assessment=office.assessment)
    taken = facts_take(by=office.secretary, at=LATER, assessment=office.assessment)
    assert taken.facts_at == LATER
    assert office.sheet().total == before * 6 / 5
    assert differences(taken, LATER) == []
    assert facts_take(by=office.secretary, at=LATER, assessment=taken).row_version == taken.row_version
    assert AuditEvent.objects.filter(verb="assessment.facts_taken").count() == 1


@pytest.mark.django_db
def test_figures_of_a_signed_filling_stay_and_those_of_the_process_do_not_touch_it(walk: Walker) -> None:
    Sheet.objects.filter(layer=Layer.UNIT).update(state="signed", signed_at=NOW)
    replace(*YEARS, value="3")
    facts_take(by=walk.office.secretary, at=LATER, assessment=walk.assessment)
    asked = {row.prerequisite.key: row.minimum for row in known_of(walk.assessment).asked}
    assert asked["lama_wbk"] == "3"
    replace(*HALF, value="0.6")
    with pytest.raises(PolicyError, match="sudah ditandatangani"):
        facts_take(by=walk.office.secretary, at=LATER, assessment=walk.assessment)


@pytest.mark.django_db
def test_a_window_that_was_announced_moves_the_deadline(walk: Walker) -> None:
    replace(*WINDOW, value="2025-07-01/2025-07-31", basis="Pengumuman")
    facts_take(by=walk.office.secretary, at=LATER, assessment=walk.assessment)
    walk.jump("PROPOSAL")
    known = known_of(walk.assessment)
    told = " ".join(row.sentence for row in known.shortfalls(known.phase.result("diajukan"), TODAY))
    assert "Pengajuan baru dibuka 01-07-2025." in told
    assert process_of(walk.assessment).sources["ADMIN"].title == "Ditetapkan administrator sistem"


@pytest.mark.django_db
def test_a_new_assessment_begins_with_todays_figures() -> None:
    replace(*HALF, value="0.6")
    unit = make_unit()
    opened = assessment_open(by=actor(unit, Role.SECRETARY), at=LATER, on=TODAY, target=Predicate.WBK)
    kept = Assessment.objects.get(pk=opened.pk)
    assert instrument_of(kept).items["P.1.i.b"].options[1].value == Decimal("0.6")
    assert instrument_of(opened) is instrument_of(kept)


@pytest.mark.django_db
def test_figures_cost_no_query(office: Office, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    replace(*HALF, value="0.6")
    taken = facts_take(by=office.secretary, at=LATER, assessment=office.assessment)
    with django_assert_num_queries(0):
        instrument_of(taken)
        process_of(taken)
    with django_assert_num_queries(1):
        differences(taken, LATER)
