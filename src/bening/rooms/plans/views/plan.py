"""The plan page and the heat map."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.charts.heat import HeatCell, HeatRow
from bening.foundation.kit.charts.months import MonthCounts
from bening.foundation.kit.filters import address
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.rooms.plans import slots
from bening.rooms.plans.forms.filters import FilterForm
from bening.rooms.plans.forms.plans import ViewForm
from bening.rooms.plans.links import item_url, plan_url
from bening.rooms.plans.models import Item
from bening.rooms.plans.permissions import ASSIGN, EDIT_PLAN
from bening.rooms.plans.selectors.people import workers
from bening.rooms.plans.selectors.plan import (
    Overview,
    Row,
    Wanted,
    component_months,
    current_plan,
    items_of,
    overview,
    rows_of,
    saved_views,
    with_details,
)

PER_PAGE = 40
PER_MAP = 100
PER_TABLE = 20


def _filters(request: UnitRequest, numbers: Overview) -> FilterForm:
    sections = [part.section for part in numbers.parts]
    people = list(workers(request.unit, request.year))
    return FilterForm(request.GET, sections=sections, components=numbers.components, people=people)


def _months(request: UnitRequest, numbers: Overview) -> list[MonthCounts]:
    base = plan_url(request.unit, request.year)
    return [MonthCounts(month, numbers.months.get(month, {}), f"{base}?bulan={month}#butir") for month in range(1, 13)]


def plan(request: UnitRequest) -> HttpResponse:
    """Area → component → item, with progress, the year as a strip, filters in the address and bulk selection."""
    found = current_plan(request.unit, request.year)
    if found is None:
        return render(request, "plans/no_plan.html", {"may_edit": request.actor.may(EDIT_PLAN)})
    on = clock.today(request.unit)
    numbers = overview(found, on)
    filters = _filters(request, numbers)
    wanted = filters.wanted()
    count = numbers.items if wanted == Wanted() else None
    page = paginate(with_details(items_of(found, wanted, on)), request, per_page=PER_PAGE, count=count)
    rows = rows_of(page, on)
    context = {
        "plan": found,
        "numbers": numbers,
        "months": _months(request, numbers),
        "filters": filters,
        "wanted": wanted,
        "page": page,
        "rows": rows,
        "shares": slots.shares({row.item.pk: row.asks for row in rows}),
        "on": on,
        "may_assign": request.actor.may(ASSIGN),
        "may_edit": request.actor.may(EDIT_PLAN),
        "in_table": False,
        "views": saved_views(request.unit, request.user),
        "view_form": ViewForm(initial={"query": request.GET.urlencode()}),
    }
    return render(request, "plans/plan.html", context)


def table(request: UnitRequest) -> HttpResponse:
    """All columns of the decree, each cell edited in its place by who may."""
    found = current_plan(request.unit, request.year)
    if found is None:
        return render(request, "plans/no_plan.html", {"may_edit": request.actor.may(EDIT_PLAN)})
    on = clock.today(request.unit)
    filters = _filters(request, overview(found, on))
    wanted = filters.wanted()
    page = paginate(with_details(items_of(found, wanted, on)), request, per_page=PER_TABLE)
    context = {
        "plan": found,
        "filters": filters,
        "wanted": wanted,
        "page": page,
        "rows": rows_of(page, on),
        "on": on,
        "may_assign": request.actor.may(ASSIGN),
        "may_edit": request.actor.may(EDIT_PLAN),
        "in_table": True,
    }
    return render(request, "plans/table.html", context)


def _heat_row(request: UnitRequest, row: Row) -> HeatRow:
    url = item_url(request.unit, request.year, row.item.code)
    cells = {month: HeatCell(kind, f"{url}?masa={pk}") for month, (kind, pk) in row.by_month.items()}
    return HeatRow(row.item.code, row.item.indicator, cells, url)


def _component_rows(request: UnitRequest, items: QuerySet[Item], on: date) -> list[HeatRow]:
    base = plan_url(request.unit, request.year)
    return [
        HeatRow(
            f"{component.section.code}.{component.number}",
            component.name,
            {
                month: HeatCell(kind, f"{base}?komponen={component.pk}&bulan={month}", note)
                for month, (kind, note) in months.items()
            },
            f"{base}?komponen={component.pk}",
        )
        for component, months in component_months(items, on)
    ]


def heat(request: UnitRequest) -> HttpResponse:
    """Items by months in one picture, the same on paper."""
    found = current_plan(request.unit, request.year)
    if found is None:
        return render(request, "plans/no_plan.html", {"may_edit": request.actor.may(EDIT_PLAN)})
    on = clock.today(request.unit)
    numbers = overview(found, on)
    filters = _filters(request, numbers)
    wanted = filters.wanted()
    items = items_of(found, wanted, on)
    by_component = request.GET.get("baris") == "komponen"
    page = None if by_component else paginate(with_details(items), request, per_page=PER_MAP)
    rows = (
        _component_rows(request, items, on) if page is None else [_heat_row(request, row) for row in rows_of(page, on)]
    )
    context = {
        "filters": filters,
        "page": page,
        "rows": rows,
        "by_item": not by_component,
        "by_component": by_component,
        "item_rows_url": address(request, baris=None),
        "component_rows_url": address(request, baris="komponen"),
        "map_title": "Komponen per bulan" if by_component else "Butir per bulan",
        "map_head": "Komponen" if by_component else "Butir",
        "current": on.month if on.year == request.year else 0,
    }
    return render(request, "plans/heat.html", context)
