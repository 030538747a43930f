"""Every value says how it came about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis

from bening.kernel.lke import Explanation, explain, score, to_json

from .fillings import LKE, Raw, best, fillings


@pytest.mark.parametrize(
    ("answers", "name", "how"),
    [
        ({}, "P.1.i.a", "Belum dijawab lengkap, jadi bernilai 0."),
        (best(), "P.1.i.a", "Jawaban Ya bernilai 1. Menyumbang 1 × 0,5 ÷ 2 = 0,25."),
        (
            best(P_1_i_b="B"), "P.1.i.b",
            f"Jawaban B ({LKE.items['P.1.i.b'].options[1].text}) bernilai 0,5. Menyumbang 0,5 × 0,5 ÷ 2 = 0,125.",
        ),
        (best(P_1_i_b="B"), "P.1.i", "Rata-rata nilai butir × bobot: (1 + 0,5) ÷ 2 × 0,5 = 0,375."),
        (best(R_5_ii_a_3=4), "R.5.ii", "Rata-rata nilai butir × bobot: sekitar 0,3333 × 3 = 1."),
        (best(R_5_ii_a_3=4), "R.5.ii.a", "4 ÷ 12 = sekitar 33,3333%. Menyumbang sekitar 0,3333 × 3 = 1."),
        (best(R_5_ii_a_3=24), "R.5.ii.a", "24 ÷ 12 = 100%, dibatasi 100%. Menyumbang 1 × 3 = 3."),
        (
            best(R_5_ii_a_1=0, R_5_ii_a_3=0), "R.5.ii.a",
            "Pembaginya 0, jadi bernilai 1 menurut aturan aplikasi ini. Menyumbang 1 × 3 = 3.",
        ),
        (best(R_3_iii_a_2=75), "R.3.iii.a", "(100 − 75) ÷ 100 = 25%. Menyumbang 0,25 × 2 = 0,5."),
        (
            best(R_3_iii_a_2=300), "R.3.iii.a",
            "(100 − 300) ÷ 100 = 0%, paling rendah 0%. Menyumbang 0 × 2 = 0.",
        ),
        (
            best(R_3_iii_a_1=0), "R.3.iii.a",
            "Tahun sebelumnya 0 dan tahun ini 0, jadi bernilai 1. Menyumbang 1 × 2 = 2.",
        ),
        (best(H_I_a_1_1="3.6"), "H.I.a.1", "Indeks dibagi 4 = 0,9. Menyumbang 0,9 × 17,5 = 15,75."),
        (best(H_I_b_1="C"), "H.I", "Jumlah: H.I.a 17,5 + H.I.b 2,5 = 20."),
    ],
)  # fmt: skip
def test_the_arithmetic_in_a_sentence(answers: Raw, name: str, how: str) -> None:
    assert explain(score(LKE, answers), name).how == how


def test_clause_answer_and_evidence_stand_beside_it() -> None:
    told = explain(score(LKE, best()), "P.1.i", evidence={"P.1.i.a": ["SK Tim Kerja"]})
    assert told.clause == "PermenPANRB 90/2021 Lampiran III, A.I.1.i"
    assert [(part.id, part.answer, part.evidence) for part in told.parts] == [
        ("P.1.i.a", "Ya", ("SK Tim Kerja",)),
        ("P.1.i.b", "A", ()),
    ]
    assert explain(score(LKE, best()), "R.5.ii.a").answer == (
        "Jumlah pengaduan masyarakat yang harus ditindaklanjuti: 12; "
        "Jumlah pengaduan masyarakat yang sedang diproses: 0; "
        "Jumlah pengaduan masyarakat yang selesai ditindaklanjuti: 12"
    )


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        explain(score(LKE, {}), "Q")


def _every(told: Explanation) -> list[Explanation]:
    return [told, *(one for part in told.parts for one in _every(part))]


@given(fillings())
@hypothesis(max_examples=15)
def test_every_part_and_question_is_explained(answers: Raw) -> None:
    result = score(LKE, answers)
    told = [one for root in LKE.roots for one in _every(explain(result, root))]
    assert [one.id for one in told if one.id in LKE.items] == list(LKE.items)
    assert {one.id for one in told} == {*LKE.items, *LKE.nodes}
    assert all(one.how.endswith(".") and one.clause and one.points == result.value(one.id) for one in told)
    assert all(0 <= one.value <= 1 for one in told)


def test_json_has_every_number_as_an_exact_string() -> None:
    data = to_json(
        score(LKE, best(P_1_i_b="B", R_4_i_a_1=3, R_4_i_a_2=2, H_I_a_1_1="3.5")), evidence={"P.1.i.a": ["SK"]}
    )
    assert data["total"] == "97.020833333333333333333333"
    assert data["nodes"]["P.1"]["value"] == "3.875"
    assert data["nodes"]["P.1"]["weight"] == "4.00"
    assert len(data["nodes"]) == 63
    assert len(data["items"]) == 113
    assert data["areas"]["MP"] == {
        "name": "Manajemen Perubahan", "value": "7.875", "weight": "8.00", "percent": "98.4375",
    }  # fmt: skip
    assert data["items"]["P.1.i.a"]["evidence"] == ["SK"]
    assert data["items"]["P.1.i.b"] == {
        "answer": "B", "value": "0.5", "points": "0.125", "most": "0.25",
        "name": LKE.items["P.1.i.b"].shown, "clause": "PermenPANRB 90/2021 Lampiran III, A.I.1.i.b",
        "how": data["items"]["P.1.i.b"]["how"], "evidence": [],
    }  # fmt: skip
    ipak = next(check for check in data["predicates"]["WBK"]["checks"] if check["key"] == "ipak")
    assert ipak == {
        "key": "ipak", "label": "Survei persepsi anti korupsi", "measure": "points", "value": "15.3125",
        "minimum": "15.75", "passed": False, "shortfall": "0.4375",
        "clause": "Lampiran II Bab III.A angka 5 dan Tabel 6", "status": "verified",
    }  # fmt: skip
    assert data["predicates"]["WBK"]["scores_pass"] is False
    assert [one["key"] for one in data["predicates"]["WBBM"]["requirements"]] == ["sudah_wbk", "minimal_2_tahun_wbk"]
    assert to_json(score(LKE, {}))["items"]["P.1.i.a"]["answer"] is None
