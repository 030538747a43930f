"""The evaluation process as data: what the regulation says, who may write when, and what bad data is told."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from bening.kernel.lke import Predicate
from bening.kernel.lke.instrument import Status
from bening.kernel.process import (
    Effect,
    GuardKind,
    Layer,
    Phase,
    PrerequisiteKind,
    ProcessError,
    RouteError,
    Scope,
    UnknownProcess,
    WrongValue,
    due,
    effect,
    judge,
    load,
    prerequisites,
    route,
    taken,
    with_minimum,
)
from bening.kernel.process.loading import build
from bening.reference import processes

ZI = load("zi-90-2021")
WBK, WBBM = Predicate.WBK, Predicate.WBBM


def test_the_phases_stand_in_the_regulations_order() -> None:
    assert ZI.straight() == (
        "SELF", "PRELIMINARY", "TPI", "PROPOSAL", "PRE_EVALUATION", "DESK", "FIELD", "SURVEY", "CLEARANCE", "PANEL",
        "REPORT", "AWARD", "MONITORING",
    )  # fmt: skip
    assert set(ZI.phases) - set(ZI.straight()) == {"OBJECTION", "REVOCATION", "BUILDING"}
    assert [code for code, phase in ZI.phases.items() if phase.is_end] == ["BUILDING"]


def test_one_layer_may_be_written_at_a_time() -> None:
    assert {code: phase.writes for code, phase in ZI.phases.items() if phase.writes} == {
        "SELF": Layer.UNIT, "PRELIMINARY": Layer.PROVINCE, "TPI": Layer.TPI,
        "DESK": Layer.TPN, "FIELD": Layer.TPN, "SURVEY": Layer.TPN,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "result", "kind", "value", "does"),
    [
        ("SURVEY", "selesai", GuardKind.MIN_RESPONDENTS, 30, Effect.WARNS),
        ("MONITORING", "masih_memenuhi", GuardKind.EVERY_YEARS, 2, Effect.WARNS),
        ("REVOCATION", "dicabut", GuardKind.BAN_YEARS, 2, Effect.WARNS),
        ("PROPOSAL", "diajukan", GuardKind.BAN_YEARS, 2, Effect.BLOCKS),
        ("TPI", "memenuhi", GuardKind.THRESHOLDS, None, Effect.BLOCKS),
        ("PRE_EVALUATION", "lulus", GuardKind.THRESHOLDS, None, Effect.BLOCKS),
        ("REPORT", "direkomendasikan", GuardKind.THRESHOLDS, None, Effect.BLOCKS),
    ],
)
def test_guards_carry_the_figures_of_the_regulation(code, result, kind, value, does) -> None:
    (guard,) = (guard for guard in ZI.phases[code].result(result).guards if guard.kind is kind)
    assert (guard.value, guard.effect, guard.provenance.status) == (value, does, Status.VERIFIED)


def test_what_blocks_was_read_in_the_regulation() -> None:
    asked = [*ZI.prerequisites.values(), *ZI.documents.values()]
    assert {fact.provenance.status for fact in asked if fact.effect is Effect.BLOCKS} == {Status.VERIFIED}
    assert {fact.key for fact in asked if fact.provenance.status is not Status.VERIFIED} == {
        "lama_wbk", "tlhp_clearance", "survei_mandiri", "lke_unit", "pic", "sanggahan",
    }  # fmt: skip


def _placed(level: str) -> Phase:
    """The preliminary judgement as a commission's unit at that level has it."""
    return next(phase for phase in route(ZI, predicate=WBK, level=level, kind="kl") if phase.code == "PRELIMINARY")


def test_a_regency_is_judged_by_its_province_first() -> None:
    assert _placed("regency").actors == ("province",)
    assert ZI.phases["SELF"].result("selesai").target == "PRELIMINARY"


def test_a_province_is_judged_by_the_senior_unit_first() -> None:
    phase = next(
        phase for phase in route(ZI, predicate=WBK, level="province", kind="kl") if phase.code == "PRELIMINARY"
    )
    assert phase.actors == ("senior_unit",)


@pytest.mark.parametrize(("level", "kind"), [("centre", "kl"), ("city", "pemda")])
def test_a_central_unit_and_a_regional_government_go_straight_to_tpi(level: str, kind: str) -> None:
    phases = route(ZI, predicate=WBK, level=level, kind=kind)
    assert "PRELIMINARY" not in [phase.code for phase in phases]
    assert phases[0].result("selesai").target == "TPI"


def test_an_institution_that_evaluates_wbk_itself_takes_tpns_place() -> None:
    ordinary = {phase.code: phase for phase in route(ZI, predicate=WBK)}
    own = {phase.code: phase for phase in route(ZI, predicate=WBK, branch="wbk_mandiri")}
    assert list(own) == list(ordinary) == list(ZI.phases)
    assert (ordinary["DESK"].actors, own["DESK"].actors) == (("tpn",), ("institution",))
    assert (ordinary["AWARD"].actors, own["AWARD"].actors) == (("minister",), ("head",))
    assert own["MONITORING"].actors == ordinary["MONITORING"].actors
    assert {code: phase.writes for code, phase in own.items()} == {code: p.writes for code, p in ordinary.items()}


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ({"predicate": WBBM, "branch": "wbk_mandiri"}, "hanya untuk predikat WBK, bukan WBBM"),
        ({"predicate": WBK, "branch": "lain"}, "Jalur “lain” tidak dikenal; yang ada: wbk_mandiri."),
        ({"predicate": WBK, "level": "desa"}, "Tingkat “desa” tidak dikenal"),
        ({"predicate": WBK, "kind": "bumn"}, "Jenis instansi “bumn” tidak dikenal"),
    ],
)
def test_a_case_that_does_not_go_together_is_told(wishes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(RouteError, match=sentence):
        route(ZI, **wishes)


def test_an_unknown_result_is_told() -> None:
    with pytest.raises(LookupError, match="Tahap Panel tidak berhasil “lulus”; yang ada: selesai"):
        ZI.phases["PANEL"].result("lulus")
    with pytest.raises(LookupError, match="yang ada: tidak ada"):
        ZI.phases["BUILDING"].result("lulus")


def test_kpu_is_asked_for_table_5_of_ministries() -> None:
    wbk = [asked.key for asked in prerequisites(ZI, WBK, kind="kl")]
    assert wbk == [
        "opini_bpk", "sakip_instansi", "indeks_rb_kl", "maturitas_spip", "layanan_inti", "dampak_persepsi", "tlhp",
        "lhkan_lhkpn", "lama_pembangunan", "sakip_unit", "tanpa_perkara_kkn",
    ]  # fmt: skip
    assert {asked.key for asked in prerequisites(ZI, WBBM, kind="kl")} - set(wbk) == {"sudah_wbk", "lama_wbk"}
    assert "indeks_rb_pemda" in [asked.key for asked in prerequisites(ZI, WBK, kind="pemda")]


@pytest.mark.parametrize(
    ("key", "predicate", "value", "met"),
    [
        ("opini_bpk", WBK, "WTP", True),
        ("opini_bpk", WBK, "wdp", False),
        ("sakip_instansi", WBK, " b ", True),
        ("sakip_instansi", WBBM, "B", False),
        ("sakip_instansi", WBBM, "A", True),
        ("indeks_rb_pemda", WBK, "CC", True),
        ("indeks_rb_kl", WBK, "CC", False),
        ("maturitas_spip", WBBM, 3, True),
        ("maturitas_spip", WBBM, "2,9", False),
        ("tlhp", WBK, "100%", True),
        ("tlhp", WBK, "99.99", False),
        ("lama_pembangunan", WBK, "0,5", False),
        ("layanan_inti", WBK, "Ya", True),
        ("layanan_inti", WBK, False, False),
        ("sudah_wbk", WBK, "tidak", True),
        ("sudah_wbk", WBBM, "tidak", False),
        ("lama_wbk", WBBM, "2", True),
    ],
)
def test_a_value_is_judged(key: str, predicate: Predicate, value: object, met: bool) -> None:
    assert judge(ZI.prerequisites[key], predicate, value) is met


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("opini_bpk", "bagus", "“bagus” bukan isian untuk “Opini BPK minimal WTP”; isilah salah satu dari TMP, TW"),
        ("tlhp", "101", "angka 0 sampai 100"),
        ("tlhp", "-1", "angka 0 sampai 100"),
        ("tlhp", "1e2", "angka 0 sampai 100"),
        ("tlhp", "", "“” bukan isian"),
        ("maturitas_spip", "6", "angka 0 sampai 5"),
        ("maturitas_spip", True, "“ya” bukan isian"),
        ("layanan_inti", 1, "isilah ya atau tidak"),
        ("sakip_unit", False, "“tidak” bukan isian"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told(key: str, value: object, sentence: str) -> None:
    with pytest.raises(WrongValue) as told:
        judge(ZI.prerequisites[key], WBK, value)
    assert sentence in str(told.value)


def test_every_prerequisite_says_what_it_takes() -> None:
    assert {taken(asked) for asked in ZI.prerequisites.values() if asked.kind is PrerequisiteKind.YES_NO} == {
        "ya atau tidak"
    }


def test_an_administrator_may_set_another_minimum() -> None:
    asked = with_minimum(ZI.prerequisites["lama_wbk"], WBBM, "1")
    assert judge(asked, WBBM, "1")
    assert not judge(ZI.prerequisites["lama_wbk"], WBBM, "1")
    with pytest.raises(WrongValue, match="angka 0 sampai 50"):
        with_minimum(asked, WBBM, "dua")


def test_an_affirmed_unit_is_warned_only() -> None:
    affirmation = ZI.affirmations["stranas_pk"]
    assert affirmation.kinds == {"pemda"}
    assert effect(ZI.prerequisites["tlhp"]) is Effect.BLOCKS
    assert effect(ZI.prerequisites["tlhp"], affirmation) is Effect.WARNS
    assert effect(ZI.prerequisites["kawasan_unit"], affirmation) is Effect.BLOCKS


def test_a_zone_is_judged_by_its_own_prerequisites() -> None:
    asked = prerequisites(ZI, WBBM, kind="kl", scopes=[Scope.ZONE])
    assert [row.key for row in asked] == list(ZI.zones["kawasan"].prerequisites)
    integration = ZI.prerequisites["kawasan_integrasi"]
    assert [judge(integration, WBK, "6,5"), judge(integration, WBBM, "7.4")] == [True, False]


def test_proposals_end_on_31_may_or_when_tpn_says() -> None:
    assert due(ZI, 2025) == date(2025, 5, 31)
    assert due(ZI, 2024) == date(2024, 7, 31)
    assert due(ZI, 2025, date(2025, 7, 4)) == date(2025, 7, 4)


def test_papers_of_a_proposal() -> None:
    blocking = [paper.key for paper in ZI.documents_of("PROPOSAL") if paper.effect is Effect.BLOCKS]
    assert blocking == ["surat_pengajuan", "sptjm"]


def test_an_unknown_process_is_told() -> None:
    with pytest.raises(UnknownProcess, match="Yang tersedia: zi-90-2021"):
        load("zi-1945")
    with pytest.raises(KeyError):
        processes.tables("zi-1945")


def _phase(tables: dict[str, Any], code: str) -> dict[str, Any]:
    return next(row for row in tables["phases"] if row["code"] == code)


def _row(tables: dict[str, Any], table: str, key: str) -> dict[str, Any]:
    return next(row for row in tables[table] if row["key"] == key)


SPOILT = {
    "Tahap awal X tidak ada": lambda t: t.update(start="X"),
    "Tahap PANEL menunjuk tahap X": lambda t: _phase(t, "PANEL")["results"][0].update(target="X"),
    "Tahap PANEL menunjuk pelaku x": lambda t: _phase(t, "PANEL").update(actors=["x"]),
    "Tahap PRELIMINARY menunjuk tingkat x": lambda t: _phase(t, "PRELIMINARY").update(actors_at={"x": ["tpi"]}),
    "Tahap PRELIMINARY menunjuk jenis instansi x": lambda t: _phase(t, "PRELIMINARY").update(kinds=["x"]),
    "Tahap TPI menunjuk lapis penilaian tpi": lambda t: t["layers"].pop("tpi"),
    "Tahap PANEL tidak mempunyai hasil “x”": lambda t: _phase(t, "PANEL").update(forward="x"),
    "Dokumen sptjm menunjuk tahap X": lambda t: _row(t, "documents", "sptjm").update(phase="X"),
    "Jalur wbk_mandiri menunjuk tahap X": lambda t: t["branches"][0].update(phases=["X"]),
    "Jalur wbk_mandiri menunjuk pelaku x": lambda t: t["branches"][0].update(replaces={"tpn": "x"}),
    "Afirmasi stranas_pk menunjuk jenis instansi x": lambda t: t["affirmations"][0].update(kinds=["x"]),
    "Kawasan kawasan menunjuk prasyarat x": lambda t: t["zones"][0].update(prerequisites=["x"]),
    "bukan prasyarat kawasan": lambda t: t["zones"][0].update(prerequisites=["tlhp"]),
    "kunci berikut ganda: SELF.": lambda t: t["phases"].append(t["phases"][0]),
    "Tahap OBJECTION tidak tercapai": lambda t: _phase(t, "PRE_EVALUATION")["results"][2].update(target="BUILDING"),
    "tidak mempunyai jalan ke akhir": lambda t: _phase(t, "BUILDING").update(
        results=[{"key": "x", "label": "X", "target": "BUILDING"}], forward="x"
    ),
    "Tahap SELF adalah awal atau akhir": lambda t: _phase(t, "SELF").update(kinds=["kl"]),
    "Tahap PRELIMINARY yang dapat dilewati": lambda t: _phase(t, "TPI").update(kinds=["kl"]),
    "salah menyebut lapis": lambda t: _phase(t, "SURVEY")["results"][0]["guards"][0].update(layer="tpn"),
    "salah menyebut bilangan": lambda t: _phase(t, "SURVEY")["results"][0]["guards"][0].pop("value"),
    "Syarat tlhp tidak menyebut sumber": lambda t: _row(t, "prerequisites", "tlhp").update(sources=["X"]),
    "Syarat lama_wbk menghalangi": lambda t: _row(t, "prerequisites", "lama_wbk").update(effect="blocks"),
    "Prasyarat tlhp tidak menyebut minimal": lambda t: _row(t, "prerequisites", "tlhp").update(minimum={}),
    "Prasyarat tlhp: “x” bukan isian": lambda t: _row(t, "prerequisites", "tlhp").update(minimum={"WBK": "x"}),
}


@pytest.mark.parametrize("sentence", SPOILT)
def test_data_that_does_not_hold_together_is_refused(sentence: str) -> None:
    tables = copy.deepcopy(processes.tables("zi-90-2021"))
    SPOILT[sentence](tables)
    with pytest.raises(ProcessError) as told:
        build(tables)
    assert sentence in str(told.value)


def test_a_straight_road_may_lead_to_an_end() -> None:
    tables = copy.deepcopy(processes.tables("zi-90-2021"))
    _phase(tables, "MONITORING").update(forward="tidak_memenuhi")
    assert build(tables).straight()[-3:] == ("MONITORING", "REVOCATION", "BUILDING")
