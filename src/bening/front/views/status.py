"""The probe for monitors and load balancers."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bening.front.health import health


@never_cache
@require_safe
def status(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """200 while pages can be served, 503 otherwise; the words are for people who read the probe."""
    now = health(timezone.now())
    told = {
        "status": "ok" if now.serves and now.worker_alive else "terganggu" if now.serves else "mati",
        "database": now.database,
        "migrations": now.migrations,
        "worker": now.worker_alive,
        "worker_seconds": now.worker_age,
        "virus_scan": now.scanning,
    }
    return JsonResponse(told, status=200 if now.serves else 503)
