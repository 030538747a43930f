"""Share links: made and taken back in the unit, opened by somebody without an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.files.responses import download
from bening.foundation.files.services import FileRefusedError
from bening.foundation.kit import clock
from bening.foundation.kit.views import render
from bening.rooms.evidence.forms.handover import CodeForm, ShareForm
from bening.rooms.evidence.models import ShareLink
from bening.rooms.evidence.policies import PolicyError
from bening.rooms.evidence.selectors.handover import links_of, open_link, shared_file, standing
from bening.rooms.evidence.services.sharing import code_fits, look, share_create, share_revoke
from bening.rooms.evidence.views.common import REFUSED, found, say, to

OPENED = "tautan-terbuka"


@never_cache
def shares(request: UnitRequest) -> HttpResponse:
    """The links of the year with every look through them, and the form to make one; its address is shown once."""
    form = ShareForm(request.POST or None, initial={"may_download": True, "days": "30"})
    address = ""
    if form.is_bound and form.is_valid():
        at = clock.now()
        try:
            _, token = share_create(by=request.actor, at=at, terms=form.terms(request.unit, at))
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            address = request.build_absolute_uri(reverse("share", kwargs={"token": token}))
            form = ShareForm(initial={"may_download": True, "days": "30"})
    context = {"links": links_of(request.unit, request.year), "address": address, "now": clock.now()}
    return render(request, "evidence/shares.html", context, form=form)


@require_POST
def revoke(request: UnitRequest, pk: int) -> HttpResponse:
    """End a link at once."""
    link = found(links_of(request.unit, request.year).filter(pk=pk).first())
    share_revoke(by=request.actor, at=clock.now(), link=link)
    say(request, f"Tautan untuk “{link.label}” dicabut.")
    return to(request, "shares")


def _link(token: str) -> ShareLink:
    link = open_link(token, clock.now())
    if link is None:
        raise Http404
    return link


def _is_open(request: HttpRequest, link: ShareLink) -> bool:
    return not link.code_hash or link.pk in request.session.get(OPENED, [])


def _agent(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "")


@never_cache
def share(request: HttpRequest, token: str) -> HttpResponse:
    """What the link shows: items in plan order with the evidence that stood for them. Each look is noted."""
    link = _link(token)
    if not _is_open(request, link):
        return _ask_code(request, link)
    if request.method == "POST":
        return HttpResponseRedirect(request.path)
    at = clock.now()
    look(link=link, at=at, what="Daftar bukti", agent=_agent(request))
    rows = list(standing(link.unit, link.year, link.as_of or at, area=link.area))
    context = {"link": link, "rows": rows, "token": token, "shown": sum(len(row.versions) for row in rows)}
    return render(request, "evidence/share.html", context)


def _ask_code(request: HttpRequest, link: ShareLink) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            if code_fits(link, form.cleaned_data["code"].strip()):
                request.session[OPENED] = [*request.session.get(OPENED, []), link.pk]
                return HttpResponseRedirect(request.path)
            form.add_error("code", "Kode ini tidak cocok. Periksa lagi, atau tanyakan kepada yang mengirim tautan.")
        except PolicyError as refusal:
            form.add_error("code", str(refusal))
    return render(request, "evidence/share_code.html", {"link": link}, form=form)


@never_cache
def share_file(request: HttpRequest, token: str, entry: int) -> HttpResponse | HttpResponseBase:
    """A file that the link shows, to be saved. Each look is noted."""
    link, at = _link(token), clock.now()
    if not _is_open(request, link):
        return HttpResponseRedirect(reverse("share", kwargs={"token": token}))
    kept = shared_file(link, entry, at) if link.may_download else None
    if kept is None:
        raise Http404
    try:
        answer = download(kept.file)
    except FileRefusedError as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("share", kwargs={"token": token}))
    look(link=link, at=at, what=f"Berkas {kept.file.name}", agent=_agent(request))
    return answer
