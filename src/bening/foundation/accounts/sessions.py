"""Database sessions that know their user, so that a person can list and end them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone


class SessionStore(DatabaseStore):
    """Django's database store over ``accounts.Session``."""

    @classmethod
    def get_model_class(cls) -> type:
        from bening.foundation.accounts.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """A row that also names the signed-in user and the device (set by the sign-in view's adapter)."""
        started_at = data.setdefault("started_at", timezone.now().isoformat())
        session = super().create_model_instance(data)
        session.started_at = datetime.fromisoformat(started_at)
        user = data.get(SESSION_KEY)
        session.user_id = int(user) if user else None
        session.device = str(data.get("device", ""))[:160]
        return session
