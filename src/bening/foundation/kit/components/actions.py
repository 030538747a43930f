"""Things to press: buttons, links that look like buttons, dialogs, copying."""

from django.template.context import BaseContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ._library import attributes, block, classes, register, unique_id, variant
from .icons import icon, optional_icon

KINDS = ("primary", "secondary", "quiet", "danger")
BEHAVIOURS = ("", "print", "copy", "theme", "keys", "close")


def _face(label: str, icon_name: str, *, icon_only: bool = False) -> SafeString:
    """Icon and words inside a button; with `icon_only` the words stay for screen readers."""
    words = format_html('<span class="visually-hidden">{}</span>' if icon_only else "<span>{}</span>", label)
    return format_html("{}{}", optional_icon(icon_name), words)


def _explained(context: BaseContext, tag: str, face: SafeString, css: str, reason: str) -> SafeString:
    """An action that is out of reach, with its reason as text beside it and as its description."""
    ident = unique_id(context, "alasan", f"{face}{reason}")
    attrs = {"class": css, "aria_disabled": "true", "aria_describedby": ident}
    attrs |= {"type": "button"} if tag == "button" else {"role": "link", "tabindex": "0"}
    return format_html(
        '<span class="why"><{0}{1}>{2}</{0}><span class="why__text" id="{3}">{4}{5}</span></span>',
        tag, attributes(attrs), face, ident, icon("lock", size="s"), reason,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def button(
    context: BaseContext,
    label: str,
    *,
    kind: str = "secondary",
    icon: str = "",
    icon_only: bool = False,
    small: bool = False,
    type: str = "submit",  # noqa: A002 - the HTML name
    name: str = "",
    value: object = "",
    form: str = "",
    action: str = "",
    novalidate: bool = False,
    reason: str = "",
    id: str = "",  # noqa: A002 - the HTML name
    does: str = "",
    target: str = "",
    hx_get: str = "",
    hx_post: str = "",
    hx_target: str = "",
    hx_swap: str = "",
) -> SafeString:
    """A button. `kind` is primary (one a page), secondary, quiet or danger.

    `reason` says why the action is out of reach: the button stays visible and readable but does nothing. `does` names a
    behaviour of kit.js (print, copy, theme, keys, close) and `target` the id it works on; such a button is
    shown only where scripts run. `action` sends the form elsewhere, `form` names the form of a button outside of it.
    """
    css = classes("button", variant("button", kind, KINDS), small and "button--small", icon_only and "button--icon")
    face = _face(label, icon, icon_only=icon_only)
    if reason:
        return _explained(context, "button", face, css, reason)
    if does not in BEHAVIOURS:
        raise ValueError(f"button: perilaku {does!r} tidak dikenal; yang ada: {', '.join(BEHAVIOURS[1:])}")
    attrs = {
        "class": css, "type": "button" if does else type, "id": id, "name": name, "value": value, "form": form,
        "formaction": action, "formnovalidate": novalidate, "data_does": does, "data_target": target,
        "hx_get": hx_get, "hx_post": hx_post, "hx_target": hx_target, "hx_swap": hx_swap,
    }  # fmt: skip
    return format_html("<button{}>{}</button>", attributes(attrs), face)


@register.simple_tag(takes_context=True)
def link_button(
    context: BaseContext,
    label: str,
    url: str,
    *,
    kind: str = "secondary",
    icon: str = "",
    icon_only: bool = False,
    small: bool = False,
    reason: str = "",
    dialog: str = "",
    download: bool = False,
    new_tab: bool = False,
    hx_get: str = "",
    hx_target: str = "",
    hx_swap: str = "",
) -> SafeString:
    """A link that looks like a button, for going somewhere; parameters as for `button`.

    `dialog` is the id of a `{% dialog %}` on the page that opens instead of the address where scripts run.
    """
    css = classes("button", variant("button", kind, KINDS), small and "button--small", icon_only and "button--icon")
    if reason:
        return _explained(context, "span", _face(label, icon, icon_only=icon_only), css, reason)
    face = _face(f"{label} (tab baru)" if new_tab else label, icon, icon_only=icon_only)
    attrs = {
        "class": css, "href": url, "data_dialog": dialog, "download": download,
        "target": "_blank" if new_tab else "", "rel": "noopener" if new_tab else "",
        "hx_get": hx_get, "hx_target": hx_target, "hx_swap": hx_swap,
    }  # fmt: skip
    return format_html("<a{}>{}</a>", attributes(attrs), face)


@register.simple_block_tag
def actions(content: str, *, sticky: bool = False) -> SafeString:
    """A row of buttons; `sticky` keeps it in view at the foot of a long form on a phone."""
    return format_html('<div class="{}">{}</div>', classes("actions", sticky and "actions--sticky"), block(content))


@register.simple_block_tag
def dialog(content: str, id: str, *, title: str) -> SafeString:  # noqa: A002 - the HTML name
    """A native dialog that a link with `dialog=id` opens; without scripts the link's own page does the job."""
    return format_html(
        '<dialog class="dialog" id="{0}" aria-labelledby="{0}-judul"><div class="dialog__head">'
        '<h2 id="{0}-judul">{1}</h2><form method="dialog"><button class="button button--quiet button--icon">{2}'
        '<span class="visually-hidden">Tutup</span></button></form></div>{3}</dialog>',
        id, title, icon("x"), block(content),
    )  # fmt: skip


@register.simple_tag
def copyfield(value: str, *, label: str, id: str) -> SafeString:  # noqa: A002 - the HTML name
    """A value to carry elsewhere (an address, a report number) that can be selected, and copied where scripts run."""
    return format_html(
        '<div class="field"><label class="label" for="{0}">{1}</label><div class="input-group">'
        '<input class="input" id="{0}" value="{2}" readonly><button type="button" class="button button--secondary" '
        'data-does="copy" data-target="{0}">{3}<span>Salin</span></button></div></div>',
        id, label, value, icon("copy"),
    )  # fmt: skip
