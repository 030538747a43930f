"""What a person just did, kept in her session for ten minutes so that one press takes it back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from bening.foundation.accounts.requests import UnitRequest
from bening.foundation.kit import clock

FOR = timedelta(minutes=10)


def remember(request: UnitRequest, key: str, sentence: str, what: Any) -> None:
    """Keep ``what`` (JSON) to be taken back, with the sentence that tells of it."""
    place = [request.unit.code, request.year]
    request.session[key] = {"at": clock.now().isoformat(), "place": place, "sentence": sentence, "what": what}


def remembered(request: UnitRequest, key: str) -> dict[str, Any] | None:
    """What was done in this unit and year within ten minutes; None for nothing."""
    kept: dict[str, Any] | None = request.session.get(key)
    if kept is None or kept["place"] != [request.unit.code, request.year]:
        return None
    return kept if clock.now() - datetime.fromisoformat(kept["at"]) <= FOR else None


def forget(request: UnitRequest, key: str) -> None:
    """It was taken back."""
    request.session.pop(key, None)
