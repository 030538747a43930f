"""Database sessions that know their user, so that a person can list and end them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

SEEN_EVERY = timedelta(minutes=10)
"""How exactly "last used" is kept: a write per request would cost more than it tells."""


class SessionStore(DatabaseStore):
    """Django's database store over ``accounts.Session``. Its clock is the machine's own, like that of expiry."""

    @classmethod
    def get_model_class(cls) -> type:
        from bening.foundation.accounts.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """A row that also names the signed-in user and the device (set by the sign-in view's adapter)."""
        session = super().create_model_instance(data)
        user = data.get(SESSION_KEY)
        session.user_id = int(user) if user else None
        session.device = str(data.get("device", ""))[:160]
        return session

    def _get_session_from_db(self) -> Any:
        session = super()._get_session_from_db()
        now = timezone.now()
        if session and session.seen_at < now - SEEN_EVERY:
            self.model.objects.filter(pk=session.pk).update(seen_at=now)
        return session
