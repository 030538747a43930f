"""The gate before every address for programs: ``@machine(Operation(…))``.

What passes it carries a key that is valid, allowed from where it came, below its limit and open for the scope. The view
gets ``request.machine``. Every call with a known key leaves one line in the key's log, also a refused one; of the calls
above the limit only the first of a minute does, so that nobody fills the disk.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, cast

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from bening.foundation.accounts.addresses import client_address
from bening.foundation.kit import clock
from bening.foundation.machines import selectors
from bening.foundation.machines.answers import MESSAGES, Refused, failure
from bening.foundation.machines.models import ApiKey
from bening.foundation.machines.networks import covers
from bening.foundation.machines.operations import Operation
from bening.foundation.machines.policies import check_opens
from bening.foundation.machines.services import call_note
from bening.foundation.units.models import Unit
from bening.foundation.workflow.policy import PolicyError

logger = logging.getLogger(__name__)
P = ParamSpec("P")
METHODS = ("GET", "HEAD")
REALM = 'Bearer realm="Bening"'
NO_UNIT = "Satuan kerja ini tidak ada dalam jangkauan kunci."


@dataclass(slots=True)
class Machine:
    """As what a call acts: its key, the moment, and the values of its query."""

    key: ApiKey
    at: datetime
    values: dict[str, Any] = field(default_factory=dict)
    asked: str = ""
    """The code of the unit that was asked for last, for the log."""

    def units(self) -> QuerySet[Unit]:
        """The active units in reach, by code."""
        return selectors.units_in_reach(self.key)

    def unit_in_reach(self, code: str) -> Unit:
        """The unit with this code. Raises Refused (404) for one that is not in reach, whether or not it exists."""
        self.asked = code
        unit = selectors.unit_in_reach(self.key, code)
        if unit is None:
            raise Refused(404, NO_UNIT)
        return unit


class MachineRequest(HttpRequest):
    """A call that passed the gate."""

    machine: Machine


class Served(Protocol):
    """A view with its gate."""

    operation: Operation

    def __call__(self, request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponse: ...


def machine(operation: Operation) -> Callable[[Callable[Concatenate[MachineRequest, P], HttpResponse]], Served]:
    """Puts a view behind the gate; whatever goes wrong is answered in the one form of errors."""

    def decorate(view: Callable[Concatenate[MachineRequest, P], HttpResponse]) -> Served:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            def served() -> HttpResponse:
                return view(cast(MachineRequest, request), *args, **kwargs)

            return in_form(lambda: _visit(request, operation, served))

        guarded.operation = operation  # type: ignore[attr-defined]
        return cast(Served, csrf_exempt(guarded))

    return decorate


def in_form(serve: Callable[[], HttpResponse]) -> HttpResponse:
    """What a call is answered with, errors and accidents included."""
    try:
        return serve()
    except Refused as refused:
        return failure(refused)
    except Http404:
        return failure(Refused(404))
    except PolicyError as refusal:
        return failure(Refused(422, str(refusal)))
    except Exception:
        logger.exception("a call of another program failed")
        return failure(Refused(500))


def _visit(request: HttpRequest, operation: Operation, serve: Callable[[], HttpResponse]) -> HttpResponse:
    acting = Machine(_key_of(request), clock.now())
    recent = selectors.recent_calls(acting.key, acting.at)
    cast(MachineRequest, request).machine = acting
    address = client_address(request)

    def let_in() -> HttpResponse:
        _check_limit(acting, recent)
        _check_key(acting, address, operation)
        if request.method not in METHODS:
            raise Refused(405, headers={"Allow": ", ".join(METHODS)})
        acting.values = operation.values_of(request.GET.dict())
        return serve()

    response = in_form(let_in)
    if response.status_code != selectors.TOO_MANY or not recent.turned_away:
        call_note(
            key=acting.key,
            at=acting.at,
            view=request.resolver_match.view_name if request.resolver_match else "",
            unit_code=acting.asked,
            status=response.status_code,
            address=address,
        )
    return response


def _key_of(request: HttpRequest) -> ApiKey:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.casefold() != "bearer":
        raise Refused(401, headers={"WWW-Authenticate": REALM})
    return selectors.key_behind(secret.strip()) or _unknown()


def _unknown(sentence: str = "") -> ApiKey:
    raise Refused(401, sentence, {"WWW-Authenticate": f'{REALM}, error="invalid_token"'})


def _check_limit(acting: Machine, recent: selectors.Recent) -> None:
    if recent.first is None or recent.let_through < acting.key.rate_limit:
        return
    seconds = math.ceil((recent.first + selectors.WINDOW - acting.at).total_seconds())
    raise Refused(429, MESSAGES[429], {"Retry-After": str(max(seconds, 1))})


def _check_key(acting: Machine, address: str, operation: Operation) -> None:
    try:
        check_opens(acting.key, acting.at)
    except PolicyError as refusal:
        _unknown(str(refusal))
    if not covers(acting.key.networks, address):
        raise Refused(403, "Kunci ini tidak boleh dipakai dari alamat jaringan Anda.")
    if not acting.key.opens(operation.scope):
        label = operation.scope.label if operation.scope else ""
        raise Refused(403, f"Kunci ini tidak mencakup “{label}” ({operation.scope}).")
