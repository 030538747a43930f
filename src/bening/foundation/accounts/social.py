"""Signing in with the institution's own account (OIDC): it opens existing accounts and never makes new ones."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from bening.foundation.accounts.selectors import active_user_by_email


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Matches by an e-mail address that the provider has verified."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Open the account with the same verified address, or say why there is none.

        Nothing is stored about the provider's account: every sign-in is matched anew, so a GET stays without writes.
        """
        if sociallogin.is_existing:
            return
        verified = [address.email for address in sociallogin.email_addresses if address.verified]
        for email in verified:
            if user := active_user_by_email(email):
                sociallogin.user = user
                return
        reason = (
            f"Belum ada akun Bening untuk {verified[0]}. Minta administrator satuan kerja mengundang Anda."
            if verified
            else "Penyedia akun instansi belum memastikan alamat surel Anda. Masuk dengan kata sandi."
        )
        raise self._back_to_sign_in(request, reason)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Whatever failed between the provider and us ends on the sign-in page with a sentence."""
        raise self._back_to_sign_in(
            request, "Masuk dengan akun instansi tidak berhasil. Coba sekali lagi, atau masuk dengan kata sandi."
        )

    @staticmethod
    def _back_to_sign_in(request: HttpRequest, sentence: str) -> ImmediateHttpResponse:
        messages.error(request, sentence)
        return ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))
