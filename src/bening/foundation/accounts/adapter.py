"""How allauth behaves here: no open sign-up, Indonesian words, sessions that know their device."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Closed sign-up: accounts come from invitations and from ``bening`` commands."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
