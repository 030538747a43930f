"""What other programs get wrong about the same answers. A weak area, a weak survey, few answers and the minima of WBBM
stand in ``test_score``; here is the rest."""

from __future__ import annotations

from decimal import Decimal

from bening.kernel.lke import Predicate, score
from bening.kernel.lke.instrument import Measure
from bening.kernel.lke.numbers import shown

from .fillings import LKE, best


def test_a_total_keeps_its_decimals() -> None:
    """Peer: cut to one decimal, "99.8"."""
    total = score(LKE, best(P_1_i_b="B")).total
    assert total == Decimal("99.875")
    assert shown(total) == "99,88"


def test_0_67_is_0_67() -> None:
    """Peer: whole numbers only, so that 75.05 shows as "75.0"."""
    item = next(one for one in LKE.items.values() if [str(option.value) for option in one.options][1:2] == ["0.67"])
    full, less = score(LKE, best()), score(LKE, {**best(), item.id: item.options[1].key})
    assert less.exact(item.id) == full.exact(item.id) * 67 / 100


def test_1_of_100_is_one_percent() -> None:
    """Peer: a percentage up to 1 is taken for a share, so that 1% scores as much as 100%."""
    full, little = score(LKE, best()), score(LKE, best(R_6_i_b_1="100", R_6_i_b_2="1"))
    assert little.values["R.6.i.b"] * 100 == full.values["R.6.i.b"]


def test_the_minimum_of_an_area_is_over_both_aspects_and_exact() -> None:
    """Peer: a minimum for each half, typed in one by one and rounded (1.50 for 3.75, 2.60 for 2.625)."""
    minima = {one.nodes: one.minimum for one in LKE.thresholds if one.measure is Measure.PERCENT}
    assert minima == {area.nodes: {Predicate.WBK: Decimal(60), Predicate.WBBM: Decimal(75)} for area in LKE.areas}
    assert {len(nodes) for nodes in minima} == {2}


def test_an_index_is_any_number_up_to_4() -> None:
    """Peer: four options, none of which is the 3.60 that the survey must reach."""
    at, below = (score(LKE, best(H_I_a_1_1=index)) for index in ("3.60", "3.59"))
    reached = [
        {check.threshold.key: check.passed for check in one.checks(Predicate.WBK)}["ipak"] for one in (at, below)
    ]
    assert reached == [True, False]
