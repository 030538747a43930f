"""Icons from the sprite that tools/build_frontend.mjs makes out of icons.txt."""

from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ._library import register, variant

SPRITE = "built/icons.svg"
LIST_FILE = Path(__file__).parent.parent / "icons.txt"


@cache
def icon_names() -> frozenset[str]:
    """The names that the sprite holds."""
    return frozenset(LIST_FILE.read_text(encoding="utf-8").split())


@register.simple_tag
def icon(name: str, *, label: str = "", size: str = "m") -> SafeString:
    """One icon: decoration without `label`, a picture with that name with it; `size` is s, m, l or xl.

    Raises `ValueError` for a name that icons.txt does not list, since the sprite would show nothing.
    """
    if name not in icon_names():
        raise ValueError(f"ikon {name!r} tidak ada dalam kit/icons.txt; tambahkan namanya lalu bangun ulang")
    css = f"icon {variant('icon', size, ('s', 'm', 'l', 'xl'))}"
    href = f"{static(SPRITE)}#{name}"
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>', css, label, href)
    return format_html('<svg class="{}" aria-hidden="true" focusable="false"><use href="{}"/></svg>', css, href)


def optional_icon(name: str, *, size: str = "m") -> SafeString:
    """The icon, or nothing for an empty name."""
    return icon(name, size=size) if name else SafeString("")
