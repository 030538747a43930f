"""The one tag library, and the few helpers that every component shares."""

import zlib
from collections.abc import Mapping

from django import template
from django.template.context import BaseContext
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


def attributes(values: Mapping[str, object]) -> SafeString:
    """HTML attributes with a leading space; `True` is a bare attribute, `False`, `None` and "" are left out.

    Underscores in names become hyphens, so Python keywords can spell `aria_label` and `hx_get`.
    """
    pairs = [
        (name.rstrip("_").replace("_", "-"), value) for name, value in values.items() if value not in (False, None, "")
    ]
    return format_html_join(
        "", "{}", ((format_html(' {}="{}"', n, v) if v is not True else format_html(" {}", n),) for n, v in pairs)
    )


def classes(*names: object) -> str:
    """A class list of the names that are true."""
    return " ".join(str(name) for name in names if name)


def variant(base: str, value: str, known: tuple[str, ...]) -> str:
    """`base--value`, or `ValueError` when the value is not one of the known ones."""
    if value not in known:
        raise ValueError(f"{base}: {value!r} tidak dikenal; yang ada: {', '.join(known)}")
    return f"{base}--{value}"


def unique_id(context: BaseContext, prefix: str, words: object) -> str:
    """An id derived from the words, the same at every rendering, numbered when the words repeat on one page."""
    base = f"{prefix}-{zlib.crc32(str(words).encode()):08x}"
    seen = context.render_context.dicts[0].setdefault("kit_ids", {})
    seen[base] = seen.get(base, 0) + 1
    return base if seen[base] == 1 else f"{base}-{seen[base]}"


def block(content: str) -> SafeString:
    """The rendered inside of a block tag, which is already escaped."""
    return conditional_escape(SafeString(content.strip()))
