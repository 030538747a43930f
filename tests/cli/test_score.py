"""``bening score`` as a person types it."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.kernel.lke.fillings import best

from bening.cli import main

Capture = pytest.CaptureFixture[str]


def written(folder: Path, answers: dict[str, Any], **more: Any) -> str:
    path = folder / "jawaban.json"
    path.write_text(json.dumps({"instrument": "lke-zi-2021", "answers": answers, **more}), encoding="utf-8")
    return str(path)


def test_the_example_of_the_reference(tmp_path: Path, capsys: Capture) -> None:
    answers = {"P.1.i.a": "Ya", "P.1.i.b": "A", "R.1.i.a.1": 10, "H.I.a.1.1": "3.60"}
    assert main(["score", written(tmp_path, answers), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["total"] == "16.25"
    assert (data["nodes"]["P.1"]["value"], data["nodes"]["P.1"]["weight"]) == ("0.50", "4.00")
    assert data["areas"]["MP"]["percent"] == "6.25"
    assert len(data["unanswered"]) == 110
    assert data["predicates"]["WBK"]["scores_pass"] is False
    assert {"key", "value", "minimum", "passed", "shortfall"} <= data["predicates"]["WBBM"]["checks"][0].keys()
    assert "path" not in data


def test_a_table_for_people(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path, best(H_I_a_1_1="3.5", P_1_i_a=None), evidence={"P.1.i.b": ["SK Tim Kerja"]})
    assert main(["score", path, "--path", "WBK", "--explain", "P.1.i"]) == 0
    out = capsys.readouterr().out
    for words in (
        "Nilai total 97,56 dari 100,00",
        "P.1             3,75    4,00  Manajemen Perubahan",
        "MP             96,88  Manajemen Perubahan",
        "WBK: belum memenuhi semua ambang nilai",
        "BELUM Survei persepsi anti korupsi: 15,31, minimal 15,75, kurang 0,44",
        "ya    Area Manajemen Perubahan: 96,88%, minimal 60,00%",
        "di luar nilai: Telah mendapat predikat Menuju WBK",
        "1 butir belum dijawab lengkap",
        "satu hal ini cukup",
        "H.I.a.1.1 = 3.60; menambah 0,4375, upaya 1",
        "Sesudahnya nilai total 98,00, upaya seluruhnya 1",
        "Bukti: SK Tim Kerja",
        "Belum dijawab lengkap, jadi bernilai 0.",
    ):
        assert words in out


def test_all_is_well(tmp_path: Path, capsys: Capture) -> None:
    assert main(["score", written(tmp_path, best()), "--path", "WBBM"]) == 0
    out = capsys.readouterr().out
    assert "WBBM: semua ambang nilai terpenuhi" in out
    assert "Semua ambang nilai WBBM sudah tercapai." in out
    assert "BELUM" not in out


def test_what_if_and_path_as_json(tmp_path: Path, capsys: Capture) -> None:
    path = written(tmp_path, best(H_I_a_1_1="3.5", P_1_i_b="C"))
    assert main(["score", path, "--json", "--what-if", "P.1.i.b=A", "--what-if", "128=x"]) == 2
    assert main(["score", path, "--json", "--what-if", "P.1.i.b=A", "--path", "WBK"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["before"]["total"], data["total"]) == ("97.5625", "97.8125")
    assert data["path"]["steps"][0]["answers"] == {"H.I.a.1.1": "3.60"}


def test_what_if_for_people(tmp_path: Path, capsys: Capture) -> None:
    assert main(["score", written(tmp_path, best(P_1_i_b="C")), "--what-if", "P.1.i.b=A"]) == 0
    assert "Seandainya demikian; nilai sekarang 99,75" in capsys.readouterr().out


def test_inputs_that_are_not_told_are_asked_for(tmp_path: Path, capsys: Capture) -> None:
    answers = best(R_5_i_a="E", R_4_i_a_2=None, R_4_ii_a="D", R_4_iii_a="D")
    assert main(["score", written(tmp_path, answers), "--path", "WBK"]) == 0
    assert "isi semua isiannya; dihitung bila nilainya penuh" in capsys.readouterr().out


def test_answers_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    source = io.TextIOWrapper(io.BytesIO(b'{"instrument": "lke-zi-2021", "answers": {"1": "Ya"}}'))
    monkeypatch.setattr(sys, "stdin", source)
    assert main(["score", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == "0.25"


@pytest.mark.parametrize(
    ("answers", "options", "words"),
    [
        ({"P.1.i.b": "E"}, [], "P.1.i.b: diberi “E”; yang dapat dipilih: A, B, C."),
        ({"H.I.a.1.1": 5}, ["--json"], "H.I.a.1.1: diberi “5”; yang dapat diisi: angka 0 sampai 4"),
        ({}, ["--what-if", "P.1.i.a"], "tulis sebagai ID=JAWABAN"),
        ({}, ["--what-if", "P.1.i.a=Ya", "--what-if", "P.1.i.a=Tidak"], "P.1.i.a: ditulis lebih dari satu kali"),
        ({}, ["--explain", "Q"], "--explain Q: bukan id bagian atau butir"),
    ],
)  # fmt: skip
def test_wrong_input_is_told_and_nothing_is_printed(
    answers: dict[str, Any], options: list[str], words: str, tmp_path: Path, capsys: Capture
) -> None:
    assert main(["score", written(tmp_path, answers), *options]) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""


def test_a_file_that_is_not_there(capsys: Capture) -> None:
    assert main(["score", "/tidak/ada.json"]) == 1
    assert "tidak dapat dibuka" in capsys.readouterr().err


def test_the_worksheet_is_written(tmp_path: Path, capsys: Capture) -> None:
    answers = written(tmp_path, {"P.1.i.b": "B"})
    assert main(["score", answers, "--xlsx", str(tmp_path / "lke.xlsx")]) == 0
    assert load_workbook(tmp_path / "lke.xlsx")["LKE"]["K8"].value == "B"
    assert main(["score", answers, "--xlsx", str(tmp_path / "tidak" / "ada.xlsx")]) == 1
    assert "tidak dapat ditulis" in capsys.readouterr().err
