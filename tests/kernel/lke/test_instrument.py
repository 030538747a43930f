"""The instrument of 2021 is whole, and an instrument that does not hold together is refused with a reason."""

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from bening.kernel.lke import InstrumentError, UnknownInstrument, load
from bening.kernel.lke.instrument import Level, Predicate, Status
from bening.kernel.lke.loading import build
from bening.reference import instruments

from .fillings import LKE

Tables = dict[str, Any]


def test_it_has_the_questions_of_the_regulation() -> None:
    aspects = [name.split(".")[0] for name in LKE.items]
    assert {aspect: aspects.count(aspect) for aspect in "PRH"} == {"P": 87, "R": 23, "H": 3}
    assert len(LKE.inputs) == 24
    assert sum(node.level is Level.SUBCOMPONENT for node in LKE.nodes.values()) == 45


@pytest.mark.parametrize(
    ("nodes", "weight"),
    [
        (["A"], "60"), (["P"], "30"), (["R"], "30"), (["B"], "40"), (["H.I"], "22.5"), (["H.II"], "17.5"),
        (["H.I.a"], "17.5"), (["H.I.b"], "5"), (["A", "B"], "100"),
        (["P.1", "R.1"], "8"), (["P.2", "R.2"], "7"), (["P.3", "R.3"], "10"),
        (["P.4", "R.4"], "10"), (["P.5", "R.5"], "15"), (["P.6", "R.6"], "10"),
    ],
)  # fmt: skip
def test_the_weights_are_those_of_the_regulation(nodes: list[str], weight: str) -> None:
    assert sum(LKE.nodes[node].weight for node in nodes) == Decimal(weight)


def test_every_answer_has_one_portal_number() -> None:
    numbers = sorted(int(name) for name in LKE.names if name.isdecimal())
    assert numbers == list(range(1, 128))


@pytest.mark.parametrize(
    ("key", "wbk", "wbbm"),
    [
        ("total", "75", "85"), ("pengungkit", "40", "48"), ("birokrasi", "18.25", "19.50"), ("ipak", "15.75", "15.75"),
        ("capaian_kinerja", "2.50", "3.75"), ("pelayanan", "14", "15.75"),
        *((f"area_percent.{code}", "60", "75") for code in ("MP", "PT", "SDM", "AK", "PW", "PP")),
    ],
)  # fmt: skip
def test_the_minima_are_those_of_table_6(key: str, wbk: str, wbbm: str) -> None:
    threshold = next(threshold for threshold in LKE.thresholds if threshold.key == key)
    assert threshold.minimum == {Predicate.WBK: Decimal(wbk), Predicate.WBBM: Decimal(wbbm)}
    assert threshold.provenance.status is Status.VERIFIED
    assert "Tabel 6" in threshold.clause


def test_there_are_twelve_minima() -> None:
    assert len(LKE.thresholds) == 12


def test_the_official_wording_stays_beside_the_corrected_one() -> None:
    option = LKE.items["P.1.ii.b"].options[0]
    assert "tujuanpembangunan" in option.text
    assert "tujuan pembangunan" in option.shown


def test_it_is_read_once() -> None:
    assert load("lke-zi-2021") is load()


def test_an_unknown_one_is_a_sentence() -> None:
    with pytest.raises(UnknownInstrument, match=r"“lke-1999” tidak dikenal\. Yang tersedia: lke-zi-2021"):
        load("lke-1999")
    with pytest.raises(KeyError):
        instruments.tables("lke-1999")


def _row(tables: Tables, kind: str, name: str) -> dict[str, Any]:
    key = "key" if kind in ("thresholds", "requirements") else "code" if kind == "areas" else "id"
    return next(row for row in tables[kind] if row[key] == name)


def _set(kind: str, name: str, **values: Any) -> Callable[[Tables], None]:
    return lambda tables: _row(tables, kind, name).update(values)


def _drop(kind: str, name: str, key: str) -> Callable[[Tables], None]:
    def spoil(tables: Tables) -> None:
        del _row(tables, kind, name)[key]

    return spoil


def _scale(name: str, **values: str) -> Callable[[Tables], None]:
    return lambda tables: tables["scales"][name].update(options=values)


def _last(kind: str, name: str) -> Callable[[Tables], None]:
    return lambda tables: tables[kind].append(tables[kind].pop(tables[kind].index(_row(tables, kind, name))))


INDEX = {"rule": "index", "input": "R.1.i.a.1", "maximum": "4"}


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_set("items", "P.1.i.b", id="P.1.i.a"), "ganda: P.1.i.a"),
        (_set("items", "P.1.i.b", portal=1), "ganda: portal 1"),
        (_set("thresholds", "ipak", key="total"), "ganda: ambang total"),
        (_set("items", "P.1.i.a", node="P.9"), "P.1.i.a menunjuk bagian P.9 yang tidak ada"),
        (_set("nodes", "P.1.i", parent="X"), "P.1.i menunjuk bagian X yang tidak ada"),
        (_set("areas", "MP", nodes=["P.1", "X"]), "MP menunjuk bagian X yang tidak ada"),
        (_set("thresholds", "total", nodes=["C"]), "total menunjuk bagian C yang tidak ada"),
        (_last("nodes", "P.1"), "P.1.i harus ditulis sesudah induknya, P.1"),
        (_set("items", "P.1.i.a", sources=[]), "P.1.i.a tidak menyebut sumber"),
        (_set("thresholds", "total", sources=["Z"]), "total tidak menyebut sumber"),
        (_set("nodes", "P.1.i", weight="0.51"), "di bawah P.1 berjumlah 4.01, seharusnya 4.00"),
        (_set("nodes", "B", weight="41"), "seluruhnya berjumlah 101.00, seharusnya 100"),
        (_set("nodes", "B", weight="40.000000001"), "di bawah B berjumlah 40.00, seharusnya 40.000000001"),
        (_set("areas", "PT", weight="8"), "area PT berjumlah 7.00, seharusnya 8"),
        (_set("items", "P.1.i.a", node="P.1"), "P.1 harus berisi bagian lain atau butir, salah satu"),
        (_set("items", "P.1.i.a", options=[]), "P.1.i.a harus berisi pilihan, atau isian dengan rumus"),
        (_drop("items", "R.1.i.a", "formula"), "R.1.i.a harus berisi pilihan, atau isian dengan rumus"),
        (_drop("items", "P.1.i.a", "portal"), "P.1.i.a tidak bernomor portal"),
        (_scale("ya_tidak", Ya="0.9", Tidak="0"), "P.1.i.a harus turun dari 1 sampai 0"),
        (_scale("abc", A="1", B="0", C="0.5"), "P.1.i.b harus turun dari 1 sampai 0"),
        (_scale("abc", A="1", B="0.5"), "Pilihan C pada butir P.1.i.b tidak bernilai"),
        (_set("items", "R.1.i.a", formula={"rule": "eval"}), "“eval” tidak dikenal"),
        (
            _set("items", "R.1.i.a", formula={"rule": "share", "part": "Q", "whole": ["R.1.i.a.1"], "when_empty": "0"}),
            "memakai isian yang tidak ada: Q",
        ),
        (_set("items", "R.1.i.a", formula=INDEX), "Jenis isian butir R.1.i.a tidak sesuai"),
        (_set("thresholds", "total", minimum={"WBK": "75"}), "total harus menyebut minimal untuk WBK dan WBBM"),
        (_set("thresholds", "birokrasi", nodes=["H.I", "P.1"]), "bertumpang tindih sebagian"),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_refused(spoil: Callable[[Tables], None], reason: str) -> None:
    tables = copy.deepcopy(instruments.tables("lke-zi-2021"))
    spoil(tables)
    with pytest.raises(InstrumentError) as refusal:
        build(tables)
    assert reason in str(refusal.value)


def test_a_second_version_is_data_only() -> None:
    tables = copy.deepcopy(instruments.tables("lke-zi-2021"))
    tables["id"] = "lke-zi-2030"
    for row in tables["scales"].values():
        row["options"] = {key: value.replace("0.67", "0.7") for key, value in row["options"].items()}
    other = build(tables)
    assert other.id == "lke-zi-2030"
    assert {option.value for option in other.items["P.1.iii.a"].options} == {
        Decimal(n) for n in ("1", "0.7", "0.33", "0")
    }
