"""The file of answers: read whole or not at all."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from bening.kernel.lke import AnswersError, read_document


def document(**changes: Any) -> str:
    return json.dumps({"instrument": "lke-zi-2021", "answers": {"P.1.i.a": "Ya"}, **changes})


def test_a_whole_document() -> None:
    read = read_document(document(evidence={"P.1.i.a": ["SK Tim"]}, effort={"P.1.i.b": 3}, locked=["H.I.a.1"]).encode())
    assert read.instrument.id == "lke-zi-2021"
    assert read.answers.choices == {"P.1.i.a": "Ya"}
    assert read.evidence == {"P.1.i.a": ("SK Tim",)}
    assert read.effort == {"P.1.i.b": 3}
    assert read.locked == {"H.I.a.1"}


def test_numbers_keep_their_decimals() -> None:
    read = read_document('{"instrument": "lke-zi-2021", "answers": {"H.I.a.1.1": 3.6000000001}}')
    assert read.answers.numbers["H.I.a.1.1"] == Decimal("3.6000000001")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "bukan JSON yang utuh: baris 1, kolom 1"),
        ('{"instrument": "lke-zi-2021",\n "answers": {', "baris 2"),
        (b"\xff\xfe\x00", "bukan teks UTF-8"),
        ("[1]", "harus berupa objek JSON"),
        ('{"answers": {}}', "“instrument” dan “answers” wajib ada."),
        (document(jawaban={}), "Tidak dikenal: jawaban."),
        (document(instrument="lke-1999"), "“lke-1999” tidak dikenal. Yang tersedia: lke-zi-2021."),
        (document(instrument=["x"]), "“?” tidak dikenal"),
        (document(answers=["Ya"]), "“answers” harus berupa objek JSON"),
        ('{"instrument": "lke-zi-2021", "answers": {"1": "Ya", "1": "Tidak"}}', "lebih dari satu kali: 1."),
        ('{"instrument": "lke-zi-2021", "answers": {"H.I.a.1.1": NaN}}', "NaN, yang bukan bilangan JSON"),
        ('{"instrument": "lke-zi-2021", "answers": {"R.1.i.a.1": ' + "9" * 5000 + "}}", "bilangan terlalu panjang"),
        ("[" * 100_000, "susunan terlalu dalam"),
        (document(answers={"P.1.i.b": "E"}), "P.1.i.b: diberi “E”; yang dapat dipilih: A, B, C."),
        (document(evidence={"P.9": []}), "evidence, P.9: bukan id butir"),
        (document(evidence={"P.1.i.a": "SK"}), "evidence, P.1.i.a: isi dengan daftar judul bukti"),
        (document(evidence={"P.1.i.a": [1]}), "daftar judul bukti"),
        (document(evidence=[]), "“evidence” harus berupa objek JSON"),
        (document(effort={"P.1.i.a": 0}), "effort, P.1.i.a: isi dengan bilangan bulat 1 sampai 10."),
        (document(effort={"P.1.i.a": True}), "bilangan bulat 1 sampai 10"),
        (document(effort={"P.1.i.a": "3"}), "bilangan bulat 1 sampai 10"),
        (document(locked={"P.1.i.a": 1}), "“locked” harus berupa daftar id butir."),
        (document(locked=["Q"]), "locked: bukan id butir"),
        (document(locked=[[1]]), "locked:"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_sentence(source: str | bytes, words: str) -> None:
    with pytest.raises(AnswersError) as refusal:
        read_document(source)
    assert words in "\n".join(refusal.value.problems)


def test_every_problem_is_told_at_once() -> None:
    with pytest.raises(AnswersError) as refusal:
        read_document(document(answers={"P.1.i.a": "X", "Q": 1}, effort={"P.1.i.a": 0}, locked=["Q"]))
    assert len(refusal.value.problems) == 4
