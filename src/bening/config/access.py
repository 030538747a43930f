"""Who may open which address. Every view name stands in ``ACCESS``; what is missing there is not served.

Addresses under ``/satker/<unit>/<year>/`` act in one unit and year: the middleware loads both, finds the actor's
roles and answers 404 to whoever has none there (another unit's pages do not exist for them) and 403 with a sentence
to whoever lacks the permission.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import NotAllowed, Permission, actor_from
from bening.foundation.accounts.requests import UnitRequest, held_in
from bening.foundation.units.models import Unit


@dataclass(frozen=True, slots=True)
class Access:
    """The rule of one address. Exactly one of the flags, or a unit permission."""

    public: bool = False
    machine: bool = False
    """For other programs: the view stands behind ``foundation.machines.gate``, which asks for a key, no session."""
    signed_in: bool = False
    system_admin: bool = False
    demo_only: bool = False
    unit: Permission | None = None


PUBLIC = Access(public=True)
MACHINE = Access(machine=True)
SIGNED_IN = Access(signed_in=True)
SYSTEM_ADMIN = Access(system_admin=True)
DEMO_ONLY = Access(demo_only=True)


def in_unit(permission: Permission) -> Access:
    """The address acts in one unit and year and needs this permission there."""
    return Access(unit=permission)


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back here. A fragment asked for by htmx sends the whole page there instead."""
    if not request.headers.get("HX-Request"):
        return redirect_to_login(request.get_full_path())
    page = urlsplit(request.headers.get("HX-Current-URL", "/"))
    back = redirect_to_login(f"{page.path}?{page.query}" if page.query else page.path)
    return HttpResponse(headers={"HX-Redirect": back["Location"]})


class AccessMiddleware:
    """Applies ``bening.config.access_map.ACCESS`` before any view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Let the request through (None), send it to sign in, answer 403 with a sentence, or raise 404."""
        access = self._rule_of(request)
        if access.public or access.machine:
            return None
        if access.demo_only:
            if settings.DEMO_DATE is None:
                raise Http404
            return None
        if not request.user.is_authenticated:
            return sign_in_first(request)
        if access.system_admin and not cast(User, request.user).is_system_admin:
            raise Http404
        if access.unit is not None:
            try:
                self._enter_unit(cast(UnitRequest, request), access.unit, kwargs)
            except NotAllowed as refusal:  # Django gives process_exception only what a view raises
                return self.process_exception(request, refusal)
        return None

    @staticmethod
    def _rule_of(request: HttpRequest) -> Access:
        from bening.config.access_map import ACCESS

        name = request.resolver_match.view_name if request.resolver_match else ""
        if access := ACCESS.get(name):
            return access
        if settings.DEBUG:
            raise ImproperlyConfigured(f"The address {name!r} is not in ACCESS.")
        raise Http404

    @staticmethod
    def _enter_unit(request: UnitRequest, permission: Permission, kwargs: dict[str, Any]) -> None:
        code, held = kwargs.pop("unit"), held_in(request)
        own = next((row.unit for row in held if row.unit.code == code and row.unit.is_active), None)
        unit = own or Unit.objects.active().select_related("institution").filter(code=code).first()
        if unit is None:
            raise Http404
        timezone.activate(unit.time_zone)
        request.unit = unit
        request.year = kwargs.pop("year")
        request.actor = actor_from(held, request.user, unit, request.year)
        if not request.actor.roles:
            raise Http404
        request.actor.check(permission)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turns a refused permission into a 403 page that says who may."""
        if isinstance(exception, NotAllowed):
            from bening.front.errors import forbidden

            return forbidden(request, str(exception))
        return None
