"""``/cari``: one box for everything; the results alone for htmx, the whole page for everybody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bening.foundation.kit.views import render
from bening.front.scopes import current_scope, scopes
from bening.front.search import find


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What goes by the words of ``?q=``, grouped, only where the person may see it."""
    query = request.GET.get("q", "").strip()[:100]
    found = find(query, scopes(request), current_scope(request))
    template = "front/search.html#results" if request.htmx else "front/search.html"  # type: ignore[attr-defined]
    shown = {"query": query, "groups": found.groups, "synonyms": found.synonyms, "marked": found.marked}
    return render(request, template, shown)
