"""The X-ray (Rontgen) of a plan draft: what is doubtful in it, where, and what to do.

Every rule is one module of ``rules`` with its card (``RULE``) and its ``check``; the order here is the order in which
findings are shown. Rules read the draft only: no clock, no network, no knowledge of any particular unit.
"""

from __future__ import annotations

from collections.abc import Callable

from bening.kernel.decree.draft import Finding, PlanDraft
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.rules import (
    ambiguous_deadline,
    blank_target,
    column_unsure,
    context_monthly,
    continuation_row,
    decree_date_close,
    duplicate_id,
    duplicate_row,
    empty_component,
    eselon_inconsistent,
    evidence_before_it_can_exist,
    evidence_mismatch,
    evidence_other_year,
    follow_up_not_after,
    foreign_region,
    foreign_unit,
    foreign_unit_legitimate,
    frequency_mismatch,
    front_loaded,
    garbled_cell,
    impossible_date,
    legal_basis,
    lke_ceiling,
    missing_year,
    near_duplicate_indicator,
    no_action,
    no_evidence,
    no_indicator,
    no_owner,
    numbering_over_rows,
    order_inversion,
    outside_plan_year,
    periodic_single_date,
    repeated_words,
    same_action,
    same_evidence,
    scope_text,
    section_title,
    spelling_mixed,
    target_spelling,
    target_unreadable,
    typo,
    year_inconsistent,
)

_MODULES = (
    foreign_unit,
    foreign_region,
    foreign_unit_legitimate,
    duplicate_row,
    continuation_row,
    duplicate_id,
    empty_component,
    column_unsure,
    no_indicator,
    no_action,
    no_evidence,
    no_owner,
    blank_target,
    target_unreadable,
    impossible_date,
    ambiguous_deadline,
    missing_year,
    outside_plan_year,
    target_spelling,
    frequency_mismatch,
    periodic_single_date,
    context_monthly,
    evidence_before_it_can_exist,
    order_inversion,
    follow_up_not_after,
    decree_date_close,
    front_loaded,
    lke_ceiling,
    evidence_mismatch,
    evidence_other_year,
    year_inconsistent,
    eselon_inconsistent,
    same_evidence,
    same_action,
    near_duplicate_indicator,
    numbering_over_rows,
    garbled_cell,
    section_title,
    scope_text,
    legal_basis,
    typo,
    spelling_mixed,
    repeated_words,
)

CHECKS: tuple[tuple[Rule, Callable[[PlanDraft], list[Finding]]], ...] = tuple(
    (module.RULE, module.check) for module in _MODULES
)
"""Every rule's card with its check, in the order of the findings."""

RULES: tuple[Rule, ...] = tuple(rule for rule, _ in CHECKS)
"""The cards alone, for the documentation and the page."""


def examine(draft: PlanDraft) -> list[Finding]:
    """All findings of all rules on a draft, in the order of the rules; a clean plan has none.

    The draft is not changed, and findings that its reader already stated (``draft.findings``) are not repeated here.
    """
    return [finding for _, check in CHECKS for finding in check(draft)]


__all__ = ["CHECKS", "RULES", "Rule", "examine"]
