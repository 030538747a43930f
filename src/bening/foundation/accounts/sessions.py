"""Database sessions that know their user, so that a person can list and end them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """Django's database store over ``accounts.Session``."""

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
