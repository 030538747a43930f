"""Tables and what belongs to a list: heads that sort, pages, filters, bulk work."""

from django import forms
from django.core.paginator import Page
from django.template.context import BaseContext
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .. import formats
from ..filters import PAGE_PARAM, SORT_PARAM, active_filters, address
from ._library import attributes, block, classes, register
from .icons import icon, optional_icon


@register.simple_block_tag
def table(
    content: str,
    *,
    caption: str,
    hide_caption: bool = False,
    cards: bool = True,
    rows: bool = False,
    id: str = "",  # noqa: A002
) -> SafeString:
    """A table with a sticky head; the content is `<thead>` and `<tbody>`.

    With `cards` each row becomes a card on a phone (each cell needs its `data-label`, as `{% cell %}` gives it),
    without it the table scrolls sideways. `rows` lets `j` and `k` walk through the rows.
    """
    css = classes("table", cards and "table--cards")
    wrap = {"class": classes("table-wrap", not cards and "table-wrap--scroll")}
    if not cards:
        wrap |= {"role": "region", "aria_label": caption, "tabindex": "0"}
    head = format_html("<caption{}>{}</caption>", attributes({"class": hide_caption and "visually-hidden"}), caption)
    attrs = attributes({"class": css, "id": id, "data_rows": rows})
    return format_html("<div{}><table{}>{}{}</table></div>", attributes(wrap), attrs, head, block(content))


@register.simple_tag(takes_context=True)
def th(context: BaseContext, label: str, *, sort: str = "", num: bool = False, hide: bool = False) -> SafeString:
    """A column's head; `sort` names the value of `?urut=` that orders by it, and again reverses it.

    `num` puts numbers to the right, `hide` keeps the word for screen readers only (a column of buttons).
    """
    css = classes(num and "num")
    words = format_html('<span class="visually-hidden">{}</span>', label) if hide else label
    if not sort:
        return format_html("<th{}>{}</th>", attributes({"scope": "col", "class": css}), words)
    present = context["request"].GET.get(SORT_PARAM, "")
    order = {sort: "ascending", f"-{sort}": "descending"}.get(present, "")
    sign = {"ascending": "arrow-up", "descending": "arrow-down"}.get(order, "arrow-up-down")
    url = address(context["request"], **{SORT_PARAM: f"-{sort}" if order == "ascending" else sort})
    return format_html(
        '<th{}><a class="sort" href="{}">{}{}</a></th>',
        attributes({"scope": "col", "class": css, "aria_sort": order}), url, words, icon(sign, size="s"),
    )  # fmt: skip


@register.simple_block_tag
def cell(content: str, label: str, *, num: bool = False, head: bool = False, wide: bool = False) -> SafeString:
    """A cell that knows its column's name for the cards of a phone; `head` makes it the row's head.

    `wide` lets long titles take the whole line of a card.
    """
    name = "th" if head else "td"
    css = classes(num and "num", wide and "wide")
    attrs = attributes({"data_label": label, "class": css, "scope": head and "row"})
    return format_html("<{0}{1}>{2}</{0}>", name, attrs, block(content))


@register.simple_tag
def rowcheck(value: object, *, label: str, form: str, name: str = "pilih", checked: bool = False) -> SafeString:
    """The cell with the box that picks a row for `{% bulkbar %}`; `label` names the row."""
    return format_html(
        '<td class="pick"><label class="check-only"><input type="checkbox" name="{}" value="{}" form="{}"{}>'
        '<span class="visually-hidden">Pilih {}</span></label></td>',
        name, value, form, attributes({"checked": checked}), label,
    )  # fmt: skip


@register.simple_tag
def selectall(*, form: str) -> SafeString:
    """The head of the column of `{% rowcheck %}`; picks the whole page where scripts run."""
    return format_html(
        '<th scope="col" class="pick"><label class="check-only needs-js"><input type="checkbox" data-all="{}">'
        '<span class="visually-hidden">Pilih semua di halaman ini</span></label></th>', form,
    )  # fmt: skip


@register.simple_block_tag
def bulkbar(content: str, *, form: str, noun: str) -> SafeString:
    """What can be done with the rows picked: buttons with `form=` the same id; the page supplies that form.

    Without scripts the bar is always there; with them it counts and shows only while something is picked.
    """
    return format_html(
        '<div class="bulkbar" data-bulk="{}"><p class="bulkbar__count" aria-live="polite">Dengan <b data-count>{}</b> '
        "yang dipilih:</p>{}</div>", form, noun, block(content),
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def pagination(context: BaseContext, page: Page, *, noun: str = "baris") -> SafeString:  # type: ignore[type-arg]
    """Which part of the list this is, and links to the others; a single page says only how many there are."""
    request = context["request"]
    numbers = [
        {
            "label": n,
            "url": address(request, **{PAGE_PARAM: str(n)}) if isinstance(n, int) else "",
            "current": n == page.number,
        }
        for n in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    data = {
        "count": formats.number(page.paginator.count), "noun": noun, "numbers": numbers, "page": page,
        "first": formats.number(page.start_index()), "last": formats.number(page.end_index()),
        "before": address(request, **{PAGE_PARAM: str(page.number - 1)}) if page.has_previous() else "",
        "after": address(request, **{PAGE_PARAM: str(page.number + 1)}) if page.has_next() else "",
    }  # fmt: skip
    return SafeString(render_to_string("kit/pagination.html", data))


@register.simple_tag(takes_context=True)
def filterbar(context: BaseContext, form: forms.Form, *, label: str = "Saringan") -> SafeString:
    """The filters of a list as a GET form, with what is on in words: "3 saringan aktif · Hapus semua"."""
    request = context["request"]
    active = active_filters(form, request)
    data = {
        "form": form,
        "label": label,
        "active": active,
        "path": request.path,
        "sort": request.GET.get(SORT_PARAM, ""),
    }
    return SafeString(render_to_string("kit/filterbar.html", data))


@register.simple_tag
def count(value: int, noun: str, *, icon: str = "") -> SafeString:
    """A number with its noun, the number loud: "12 terlambat"."""
    return format_html(
        '<span class="figure">{}<b>{}</b> {}</span>', optional_icon(icon, size="s"), formats.number(value), noun
    )
