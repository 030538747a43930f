"""Words of deadlines in templates, and the list of a case's clocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from bening.foundation.deadlines.enums import Measure, Standing
from bening.foundation.deadlines.models import DeadlineRule
from bening.foundation.deadlines.selectors.faces import Face
from bening.foundation.kit.components.status import tag
from bening.foundation.kit.formats import long_date, month_name

register = template.Library()
TONES = {Standing.VERIFIED: "good", Standing.CORROBORATED: "info", Standing.RECALLED: "warn"}
ICONS = {Standing.VERIFIED: "badge-check", Standing.CORROBORATED: "info", Standing.RECALLED: "circle-help"}


@register.simple_tag
def length_words(rule: DeadlineRule) -> str:
    """ "30 hari kerja", "72 jam", "setiap 31 Desember"."""
    if rule.measure == Measure.FIXED_DATE:
        return f"setiap {rule.day} {month_name(rule.month)}"
    return f"{rule.amount} {Measure(rule.measure).label}"


@register.simple_tag
def validity(rule: DeadlineRule) -> str:
    """ "sejak 20 Januari 2026", "sampai 19 Januari 2026", "tanpa batas tanggal"."""
    parts = [f"sejak {long_date(rule.valid_from)}"] if rule.valid_from else []
    parts += [f"sampai {long_date(rule.valid_to)}"] if rule.valid_to else []
    return " ".join(parts) or "tanpa batas tanggal"


@register.simple_tag
def standing(row: Any) -> SafeString:
    """How well a rule or a day is known, as a tag with an icon."""
    known = Standing(row.standing)
    return tag(known.label.capitalize(), tone=TONES[known], icon=ICONS[known])


@register.inclusion_tag("deadlines/clocks.html")
def clocks(faces: Sequence[Face]) -> dict[str, Any]:
    """The clocks of a case: state, the day that is counted, the last day, and the clause; the tightest first."""
    return {"faces": faces}
