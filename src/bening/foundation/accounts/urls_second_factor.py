"""allauth's pages of the second factor, at allauth's own addresses.

``allauth.mfa.urls`` would load the passkey library, a tenth of a cold start, before anybody asks for one of them.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.module_loading import import_string


def page(route: str, view: str) -> URLPattern:
    """The address of ``allauth.mfa.<view>``, which is imported when it is first opened. Its name is allauth's too."""

    def opened(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return import_string(f"allauth.mfa.{view}")(request, **kwargs)

    return path(route, opened, name=f"mfa_{view.rsplit('.', 1)[1]}")


urlpatterns = [
    page("", "base.views.index"),
    page("authenticate/", "base.views.authenticate"),
    page("reauthenticate/", "base.views.reauthenticate"),
    page("totp/activate/", "totp.views.activate_totp"),
    page("totp/deactivate/", "totp.views.deactivate_totp"),
    page("recovery-codes/", "recovery_codes.views.view_recovery_codes"),
    page("recovery-codes/generate/", "recovery_codes.views.generate_recovery_codes"),
    page("recovery-codes/download/", "recovery_codes.views.download_recovery_codes"),
    page("webauthn/", "webauthn.views.list_webauthn"),
    page("webauthn/add/", "webauthn.views.add_webauthn"),
    page("webauthn/login/", "webauthn.views.login_webauthn"),
    page("webauthn/reauthenticate/", "webauthn.views.reauthenticate_webauthn"),
    page("webauthn/keys/<int:pk>/edit/", "webauthn.views.edit_webauthn"),
    page("webauthn/keys/<int:pk>/remove/", "webauthn.views.remove_webauthn"),
]
