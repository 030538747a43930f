"""Handing in files: a form for everybody, a queue that survives bad signal where scripts run."""

from django.conf import settings
from django.template.context import BaseContext
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ._library import register


@register.simple_tag(takes_context=True)
def dropzone(
    context: BaseContext,
    url: str,
    *,
    label: str = "Unggah berkas",
    hint: str = "",
    back: str = "",
    id: str = "unggah",  # noqa: A002 - the HTML name
    keep_done: bool = False,
    lazy: bool = False,
) -> SafeString:
    """A place for many files, photos and screenshots; one a page, because the whole page takes what is dropped.

    `url` is `files:uploads` of the unit and year; `back` is where the plain form returns to (this page by itself).
    Each file that has arrived sends the event `kit:uploaded` up to the body, with its `id` and `name`. What has arrived
    then leaves the list, because the page shows it elsewhere; with `keep_done` it stays.
    `lazy` fetches the script when files are dragged over the page or the `details` around it is opened.
    """
    request = context["request"]
    user = getattr(request, "user", None)
    data = {
        "url": url, "label": label, "hint": hint, "back": back or request.get_full_path(), "id": id,
        "keep_done": keep_done, "lazy": lazy, "owner": user.pk if user else "", "limit": settings.UPLOAD_MAX_BYTES,
        "csrf_token": context.get("csrf_token", ""),
    }  # fmt: skip
    return SafeString(render_to_string("kit/dropzone.html", data))
