"""The way of an assessment: every phase and result, who may, what guards ask, locks, and taking a step back."""

from __future__ import annotations

import datetime as dt

import pytest

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.audit.models import AuditEvent
from bening.foundation.notifications.models import Notification
from bening.foundation.units.enums import InstitutionKind, UnitKind
from bening.foundation.workflow.policy import PolicyError
from bening.kernel import process
from bening.kernel.lke import Predicate
from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Assessment, PhaseStep
from bening.rooms.assessment.selectors.phases import known_of, open_layers
from bening.rooms.assessment.services.answering import Given, answer_save
from bening.rooms.assessment.services.phases import StepRefused, Taken, assessment_move, assessment_step_undo
from bening.rooms.assessment.services.prerequisites import ways_save
from tests.factories import NOW, TODAY, actor
from tests.rooms.assessment.phasing import Walker, walker
from tests.rooms.assessment.world import from_above, make_office

pytestmark = pytest.mark.django_db

TO_TPI = ("selesai", "layak")
TO_PROPOSAL = (*TO_TPI, "memenuhi")
TO_DESK = (*TO_PROPOSAL, "diajukan", "lulus")
TO_REPORT = (*TO_DESK, "dilanjutkan", "selesai", "selesai", "selesai", "selesai")
TO_AWARD = (*TO_REPORT, "direkomendasikan")
TO_MONITORING = (*TO_AWARD, "ditetapkan")
WAYS = [
    ("selesai", "belum_layak"),
    (*TO_TPI, "belum_memenuhi"),
    (*TO_PROPOSAL, "tidak_diajukan"),
    (*TO_PROPOSAL, "diajukan", "pertimbangan_teknis", "tidak_dilanjutkan", "pembinaan"),
    (*TO_PROPOSAL, "diajukan", "tidak_lulus", "diterima"),
    (*TO_PROPOSAL, "diajukan", "tidak_lulus", "ditolak"),
    (*TO_PROPOSAL, "diajukan", "tidak_lulus", "tidak_disanggah"),
    (*TO_AWARD, "tidak_ditetapkan"),
    (*TO_MONITORING, "masih_memenuhi", "tidak_memenuhi", "tidak_dicabut", "tidak_memenuhi", "dicabut"),
]
"""Together they take every result of every phase; a test counts."""


@pytest.fixture
def walk() -> Walker:
    return walker(make_office())


def refusal(walk: Walker, result: str, **more: object) -> StepRefused:
    """What keeps the result from being taken when every warning is passed over."""
    with pytest.raises(StepRefused) as refused:
        walk.move(result, **more)  # type: ignore[arg-type]
    return refused.value


def blocked(walk: Walker, result: str) -> str:
    return " ".join(row.sentence for row in refusal(walk, result).found if row.effect == "blocks")


def warned(walk: Walker, result: str, on: dt.date = TODAY, respondents: int | None = None) -> str:
    known = known_of(walk.assessment)
    found = known.shortfalls(known.phase.result(result), on, respondents)
    return " ".join(row.sentence for row in found if row.effect == "warns")


def test_the_ways_take_every_result_of_every_phase() -> None:
    told = process.load()
    taken = set()
    for way in WAYS:
        code = told.start
        for result in way:
            taken.add((code, result))
            code = told.phases[code].result(result).target
    assert taken == {(phase.code, row.key) for phase in told.phases.values() for row in phase.results}


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_every_way_is_walked_to_where_the_process_leads(walk: Walker, way: tuple[str, ...]) -> None:
    told, code = process.load(), "SELF"
    for result in way:
        walk.go(result)
        code = told.phases[code].result(result).target
        writes = told.phases[code].writes
        assert walk.assessment.phase == code
        assert open_layers(walk.assessment) == (frozenset({writes.value}) if writes else frozenset())
        assert not writes or walk.assessment.sheets.filter(layer=writes.value).count() == 1
    assert PhaseStep.objects.filter(assessment=walk.assessment).count() == len(way)
    assert AuditEvent.objects.filter(verb="assessment.moved").count() == len(way)


@pytest.mark.parametrize("branch", ["", "wbk_mandiri"])
def test_wbk_is_walked_by_its_own_actors(walk: Walker, branch: str) -> None:
    ways_save(by=walk.admin, at=NOW, assessment=walk.assessment, branch=branch, affirmation="", zone="")
    walk.jump("PRE_EVALUATION")
    assert known_of(walk.assessment).phase.actors == (("institution",) if branch else ("tpn",))
    if branch:
        with pytest.raises(PolicyError, match="dicatat oleh: Administrator"):
            walk.move("pertimbangan_teknis", by=walk.tpn)
    walk.move("pertimbangan_teknis", by=walk.office.tpi if branch else walk.tpn)


def test_wbbm_asks_more_and_has_no_branch() -> None:
    walk = walker(make_office(Predicate.WBBM))
    with pytest.raises(PolicyError, match="hanya untuk predikat WBK"):
        ways_save(by=walk.admin, at=NOW, assessment=walk.assessment, branch="wbk_mandiri", affirmation="", zone="")
    walk.go(*TO_PROPOSAL)
    asked = blocked(walk, "diajukan")
    assert "Telah mendapat predikat Menuju WBK" in asked
    assert "Lama berpredikat WBK" not in asked
    assert "Lama berpredikat WBK saat diusulkan WBBM: belum diketahui" in warned(walk, "diajukan")
    walk.go("diajukan", "lulus")
    assert walk.assessment.phase == "DESK"


def test_a_zone_asks_for_its_own_prerequisites(walk: Walker) -> None:
    walk.jump("PROPOSAL")
    ways_save(by=walk.admin, at=NOW, assessment=walk.assessment, branch="", affirmation="", zone="kawasan")
    assert "Skor integrasi proses bisnis kawasan" in str(refusal(walk, "diajukan"))
    walk.go("diajukan")


def test_a_local_government_goes_straight_to_tpi_and_an_affirmation_only_warns(walk: Walker) -> None:
    institution = walk.assessment.unit.institution
    institution.kind = InstitutionKind.PEMDA
    institution.save()
    ways_save(by=walk.admin, at=NOW, assessment=walk.assessment, branch="", affirmation="stranas_pk", zone="")
    walk.move("selesai")
    assert walk.assessment.phase == "TPI"
    walk.fill(Layer.TPI)
    walk.provide("lhe_internal")
    walk.move("memenuhi")
    assert "Opini BPK" not in blocked(walk, "diajukan")
    walk.provide("surat_pengajuan", "sptjm")
    assert "Opini BPK minimal WTP: belum diketahui" in " ".join(walk.move("diajukan").warnings)


def test_a_province_is_judged_from_above(walk: Walker) -> None:
    walk.office.unit.kind = UnitKind.PROVINCE
    walk.office.unit.save()
    walk.move("selesai")
    assert known_of(walk.assessment).phase.actors == ("senior_unit",)


def test_what_warns_is_passed_over_by_a_tick_and_kept(walk: Walker) -> None:
    assessment = walk.assessment
    with pytest.raises(StepRefused, match="113 butir belum dijawab") as refused:
        assessment_move(
            by=walk.admin, at=NOW, assessment=assessment, taken=Taken("selesai", TODAY, assessment.row_version)
        )
    assert not refused.value.blocks
    step = walk.move("selesai")
    assert step.warnings == [row.sentence for row in refused.value.found]
    assert "tidak tercantum dalam peraturan" in step.warnings[0]


def test_what_blocks_is_not_passed_over(walk: Walker) -> None:
    walk.move("selesai")
    found = refusal(walk, "layak")
    assert found.blocks
    assert "Lampiran II Bab I.A.1.a butir 6" in str(found)
    assert walk.assessment.phase == "PRELIMINARY"
    walk.provide("surat_layak")
    walk.move("layak")


def test_a_letter_of_the_last_passage_does_not_count_again(walk: Walker) -> None:
    walk.go("selesai", "belum_layak", "selesai")
    assert "Surat kepada TPI" in str(refusal(walk, "layak"))


def test_a_paper_of_the_straight_road_is_asked_for_where_no_guard_does(walk: Walker) -> None:
    walk.jump("DESK")
    walk.fill(Layer.TPN)
    walk.jump("REPORT")
    assert "Laporan hasil evaluasi. Belum tercatat." in blocked(walk, "direkomendasikan")
    walk.move("pembinaan")


def test_tpi_passes_by_its_own_score_only(walk: Walker) -> None:
    walk.jump("TPI")
    walk.provide("lhe_internal")
    assert "Lembarnya belum diisi" in str(refusal(walk, "memenuhi"))
    sheet = walk.office.sheet(Layer.TPI)
    answer_save(by=walk.office.tpi, at=NOW, sheet=sheet, given=Given("P.1.i.b", {"P.1.i.b": "A"}))
    assert "dari paling sedikit 75,00" in str(refusal(walk, "memenuhi"))
    walk.fill(Layer.TPI)
    walk.move("memenuhi")


def test_a_tpn_that_judges_elsewhere_is_recorded_with_a_warning(walk: Walker) -> None:
    walk.jump("DESK")
    walk.jump("REPORT")
    walk.provide("lhe")
    assert "tidak dapat diperiksa di sini" in walk.move("direkomendasikan").warnings[0]


def test_the_deadline_warns_from_the_day_after(walk: Walker) -> None:
    walk.jump("PROPOSAL")
    assert "Batasnya 31-05-2025" not in warned(walk, "diajukan", dt.date(2025, 5, 31))
    assert "Batasnya 31-05-2025" in warned(walk, "diajukan", dt.date(2025, 6, 1))


def test_thirty_respondents_are_enough(walk: Walker) -> None:
    walk.jump("SURVEY")
    assert "belum ditulis" in warned(walk, "selesai")
    assert "Respondennya 29." in warned(walk, "selesai", respondents=29)
    assert warned(walk, "selesai", respondents=30) == ""
    assert walk.move("selesai", respondents=30).respondents == 30


def test_monitoring_is_late_after_two_years(walk: Walker) -> None:
    walk.jump("MONITORING")
    assert "Batasnya" not in warned(walk, "masih_memenuhi", dt.date(2027, 6, 16))
    assert "Batasnya 16-06-2027." in warned(walk, "masih_memenuhi", dt.date(2027, 6, 17))


def test_a_revoked_unit_waits_two_years_even_in_another_years_assessment(walk: Walker) -> None:
    walk.jump("REVOCATION")
    walk.go("dicabut")
    Assessment.objects.filter(pk=walk.assessment.pk).update(phase="PROPOSAL", year=2027)
    known = known_of(walk.assessment)
    result = known.phase.result("diajukan")
    told = [
        " ".join(row.sentence for row in known.shortfalls(result, day))
        for day in (dt.date(2027, 6, 15), dt.date(2027, 6, 16))
    ]
    assert "Dicabut 16-06-2025; dapat diajukan lagi mulai 16-06-2027." in told[0]
    assert "Dicabut" not in told[1]


def test_an_objection_is_made_once(walk: Walker) -> None:
    walk.jump("OBJECTION")
    assert "Sudah pernah" not in warned(walk, "diterima")
    walk.move("diterima")
    Assessment.objects.filter(pk=walk.assessment.pk).update(phase="OBJECTION")
    assert "Sudah pernah 1 kali." in warned(walk, "diterima")


def test_only_whose_turn_it_is_may_move(walk: Walker) -> None:
    with pytest.raises(NotAllowed):
        walk.move("selesai", by=walk.office.staff)
    with pytest.raises(PolicyError, match="dicatat oleh"):
        walk.move("selesai", by=walk.office.tpi)
    walk.move("selesai")
    with pytest.raises(PolicyError, match="dicatat oleh: Pembina"):
        walk.move("belum_layak", by=walk.admin)
    works_here = actor(walk.office.unit, Role.STAFF, user=walk.office.supervisor.user)
    with pytest.raises(PolicyError, match="bekerja di satuan kerja ini"):
        walk.move("belum_layak", by=works_here)


def test_nobody_moves_another_units_assessment(walk: Walker) -> None:
    other = actor(make_office().unit, Role.ADMIN)
    with pytest.raises(PolicyError, match="lain"):
        walk.move("selesai", by=other)


@pytest.mark.parametrize(("day", "said"), [(1, "belum tiba"), (-1, "mendahului")])
def test_the_day_lies_between_the_phases_begin_and_today(walk: Walker, day: int, said: str) -> None:
    with pytest.raises(PolicyError, match=said):
        walk.move("selesai", on=TODAY + dt.timedelta(days=day))


def test_an_unknown_result_and_an_end_are_told(walk: Walker) -> None:
    assessment = walk.assessment
    with pytest.raises(PolicyError, match="tidak berhasil"):
        assessment_move(by=walk.admin, at=NOW, assessment=assessment, taken=Taken("x", TODAY, assessment.row_version))
    Assessment.objects.update(phase="BUILDING")
    with pytest.raises(PolicyError, match="yang terakhir"):
        assessment_move(by=walk.admin, at=NOW, assessment=assessment, taken=Taken("x", TODAY, assessment.row_version))


def test_of_two_who_take_a_step_one_is_told_to_look_again(walk: Walker) -> None:
    seen = walk.assessment.row_version
    walk.move("selesai")
    with pytest.raises(PolicyError, match="sudah berubah"):
        assessment_move(
            by=walk.office.supervisor, at=NOW, assessment=walk.assessment, taken=Taken("belum_layak", TODAY, seen)
        )
    assert walk.assessment.phase == "PRELIMINARY"


def test_those_whose_turn_it_is_are_told(walk: Walker, django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    with django_capture_on_commit_callbacks(execute=True):
        walk.move("selesai")
    told = Notification.objects.get()
    assert told.user == walk.office.supervisor.user
    assert "Penilaian pendahuluan" in told.text


def test_a_step_is_taken_back_by_who_made_it_while_nothing_was_written(walk: Walker) -> None:
    step = walk.move("selesai", by=walk.admin)
    assessment = walk.assessment
    for by, at, said in (
        (walk.office.secretary, step.at, "hanya yang mencatat"),
        (walk.admin, step.at + dt.timedelta(days=1, seconds=1), "dalam satu hari"),
    ):
        with pytest.raises(PolicyError, match=said):
            assessment_step_undo(by=by, at=at, assessment=assessment, seen=assessment.row_version)
    back = assessment_step_undo(
        by=walk.admin, at=step.at + dt.timedelta(days=1), assessment=assessment, seen=assessment.row_version
    )
    assert (back.source, back.target) == ("PRELIMINARY", "SELF")
    assert (walk.assessment.phase, walk.assessment.phase_since) == ("SELF", TODAY)
    assert known_of(walk.assessment).steps == ()
    with pytest.raises(PolicyError, match="Belum ada langkah"):
        assessment_step_undo(by=walk.admin, at=NOW, assessment=assessment, seen=walk.assessment.row_version)


def test_a_step_stays_once_something_was_written(walk: Walker) -> None:
    walk.move("selesai")
    walk.provide("surat_layak")
    with pytest.raises(PolicyError, match="sudah ada yang diisi"):
        assessment_step_undo(
            by=walk.office.secretary, at=walk.later(), assessment=walk.assessment, seen=walk.assessment.row_version
        )


def test_only_the_layer_of_the_phase_writes(walk: Walker) -> None:
    given = Given("P.1.i.b", {"P.1.i.b": "A"})
    walk.move("selesai")
    with pytest.raises(PolicyError, match="terkunci pada tahap ini"):
        answer_save(by=walk.office.staff, at=NOW, sheet=walk.office.sheet(), given=given)
    answer_save(by=walk.office.supervisor, at=NOW, sheet=walk.office.sheet(Layer.PROVINCE), given=given)
    walk.go("layak")
    with pytest.raises(PolicyError, match="terkunci pada tahap ini"):
        answer_save(by=walk.office.supervisor, at=NOW, sheet=walk.office.sheet(Layer.PROVINCE), given=given)


def test_the_branch_stays_once_it_makes_a_difference(walk: Walker) -> None:
    walk.jump("PRE_EVALUATION")
    with pytest.raises(PolicyError, match="tidak dapat diganti lagi"):
        ways_save(by=walk.admin, at=NOW, assessment=walk.assessment, branch="wbk_mandiri", affirmation="", zone="")
    for ways in ({"affirmation": "stranas_pk", "zone": ""}, {"affirmation": "", "zone": "x"}):
        with pytest.raises(PolicyError):
            ways_save(by=walk.admin, at=NOW, assessment=walk.assessment, branch="", **ways)


def test_an_inspectorate_records_like_tpi(walk: Walker) -> None:
    walk.jump("TPI")
    walk.move("belum_memenuhi", by=from_above(walk.office.province, walk.office.unit, Role.INSPECTORATE))
    assert walk.assessment.phase == "BUILDING"
