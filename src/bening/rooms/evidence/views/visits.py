"""What somebody with a share link sees, without an account: the list, a file page by page, a file to be saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from bening.foundation.files.responses import download_for_others, page_picture
from bening.foundation.files.services import FileRefusedError
from bening.foundation.kit import clock
from bening.foundation.kit.views import found, render
from bening.rooms.evidence.forms.handover import CodeForm
from bening.rooms.evidence.models import ShareLink, VersionFile
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.handover import open_link, standing
from bening.rooms.evidence.selectors.looking import beside
from bening.rooms.evidence.selectors.visits import by_section, shared_file
from bening.rooms.evidence.services.sharing import code_fits, look
from bening.rooms.evidence.views.viewer import Addresses, page_number, viewer_of

OPENED = "tautan-terbuka"
GAPS = "belum"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request through a link that holds; ``is_open`` once the code was told."""

    request: HttpRequest
    token: str
    link: ShareLink
    at: datetime

    @property
    def is_open(self) -> bool:
        return not self.link.code_hash or self.link.pk in self.request.session.get(OPENED, [])

    @property
    def list_url(self) -> str:
        return reverse("share", kwargs={"token": self.token})

    def note(self, what: str, entry: VersionFile | None = None) -> None:
        look(link=self.link, at=self.at, what=what, entry=entry, agent=self.request.headers.get("User-Agent", ""))

    def entry(self, pk: int) -> VersionFile:
        return found(shared_file(self.link, pk, self.at))

    def addresses(self) -> Addresses:
        """Where the link's files are looked at; saved only where the link allows it."""

        def at(name: str, one: VersionFile, **more: object) -> str:
            return reverse(name, kwargs={"token": self.token, "entry": one.pk, **more})

        return Addresses(
            look=lambda one: at("share_look", one),
            page=lambda one, number: at("share_preview", one, number=number),
            save=lambda one: at("share_file", one) if self.link.may_download else "",
        )


def unlisted(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """What a link shows is kept by no browser and listed by no search engine."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: object) -> HttpResponseBase:
        response = view(request, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return never_cache(answer)


def _visit(request: HttpRequest, token: str) -> Visit:
    at = clock.now()
    return Visit(request, token, found(open_link(token, at)), at)


@unlisted
def share(request: HttpRequest, token: str) -> HttpResponse:
    """Items in plan order with the evidence that stood for them. Each look is noted."""
    visit = _visit(request, token)
    link = visit.link
    if not visit.is_open:
        return _ask_code(visit)
    if request.method == "POST":
        return HttpResponseRedirect(request.path)
    visit.note("Daftar bukti")
    rows = list(standing(link.unit, link.year, link.as_of or visit.at, area=link.area))
    only_gaps = request.GET.get("tampil") == GAPS
    proven = sum(bool(row.versions) for row in rows)
    sections = by_section(rows, only_gaps=only_gaps)
    context = {
        "link": link,
        "token": token,
        "sections": sections,
        "only_gaps": only_gaps,
        "all_shown": not only_gaps,
        "items": len(rows),
        "proven": proven,
        "gaps": len(rows) - proven,
    }
    return render(request, "evidence/share.html", context)


def _ask_code(visit: Visit) -> HttpResponse:
    request, link = visit.request, visit.link
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            code, agent = form.cleaned_data["code"].strip(), request.headers.get("User-Agent", "")
            if code_fits(link=link, code=code, at=visit.at, agent=agent):
                request.session[OPENED] = [*request.session.get(OPENED, []), link.pk]
                return HttpResponseRedirect(request.path)
            form.add_error("code", "Kode ini tidak cocok. Periksa lagi, atau tanyakan kepada yang mengirim tautan.")
        except PolicyError as refusal:
            form.add_error("code", str(refusal))
    return render(request, "evidence/share_code.html", {"link": link}, form=form)


@unlisted
def share_look(request: HttpRequest, token: str, entry: int) -> HttpResponse:
    """One file to be read here, without what it says of its maker. Each look is noted."""
    visit = _visit(request, token)
    if not visit.is_open:
        return HttpResponseRedirect(visit.list_url)
    kept = visit.entry(entry)
    number = page_number(request)
    viewer = viewer_of(kept, beside(kept), visit.addresses(), number=number, with_text=True)
    visit.note(f"Lihat {kept.file.name}", kept)
    context = {"link": visit.link, "token": token, "version": kept.version, "viewer": viewer}
    return render(request, "evidence/share_look.html", context)


@unlisted
def share_preview(request: HttpRequest, token: str, entry: int, number: int) -> HttpResponse:
    """One page as a picture; 404 where there is nothing to see. Each look is noted."""
    visit = _visit(request, token)
    if not visit.is_open:
        raise Http404
    kept = visit.entry(entry)
    try:
        response = page_picture(kept.file, number)
    except FileRefusedError as refusal:
        raise Http404(str(refusal)) from refusal
    visit.note(f"Halaman {number} dari {kept.file.name}", kept)
    response["Cache-Control"] = "private, no-store"
    return response


@unlisted
def share_file(request: HttpRequest, token: str, entry: int) -> HttpResponse | HttpResponseBase:
    """A file to be saved, without a photo's place and time. Each look is noted."""
    visit = _visit(request, token)
    if not visit.is_open:
        return HttpResponseRedirect(visit.list_url)
    if not visit.link.may_download:
        raise Http404
    kept = visit.entry(entry)
    try:
        answer = download_for_others(kept.file)
    except FileRefusedError as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(visit.list_url)
    visit.note(f"Unduh {kept.file.name}", kept)
    return answer
