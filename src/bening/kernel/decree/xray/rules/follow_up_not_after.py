"""A follow-up is due on or before the evaluation it follows, or there are fewer follow-ups than evaluations."""

from __future__ import annotations

from bening.kernel.decree.draft import Component, Finding, Item, PlanDraft, Severity
from bening.kernel.decree.xray.cells import month_names
from bening.kernel.decree.xray.likeness import jaccard
from bening.kernel.decree.xray.rule import Rule
from bening.kernel.decree.xray.stages import follows_evaluation, is_evaluation, same_thing, subject_of

RULE = Rule(
    code="follow_up_not_after",
    title="Tindak lanjut tidak sesudah evaluasinya",
    severity=Severity.HIGH,
    looks_for=(
        "Tindak lanjut hasil evaluasi yang jatuh tempo pada atau sebelum tanggal evaluasinya dalam komponen yang "
        "sama, atau yang "
        "lebih sedikit daripada evaluasinya."
    ),
    source="Urutan evaluasi – tindak lanjut pada LKE (Lampiran III PermenPANRB 90/2021)",
)


def check(draft: PlanDraft) -> list[Finding]:
    """One finding per evaluation and its follow-up."""
    return [finding for component in draft.components() for finding in _in_component(component)]


def _in_component(component: Component) -> list[Finding]:
    dated = [item for item in component.items if item.schedule.occurrences]
    evaluations = [item for item in dated if is_evaluation(item)]
    findings = []
    for follow_up in filter(follows_evaluation, dated) if evaluations else ():
        evaluation = max(
            evaluations, key=lambda item: jaccard(subject_of(item.indicator), subject_of(follow_up.indicator))
        )
        problem = _problem(evaluation, follow_up) if same_thing(evaluation, follow_up) else ""
        if problem:
            findings.append(RULE.finding(problem, [evaluation, follow_up]))
    return findings


def _problem(evaluation: Item, follow_up: Item) -> str:
    evaluated = sorted(occurrence.due for occurrence in evaluation.schedule.occurrences)
    followed = sorted(occurrence.due for occurrence in follow_up.schedule.occurrences)
    if followed[0] <= evaluated[0]:
        return (
            f"Evaluasi {evaluation.id} ({month_names(evaluated)}) dan tindak lanjutnya {follow_up.id} "
            f"({month_names(followed)}): "
            "tindak lanjut tidak mungkin selesai pada atau sebelum tanggal evaluasinya. Undurkan targetnya."
        )
    if len(followed) < len(evaluated):
        return (
            f"{evaluation.id} mengevaluasi {len(evaluated)} kali ({month_names(evaluated)}), tetapi {follow_up.id} "
            f"menindaklanjuti {len(followed)} kali ({month_names(followed)}). Tambahkan tindak lanjut untuk tiap "
            "evaluasi."
        )
    return ""
