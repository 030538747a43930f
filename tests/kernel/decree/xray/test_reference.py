"""The page of the rules is the code's own."""

from __future__ import annotations

from pathlib import Path

from bening.kernel.decree.draft import Severity
from bening.kernel.decree.xray import RULES
from bening.kernel.decree.xray.reference import SEVERITY_LABELS, render_rules

PAGE = Path(__file__).parents[4] / "docs" / "reference" / "rontgen.md"
RULES_TESTED = Path(__file__).parent / "rules"


def test_the_committed_page_equals_the_code() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_rules()


def test_codes_are_unique_and_each_has_its_test_file() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert {f"test_{code}.py" for code in codes} == {path.name for path in RULES_TESTED.glob("test_*.py")}


def test_every_card_is_filled_and_every_severity_has_a_word() -> None:
    assert all(rule.title and rule.looks_for.endswith(".") and rule.source for rule in RULES)
    assert set(SEVERITY_LABELS) == set(Severity)
