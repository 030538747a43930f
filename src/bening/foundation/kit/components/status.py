"""Short marks inside a line: states, tags, progress, people, due dates."""

import datetime as dt
from decimal import Decimal

from django.template.context import BaseContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .. import formats
from ..clock import today
from ..states import state_of
from ._library import classes, register, variant
from .icons import icon, optional_icon

SOON_DAYS = 7
TONES = ("neutral", "info", "good", "warn", "bad", "violet", "accent")


@register.simple_tag
def state(kind: str, word: str = "", *, plain: bool = False) -> SafeString:
    """A state as word, icon and border pattern; `kind` is one of states.STATES, `word` replaces its own word.

    `plain` drops the frame, for the quiet end of a task list (GOV.UK: what is finished does not shout).
    """
    look = state_of(kind)
    css = classes("state", f"state--{kind}", f"tone-{look.tone}", plain and "state--plain")
    return format_html('<span class="{}">{}{}</span>', css, icon(look.icon, size="s"), word or look.word)


@register.simple_tag
def tag(word: str, *, tone: str = "neutral", icon: str = "") -> SafeString:
    """A small label for a kind or a category; not for states."""
    return format_html(
        '<span class="tag {}">{}{}</span>', variant("tone", tone, TONES).replace("--", "-"),
        optional_icon(icon, size="s"), word,
    )  # fmt: skip


@register.simple_tag
def progress(value: Decimal | float, total: Decimal | float, *, label: str, noun: str = "") -> SafeString:
    """A bar with its numbers: "12 dari 40 tindakan · 30%". Rounded down, so that 100% is all of it; no total is 0%."""
    share = min(max(Decimal(str(value)) / Decimal(str(total)), Decimal(0)), Decimal(1)) * 100 if total else Decimal(0)
    numbers = f"{formats.number(value)} dari {formats.number(total)}{' ' + noun if noun else ''}"
    return format_html(
        '<div class="progress"><div class="progress__head"><span>{}</span><span class="progress__numbers">{} · '
        '<b>{}%</b></span></div><svg class="progress__bar" aria-hidden="true"><rect class="track" width="100%" '
        'height="100%" rx="4"/><rect class="fill" width="{}%" height="100%" rx="4"/></svg></div>',
        label, numbers, int(share), f"{share:.2f}",
    )  # fmt: skip


@register.simple_tag
def person(name: str, *, role: str = "", url: str = "") -> SafeString:
    """A person with a mark of initials; nobody yet shows as "Belum ada"."""
    if not name:
        return format_html('<span class="person person--none">{}Belum ada</span>', icon("user", size="s"))
    words = format_html('<a href="{}">{}</a>', url, name) if url else format_html("<span>{}</span>", name)
    tail = format_html(' <span class="muted">{}</span>', role) if role else ""
    return format_html(
        '<span class="person"><span class="person__mark" aria-hidden="true">{}</span><span>{}{}</span></span>',
        formats.initials(name), words, tail,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def due(
    context: BaseContext, date: dt.date | None, *, on: dt.date | None = None, done: bool = False, prefix: str = ""
) -> SafeString:
    """A due date and how it stands on the day `on`; what is `done` shows the date alone.

    Without `on` it is today, in the time zone of the `unit` of the context.
    """
    if date is None:
        return format_html('<span class="muted">{}</span>', "Tanpa tenggat")
    lead = f"{prefix} " if prefix else ""
    shown = format_html('{}<time datetime="{}">{}</time>', lead, date.isoformat(), formats.long_date(date))
    if done:
        return format_html('<span class="due">{}</span>', shown)
    day = on or today(context.get("unit"))
    days = (date - day).days
    tone, sign = ("bad", "triangle-alert") if days < 0 else ("warn", "clock") if days <= SOON_DAYS else ("", "")
    return format_html(
        '<span class="due">{} <span class="{}">{}{}</span></span>',
        shown,
        classes("due__words", tone and f"ink-{tone}"),
        optional_icon(sign, size="s"),
        formats.due_words(date, day),
    )
