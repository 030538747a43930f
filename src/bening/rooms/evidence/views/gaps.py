"""The page of what is there and what is missing."""

from __future__ import annotations

from django.http import HttpResponse

from bening.foundation.accounts.enums import Area
from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock
from bening.foundation.kit.pagination import paginate
from bening.foundation.kit.views import render
from bening.rooms.evidence.selectors import gaps as selectors

PER_PAGE = 50
FIRST = 100
"""How many items that are behind stand on the page; ``?semua=1`` shows all of them."""


def gaps(request: UnitRequest) -> HttpResponse:
    """Completeness by area and component, the items that are behind, and evidence that does not quite fit."""
    area = request.GET.get("area", "")
    chosen = area if area in Area.values else ""
    on = clock.today(request.unit)
    found = selectors.gaps(request.unit, request.year, on, area=chosen)
    flagged = selectors.flagged(request.unit, request.year, area=chosen)
    behind = found.total.behind
    shown = behind if request.GET.get("semua") else behind[:FIRST]
    context = {
        "gaps": found,
        "behind": shown,
        "hidden": len(behind) - len(shown),
        "all_url": f"?area={chosen}&semua=1" if chosen else "?semua=1",
        "flagged": paginate(flagged, request, per_page=PER_PAGE),
        "tabs": [
            ("Semua", request.path, not chosen),
            *((str(label), f"?area={value}", value == chosen) for value, label in Area.choices),
        ],
        "on": on,
    }
    return render(request, "evidence/gaps.html", context)
