"""Where an assessor begins: all units that she judges."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bening.foundation.accounts.requests import held_in
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.rooms.assessment.forms.desk import UnitsFilter
from bening.rooms.assessment.selectors.judged_units import (
    judged_units,
    judging_of,
    judging_years,
    progress_of,
    provinces_in,
)

PER_PAGE = 40


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The units of one year with phase, progress, findings and days waiting; somebody who judges none reads so."""
    held = held_in(request)
    years = judging_years(held)
    if not years:
        return render(request, "assessment/units_none.html")
    wanted = request.GET.get("tahun", "")
    this_year = clock.today().year
    year = next((one for one in years if str(one) == wanted), this_year if this_year in years else years[0])
    judging = judging_of(held, year)
    form = UnitsFilter(request.GET, provinces=provinces_in(judging))
    found = judged_units(judging, form.wanted())
    page = paginate(found.rows, request, per_page=PER_PAGE)
    context = {
        "found": found,
        "page": page,
        "rows": progress_of(list(page), clock.today()),
        "form": form,
        "years": [(str(one), one == year) for one in years],
        "chosen": year,
    }
    return render(request, "assessment/units.html", context)
