"""Pieces of a page: cards, notices, tabs, details, lists of facts, histories, task lists, steps, differences."""

import datetime as dt
import difflib
import re

from django.template.context import BaseContext
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .. import formats
from ..states import state_of
from ._library import attributes, block, classes, register, unique_id, variant
from .icons import icon, optional_icon
from .status import person, state

NOTICES = {
    "info": ("info", "Keterangan"),
    "success": ("circle-check", "Berhasil"),
    "warning": ("triangle-alert", "Perhatian"),
    "danger": ("circle-alert", "Penting"),
}


@register.simple_block_tag
def card(content: str, *, title: str = "", level: int = 2, icon: str = "", url: str = "", id: str = "") -> SafeString:  # noqa: A002
    """A group of things that belong together; only where a rule between them would not do."""
    head = ""
    if title:
        words = format_html('<a href="{}">{}</a>', url, title) if url else title
        head = format_html('<h{0} class="card__title">{1}{2}</h{0}>', level, optional_icon(icon), words)
    return format_html('<section class="card"{}>{}{}</section>', attributes({"id": id}), head, block(content))


@register.simple_block_tag
def panel(content: str, *, title: str) -> SafeString:
    """The confirmation at the end of a task: what was done, its number, loud and calm."""
    return format_html(
        '<div class="panel">{}<h1>{}</h1><div>{}</div></div>', icon("circle-check", size="xl"), title, block(content)
    )


@register.simple_block_tag
def notice(content: str, kind: str = "info", *, title: str = "") -> SafeString:
    """A message in the page; `kind` is info, success, warning or danger and is said in words to screen readers."""
    css = variant("notice", kind, tuple(NOTICES))
    sign, word = NOTICES[kind]
    head = format_html('<p class="notice__title">{}</p>', title) if title else ""
    return format_html(
        '<div class="notice {}">{}<div><span class="visually-hidden">{}: </span>{}{}</div></div>',
        css, icon(sign), word, head, block(content),
    )  # fmt: skip


@register.simple_block_tag
def empty_state(
    content: str, *, title: str, icon: str = "inbox", action: str = "", url: str = "", level: int = 2
) -> SafeString:
    """Nothing here yet: `title` says so, the content says what happens next, `action` and `url` offer the way."""
    link = format_html('<p><a class="button button--primary" href="{}"><span>{}</span></a></p>', url, action)
    return format_html(
        '<div class="empty">{0}<h{1}>{2}</h{1}><div class="muted">{3}</div>{4}</div>',
        optional_icon(icon, size="xl"), level, title, block(content), link if action else "",
    )  # fmt: skip


@register.simple_block_tag
def details(content: str, summary: str, *, open: bool = False, id: str = "") -> SafeString:  # noqa: A002
    """Something that most readers may skip, behind a line to open."""
    return format_html(
        '<details class="details"{}><summary>{}<span>{}</span></summary><div class="details__body">{}</div></details>',
        attributes({"open": bool(open), "id": id}), icon("chevron-right", size="s"), summary, block(content),
    )  # fmt: skip


@register.simple_block_tag
def tabs(content: str, *, label: str) -> SafeString:
    """A row of `{% tab %}` links between the faces of one thing; every face has its own address."""
    return format_html('<nav class="tabs" aria-label="{}"><ul>{}</ul></nav>', label, block(content))


@register.simple_tag
def tab(label: str, url: str, *, current: bool = False, count: int | None = None) -> SafeString:
    """One face inside `{% tabs %}`."""
    badge = format_html(' <span class="count">{}</span>', formats.number(count)) if count is not None else ""
    attrs = attributes({"href": url, "aria_current": "page" if current else ""})
    return format_html("<li><a{}>{}{}</a></li>", attrs, label, badge)


@register.simple_block_tag
def crumbs(content: str) -> SafeString:
    """The way back to the top, made of `{% crumb %}`; the present page is not part of it."""
    return format_html('<nav class="crumbs" aria-label="Jejak"><ol>{}</ol></nav>', block(content))


@register.simple_tag
def crumb(label: str, url: str) -> SafeString:
    """One step inside `{% crumbs %}`."""
    return format_html('<li><a href="{}">{}</a></li>', url, label)


@register.simple_block_tag
def definitions(content: str, *, wide: bool = False) -> SafeString:
    """Facts about one thing, made of `{% definition %}`; `wide` puts the word above its meaning."""
    return format_html('<dl class="{}">{}</dl>', classes("facts", wide and "facts--wide"), block(content))


@register.simple_block_tag
def definition(content: str, term: str, *, action: str = "", url: str = "") -> SafeString:
    """One fact; `action` and `url` add a link such as "Ubah", named after the fact for screen readers."""
    link = format_html(
        '<dd class="facts__action"><a href="{}">{}<span class="visually-hidden"> {}</span></a></dd>', url, action, term
    )
    return format_html("<div><dt>{}</dt><dd>{}</dd>{}</div>", term, block(content) or "–", link if action else "")


@register.simple_block_tag
def timeline(content: str, *, label: str = "Riwayat") -> SafeString:
    """What happened, newest first, made of `{% moment %}`."""
    return format_html('<ol class="timeline" aria-label="{}">{}</ol>', label, block(content))


@register.simple_block_tag
def moment(
    content: str, title: str, *, at: dt.datetime | dt.date | None = None, by: str = "", icon: str = "circle"
) -> SafeString:
    """One event inside `{% timeline %}`: what, when, by whom; the content may hold its note."""
    when = ""
    if at is not None:
        words = formats.long_datetime(at) if isinstance(at, dt.datetime) else formats.long_date(at)
        when = format_html('<time datetime="{}">{}</time>', at.isoformat(), words)
    meta = format_html('<p class="timeline__meta">{}{}</p>', when, format_html(" · {}", by) if by and when else by)
    body = block(content)
    note = format_html('<div class="timeline__note">{}</div>', body) if body else ""
    return format_html(
        '<li><span class="timeline__dot">{}</span><p class="timeline__title">{}</p>{}{}</li>',
        optional_icon(icon, size="s"), title, meta if at is not None or by else "", note,
    )  # fmt: skip


@register.simple_block_tag
def tasklist(content: str, *, label: str = "") -> SafeString:
    """Tasks to complete in any order, made of `{% task %}` (GOV.UK task list)."""
    return format_html('<ul class="tasklist"{}>{}</ul>', attributes({"aria_label": label}), block(content))


@register.simple_tag(takes_context=True)
def task(
    context: BaseContext, title: str, url: str = "", *, kind: str, word: str = "", hint: str = "", who: str = ""
) -> SafeString:
    """One task; without `url` it cannot be opened yet and `hint` should say why. The whole row is the link."""
    ident = unique_id(context, "tugas", f"{title}{url}")
    name = (
        format_html('<a href="{}" aria-describedby="{}">{}</a>', url, ident, title)
        if url
        else format_html("<span>{}</span>", title)
    )
    under = format_html('<span class="tasklist__hint">{}</span>', hint) if hint else ""
    owner = person(who) if who else ""
    mark = state(kind, word, plain=kind in {"done", "blocked"})
    return format_html(
        '<li><span class="tasklist__name">{}{}</span>{}<span class="tasklist__state" id="{}">{}</span></li>',
        name, under, owner, ident, mark,
    )  # fmt: skip


@register.simple_block_tag
def stepper(content: str, *, label: str = "Langkah") -> SafeString:
    """Where one stands in a task of several pages, made of `{% step %}`."""
    return format_html('<nav class="stepper" aria-label="{}"><ol>{}</ol></nav>', label, block(content))


@register.simple_tag
def step(label: str, *, url: str = "", current: bool = False, done: bool = False) -> SafeString:
    """One page of the task: `done` ones show a check and may link back, the `current` one is marked."""
    mark = icon(state_of("done").icon, size="s") if done else ""
    said = format_html('<span class="visually-hidden">{}</span>', "Selesai: ") if done else ""
    words = (
        format_html('<a href="{}">{}</a>', url, label) if url and not current else format_html("<span>{}</span>", label)
    )
    attrs = attributes({"class": classes(done and "done"), "aria_current": "step" if current else ""})
    return format_html(
        '<li{}><span class="stepper__dot" aria-hidden="true">{}</span>{}{}</li>', attrs, mark, said, words
    )


@register.simple_tag
def diff(old: object, new: object) -> SafeString:
    """What changed from old to new, word by word, as struck and underlined text that also reads aloud."""
    before, after = (re.findall(r"\s+|[^\s]+", str(text or "")) for text in (old, new))
    parts = []
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(("", "".join(before[i1:i2])))
            continue
        parts += [("del", "".join(before[i1:i2])), ("ins", "".join(after[j1:j2]))]
    said = {"del": "dihapus: ", "ins": "ditambah: "}
    return format_html(
        '<span class="diff">{}</span>',
        format_html_join("", "{}", ((_changed(name, text, said),) for name, text in parts if text)),
    )


def _changed(name: str, text: str, said: dict[str, str]) -> SafeString:
    if not name:
        return format_html("{}", text)
    return format_html(
        '<{0}><span class="visually-hidden"> [{1}</span>{2}<span class="visually-hidden">] </span></{0}>',
        name,
        said[name],
        text,
    )
