"""Tags that only the page frames use."""

from django.template.context import BaseContext
from django.utils.safestring import SafeString

from ..nav import Shell
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
    return attributes({"data_theme": theme in THEMES and theme, "data_accent": frame_shell(context).accent})


@register.simple_tag(takes_context=True)
def frame_shell(context: BaseContext) -> Shell:
    """The `shell` of the context, or an empty one where no context processor gave it: `{% frame_shell as shell %}`."""
    return context.get("shell") or Shell()


@register.simple_tag(takes_context=True)
def error_prefix(context: BaseContext) -> str:
    """ "Galat: " when the page's form came back with errors, for the title that screen readers hear first."""
    form = context.get("form")
    return "Galat: " if getattr(form, "is_bound", False) and form.errors else ""
