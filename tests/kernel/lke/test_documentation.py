"""What the documentation says about the LKE is what the data and the code say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bening.kernel.lke import Predicate, path_to_json, read_document, score, to_json
from bening.kernel.lke.answers import INDEX_DECIMALS
from bening.kernel.lke.document import KEYS
from bening.kernel.lke.instrument import Measure
from bening.kernel.lke.loading import MOST
from bening.kernel.lke.path import path_to

from .fillings import LKE, best

DOCS = Path(__file__).resolve().parents[3] / "docs"
EXPLANATION = (DOCS / "explanation" / "nilai-lke.md").read_text("utf-8")
REFERENCE = (DOCS / "reference" / "bening-score.md").read_text("utf-8")


def test_the_example_can_be_read() -> None:
    example = re.search(r"```json\n(.*?)```", REFERENCE, re.DOTALL)
    assert example
    read = read_document(example[1])
    assert set(json.loads(example[1])) == set(KEYS)
    assert score(read.instrument, read.answers).value("P.1") == score(LKE, {"1": "Ya", "2": "A"}).value("P.1")


@pytest.mark.parametrize("threshold", LKE.thresholds, ids=lambda threshold: threshold.key)
def test_the_table_has_every_minimum(threshold) -> None:
    percent = threshold.measure is Measure.PERCENT
    label = "Setiap area pengungkit" if percent else threshold.label
    (row,) = (line for line in EXPLANATION.splitlines() if line.startswith(f"| {label}"))
    minima = [threshold.minimum[predicate] for predicate in Predicate]
    shown = [f"{minimum}%" if percent else f"{minimum:.2f}".replace(".", ",") for minimum in minima]
    assert row.split("|")[-3:-1] == [f" {minimum} " for minimum in shown]


def test_the_reference_names_every_key_of_the_result() -> None:
    now = score(LKE, best(H_I_a_1_1="3.5"))
    data, path = to_json(now), path_to_json(path_to(now, Predicate.WBK))
    inner = [data["nodes"]["P"], data["items"]["P.1.i.a"], data["areas"]["MP"], data["predicates"]["WBK"]]
    check, step = data["predicates"]["WBK"]["checks"][0], path["steps"][0]
    names = {name for table in (data, *inner, check, path, step) for name in table}
    assert sorted(name for name in names - {"predicate", "instrument"} if f"`{name}`" not in REFERENCE) == []


def test_the_reference_names_the_limits() -> None:
    assert f"0 sampai {MOST}" in REFERENCE
    assert f"{INDEX_DECIMALS} desimal" in REFERENCE
