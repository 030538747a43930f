"""Forms: a field with all that belongs to it, the summary of errors, groups of fields."""

from collections.abc import Iterator

from django import forms
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ._library import attributes, block, classes, register, variant

WIDTHS = ("short", "medium", "full")

_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxInput, "checkbox"),
    (forms.FileInput, "file"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
)


def widget_kind(widget: forms.Widget) -> str:
    """How a widget is laid out: choices, checkbox, file, select, textarea or text."""
    return next((kind for cls, kind in _KINDS if isinstance(widget, cls)), "text")


def error_anchor(field: BoundField) -> str:
    """The id that the error summary jumps to: the control itself, or the first choice of a group."""
    if widget_kind(field.field.widget) == "choices":
        return f"{field.auto_id}_0"
    return field.id_for_label


@register.simple_tag
def field(
    bound: BoundField,
    *,
    label: str = "",
    hint: str = "",
    prefix: str = "",
    suffix: str = "",
    width: str = "medium",
    hide_label: bool = False,
    inline: bool = False,
    big_label: bool = False,
) -> SafeString:
    """A form field with label, hint, error and ARIA wiring, for every widget.

    `label` and `hint` replace those of the form; `prefix` and `suffix` stand inside the box ("Rp", "hari"); `width` is
    short, medium or full; `inline` puts two or three short choices in a row; `big_label` makes the label the heading of
    a page that asks one thing. A hidden field renders as itself.
    """
    if bound.is_hidden:
        return SafeString(bound.as_widget())
    kind = widget_kind(bound.field.widget)
    hint = hint or str(bound.help_text)
    described = " ".join(
        f"{bound.auto_id}_{part}" for part, there in (("hint", hint), ("error", bound.errors)) if there
    )
    attrs = {"class": classes(_control_class(kind), variant("w", width, WIDTHS)), "aria-describedby": described}
    own = bound.field.widget.attrs.get("class")
    if own:
        attrs["class"] = f"{attrs['class']} {own}"
    data = {
        "field": bound, "kind": kind, "label": label or bound.label, "hint": hint, "prefix": prefix, "suffix": suffix,
        "hide_label": hide_label, "inline": inline, "big_label": big_label, "described": described,
        "control": "" if kind == "choices" else bound.as_widget(attrs={name: v for name, v in attrs.items() if v}),
        "options": list(_options(bound)) if kind == "choices" else (),
        "optional": not bound.field.required and kind != "checkbox" and not getattr(bound.form, "all_optional", False),
    }  # fmt: skip
    return SafeString(render_to_string("kit/field.html", data))


def _control_class(kind: str) -> str:
    return {"select": "select", "textarea": "textarea", "file": "file", "checkbox": ""}.get(kind, "input")


def _options(bound: BoundField) -> Iterator[dict[str, object]]:
    hints = getattr(bound.field, "choice_hints", {})
    for option in bound.subwidgets:
        data = option.data
        attrs = {**data["attrs"], "name": data["name"], "value": data["value"], "type": data["type"]}
        ident = attrs["id"]
        hint = hints.get(str(data["value"]) if data["value"] is not None else "", "")
        attrs |= {"checked": data["selected"], "aria-describedby": f"{ident}_hint" if hint else ""}
        yield {"attrs": attributes(attrs), "id": ident, "label": data["label"], "hint": hint}


@register.simple_tag
def form_errors(*forms_: forms.BaseForm) -> SafeString:
    """The summary of what is wrong, with a link to each field; it takes the focus. Nothing when all is well.

    Several forms of one page may be given together.
    """
    items = [item for form in forms_ if form is not None and form.is_bound for item in _error_items(form)]
    if not items:
        return SafeString("")
    return SafeString(render_to_string("kit/form_errors.html", {"items": items}))


def _error_items(form: forms.BaseForm) -> Iterator[dict[str, str]]:
    for message in form.non_field_errors():
        yield {"words": str(message), "anchor": ""}
    for bound in form:
        for message in bound.errors:
            if bound.is_hidden:
                yield {"words": f"{bound.label}: {message}", "anchor": ""}
            else:
                yield {"words": str(message), "anchor": error_anchor(bound)}


@register.simple_tag
def form_fields(form: forms.BaseForm) -> SafeString:
    """All fields of a form in its order, hidden ones first; for forms that need no layout of their own."""
    parts = [bound.as_widget() for bound in form.hidden_fields()] + [field(bound) for bound in form.visible_fields()]
    return SafeString("\n".join(parts))


@register.simple_block_tag
def fieldset(content: str, legend: str, *, hint: str = "", id: str = "") -> SafeString:  # noqa: A002
    """Fields that answer one question together."""
    under = format_html('<p class="hint">{}</p>', hint) if hint else ""
    return format_html(
        '<fieldset class="fieldset"{}><legend>{}</legend>{}{}</fieldset>', attributes({"id": id}), legend, under,
        block(content),
    )  # fmt: skip
