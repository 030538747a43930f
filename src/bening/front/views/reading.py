"""Pages to read: the glossary and the help. Public, because a word may need explaining before one can sign in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bening.foundation.kit.views import render
from bening.front import help as help_pages
from bening.reference import glossary as words


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the product; ``?q=`` narrows them."""
    query = request.GET.get("q", "").strip()
    return render(request, "front/glossary.html", {"terms": words.find(query), "query": query})


@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """All pages of help by section, or those that hold the words of ``?q=``."""
    query = request.GET.get("q", "").strip()
    found = help_pages.pages(help_pages.folder())
    sections = [(name, [page for page in found if page.section == key]) for key, name in help_pages.SECTIONS.items()]
    shown = {
        "query": query,
        "hits": help_pages.search(found, query),
        "sections": [(name, pages) for name, pages in sections if pages],
    }
    return render(request, "front/help/index.html", shown)


@require_safe
def help_page(request: HttpRequest, section: str, slug: str) -> HttpResponse:
    """One page of help."""
    page = help_pages.page(help_pages.folder(), section, slug)
    if page is None:
        raise Http404
    return render(request, "front/help/page.html", {"page": page, "body": help_pages.rendered(page)})
