"""What every page needs besides its own content: the menu, the frame, the unit and year of the address.

Menu and frame are lazy: a fragment or a public page that does not show them asks the database nothing.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from bening.foundation.accounts.enums import Role
from bening.foundation.kit.nav import NavItem, Shell
from bening.foundation.notifications.selectors import unread_count
from bening.front.navigation import menu
from bening.front.scopes import Scope, current_scope, focus, scopes

ACCENT = "tirta"


def page(request: HttpRequest) -> dict[str, Any]:
    """``unit``, ``year``, ``nav``, ``shell`` and ``focus`` (the pinned unit) of every template context."""
    return {
        "unit": getattr(request, "unit", None),
        "year": getattr(request, "year", None),
        "nav": SimpleLazyObject(lambda: _nav(request)),
        "shell": SimpleLazyObject(lambda: _shell(request)),
        "focus": SimpleLazyObject(lambda: _focus(request)),
    }


def _signed_in(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def _focus(request: HttpRequest) -> Scope | None:
    return focus(request) if _signed_in(request) else None


def _nav(request: HttpRequest) -> list[NavItem]:
    if not _signed_in(request):
        return []
    return menu(request, current_scope(request))


def _shell(request: HttpRequest) -> Shell:
    footer = (NavItem("Glosarium", reverse("glossary"), ""), NavItem("Cara memakai", reverse("help:index"), ""))
    if not _signed_in(request):
        return Shell(login_url=reverse("account_login"), footer_links=footer)
    user = request.user
    scope = current_scope(request)
    return Shell(
        home_url=reverse("home"),
        scope_label=scope.label if scope else "",
        scopes=_switcher(request, scope),
        search_url=reverse("search"),
        search_query=request.GET.get("q", "") if _here(request) == "search" else "",
        bell_url=reverse("notifications:list"),
        bell_count=unread_count(user),  # type: ignore[arg-type]
        user_name=user.get_full_name(),  # type: ignore[union-attr]
        user_role=_roles(scope),
        user_links=(
            NavItem("Kalender di ponsel", reverse("calendar_feed_settings"), "calendar-clock"),
            NavItem("Surel harian", reverse("notifications:preference"), "mail"),
            NavItem("Profil saya", reverse("account_profile"), "user"),
            NavItem("Perangkat yang masuk", reverse("account_sessions"), "monitor"),
            NavItem("Keamanan akun", reverse("mfa_index"), "key-round"),
        ),
        logout_url=reverse("account_logout"),
        footer_links=footer,
        office_name=scope.unit.name if scope else "",
        accent=(scope.unit.accent if scope else "") or ACCENT,
    )


def _here(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _roles(scope: Scope | None) -> str:
    if scope is None:
        return ""
    return ", ".join(str(role.label) for role in Role if role in scope.roles)


def _switcher(request: HttpRequest, present: Scope | None) -> list[NavItem]:
    """The person's other units and years; nothing to switch where there is only one."""
    held = scopes(request)
    if len(held) < 2:
        return []
    here = (present.unit, present.year) if present else None
    return [
        NavItem(scope.label, scope.address("unit_summary"), "building-2", current=(scope.unit, scope.year) == here)
        for scope in held
    ]
