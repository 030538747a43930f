"""Units side by side, for supervisors, inspectors and assessors."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bening.foundation.accounts.enums import Area
from bening.foundation.kit import clock
from bening.foundation.kit.filters import SORT_PARAM
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.foundation.units.enums import UnitKind
from bening.front.scopes import scopes, supervised_years
from bening.front.selectors import supervised_units
from bening.front.supervision import SupervisionFilter, chosen_year, rows_of, totals

PER_PAGE = 40


@require_safe
def supervision(request: HttpRequest) -> HttpResponse:
    """All units below the person's own, with progress by area, lateness, and what waits."""
    held = scopes(request)
    years = supervised_years(held)
    if not years:
        raise Http404
    year = chosen_year(request.GET.get("tahun", ""), years, clock.today().year)
    units = supervised_units(held, year)
    form = SupervisionFilter(request.GET, provinces=units.filter(kind=UnitKind.PROVINCE))
    rows = rows_of(list(form.narrowed(units)), year, clock.today(), sort=request.GET.get(SORT_PARAM, ""), form=form)
    page = paginate(rows, request, per_page=PER_PAGE)
    shown = {
        "page": page,
        "totals": totals(rows),
        "form": form,
        "years": [(str(one), one == year) for one in years],
        "chosen": year,
        "areas": list(Area),
    }
    return render(request, "front/supervision.html", shown)
