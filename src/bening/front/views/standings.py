"""The LKE of many units side by side, for supervisors, inspectors and assessors: as a list, as a map, as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bening.foundation.accounts.enums import Area
from bening.foundation.documents.csv import csv_bytes
from bening.foundation.files.responses import made_file
from bening.foundation.kit import clock
from bening.foundation.kit.filters import SORT_PARAM
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.foundation.units.enums import UnitKind
from bening.front.scopes import scopes, supervised_years
from bening.front.selectors import supervised_units
from bening.front.standings import COLUMNS, StandingRow, StandingsFilter, bands, rows_of, table, totals
from bening.front.supervision import chosen_year

PER_PAGE = 40
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _read(request: HttpRequest) -> tuple[int, StandingsFilter, list[StandingRow]]:
    """The chosen year, the filters and every row that passes; 404 for who supervises nobody."""
    held = scopes(request)
    years = supervised_years(held)
    if not years:
        raise Http404
    year = chosen_year(request.GET.get("tahun", ""), years, clock.today().year)
    units = supervised_units(held, year)
    form = StandingsFilter(request.GET, provinces=units.filter(kind=UnitKind.PROVINCE), years=years)
    return year, form, rows_of(units, year, sort=request.GET.get(SORT_PARAM, ""), form=form)


@require_safe
def standings(request: HttpRequest) -> HttpResponse:
    """Where every unit below the person's own stands on its way to the predicate."""
    year, form, rows = _read(request)
    page = paginate(rows, request, per_page=PER_PAGE)
    shown = {"page": page, "totals": totals(rows), "bands": bands(rows), "form": form, "chosen": year}
    return render(request, "front/standings.html", shown)


@require_safe
def standings_map(request: HttpRequest) -> HttpResponse:
    """The six areas of every unit: which minimum each of them reaches."""
    year, form, rows = _read(request)
    page = paginate(rows, request, per_page=PER_PAGE)
    shown = {"page": page, "form": form, "chosen": year, "areas": list(Area)}
    return render(request, "front/standings_map.html", shown)


@require_safe
def standings_file(request: HttpRequest, ending: str) -> HttpResponse:
    """Every row that passes the filters, as CSV or XLSX."""
    year, _, rows = _read(request)
    name, heads = f"nilai-lke-{year}.{ending}", [column.heading for column in COLUMNS]
    if ending == "csv":
        return made_file(csv_bytes([heads, *table(rows)]), name=name, media_type="text/csv; charset=utf-8")
    if ending == "xlsx":
        from bening.front.standings_book import standings_book  # openpyxl is wanted only here

        return made_file(standings_book(table(rows), year), name=name, media_type=XLSX)
    raise Http404
