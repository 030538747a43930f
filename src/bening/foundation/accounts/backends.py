"""Who may be signed in at all."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class Backend(AuthenticationBackend):
    """allauth's backend, which also ends the sessions of example people as soon as demo mode is off."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Active people; example people in demo mode only."""
        return super().user_can_authenticate(user) and (not user.is_demo or settings.DEMO_DATE is not None)
