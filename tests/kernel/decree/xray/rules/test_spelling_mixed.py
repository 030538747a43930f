"""Two spellings in one document."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import document, draft, item

from bening.kernel.decree.xray.rules.spelling_mixed import check


def test_both_spellings_fire_and_the_odd_one_is_mended() -> None:
    plan = draft(item("Dilakukan Survey"), item(action="Melakukan survei"), document=document("hasil survey"))
    (finding,) = check(plan)
    assert finding.items == ("I.1.2", "I.1.1")
    assert [(mend.item, mend.value) for mend in finding.mends] == [("I.1.1", "Dilakukan Survei")]


@pytest.mark.parametrize(
    "texts", [("survey", "hasil survey"), ("survei", "surveyor"), ("risiko", "survey"), ("survei", "aplikasi e-Survey")]
)
def test_one_spelling_throughout_does_not_fire(texts: tuple[str, str]) -> None:
    assert check(draft(*(item(action=text) for text in texts))) == []
