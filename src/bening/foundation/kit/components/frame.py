"""Tags that only the page frames use."""

from django.template.context import BaseContext
from django.utils.safestring import SafeString

from ._library import attributes, register

THEME_COOKIE = "tema"
THEMES = ("light", "dark")


@register.simple_tag(takes_context=True)
def look(context: BaseContext) -> SafeString:
    """The attributes of `<html>` for the unit's accent and the theme that the reader chose (a cookie that kit.js sets).

    Without a choice the theme follows the reader's system.
    """
    request = context.get("request")
    theme = request.COOKIES.get(THEME_COOKIE, "") if request else ""
    shell = context.get("shell")
    return attributes({"data_theme": theme in THEMES and theme, "data_accent": getattr(shell, "accent", "tirta")})


@register.simple_tag(takes_context=True)
def error_prefix(context: BaseContext) -> str:
    """ "Galat: " when the page's form came back with errors, for the title that screen readers hear first."""
    form = context.get("form")
    return "Galat: " if getattr(form, "is_bound", False) and form.errors else ""
