"""Words from the list of slips."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import component, document, draft, item

from bening.kernel.decree.draft import Paragraph, Place
from bening.kernel.decree.xray.rules.typo import check


def test_a_slip_is_told_everywhere_and_mended_in_cells() -> None:
    plan = draft(
        component(item(action="Melaksanaan rotasi"), item(evidence="SK; MELAKSANAAN"), name="Melaksanaan tugas"),
        document=document("telah melaksanaan tugas"),
    )
    (finding,) = check(plan)
    assert finding.items == ("I.1.1", "I.1.2")
    assert "“Melaksanakan” lebih tepat daripada “Melaksanaan”" in finding.detail
    assert [(mend.field, mend.value) for mend in finding.mends] == [
        ("action", "Melaksanakan rotasi"),
        ("evidence", "SK; MELAKSANAKAN"),
    ]
    assert len(finding.places) == 4


def test_a_slip_of_two_words_may_be_broken_over_lines() -> None:
    (finding,) = check(draft(item(evidence="Naskah fakta\nintegritas")))
    assert [mend.value for mend in finding.mends] == ["Naskah pakta integritas"]


@pytest.mark.parametrize(
    ("place", "where"),
    [(Place(page=3), "halaman 3 batang tubuh"), (Place(), "di batang tubuh."), (Place(line=8), "baris 8")],
)
def test_a_paragraph_is_found_by_whatever_place_it_has(place: Place, where: str) -> None:
    (finding,) = check(draft(document=document(paragraphs=(Paragraph("fakta integritas", place),))))
    assert where in finding.detail


@pytest.mark.parametrize("text", ["Pelaksanaan rotasi", "fakta di lapangan", "kepuasan pelayanan", "PPNPN", "di luar"])
def test_near_misses_do_not_fire(text: str) -> None:
    assert check(draft(item(action=text))) == []
