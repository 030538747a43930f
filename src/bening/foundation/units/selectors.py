"""Reading the tree of units."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from bening.foundation.units.models import Institution, Unit


def unit_of(code: str) -> Unit | None:
    """The unit with this code, active or not."""
    return Unit.objects.select_related("institution", "parent").filter(code=code).first()


def children(unit: Unit) -> QuerySet[Unit]:
    """Active units directly below."""
    return Unit.objects.active().filter(parent=unit).order_by("name")


def ancestors(unit: Unit) -> list[Unit]:
    """The units above, from the top; the unit itself is not among them."""
    return list(Unit.objects.above(unit).exclude(pk=unit.pk))[::-1]


def search(words: str = "") -> QuerySet[Unit]:
    """Units whose name or code has every one of the words, in the order of the tree; all of them for no words."""
    rows = Unit.objects.select_related("institution", "parent").order_by("lineage")
    for word in words.split():
        rows = rows.filter(Q(name__icontains=word) | Q(code__icontains=word))
    return rows


def institutions() -> QuerySet[Institution]:
    """All institutions by name."""
    return Institution.objects.order_by("name")
