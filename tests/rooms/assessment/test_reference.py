"""The reference page of the phases says what the data say."""

from pathlib import Path

from bening.kernel import process
from bening.rooms.assessment.reference import render_phases

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "tahap-penilaian.md"


def test_the_page_of_phases_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == render_phases()


def test_it_shows_every_phase_result_and_prerequisite() -> None:
    page, told = render_phases(), process.load()
    for phase in told.phases.values():
        assert f"| {phase.name} |" in page
        for result in phase.results:
            assert f"    {phase.code} --> {result.target} : {result.label}\n" in page
    assert all(f"| {row.text} |" in page for row in told.prerequisites.values())
