"""A mail is a bag of files: each of its attachments must be fit to come in by itself."""

from __future__ import annotations

import io
from email import message_from_binary_file, policy
from email.errors import MessageError

from bening.foundation.files.checks.look import Look

PARTS = 200


def check(look: Look) -> str:
    """A sentence for a mail with something in it that would not come in by itself."""
    if look.kind is None or look.kind.family != "mail":
        return ""
    from bening.foundation.files.checks import inspect

    if look.depth > 1:
        return "Surel di dalam surel tidak dibuka. Unggah surelnya sebagai PDF."
    try:
        parts = list(message_from_binary_file(look.from_start(), policy=policy.default).walk())
    except (MessageError, ValueError, LookupError):
        return "Surel ini rusak, sehingga tidak dapat dibuka. Cetak surelnya sebagai PDF lalu unggah PDF itu."
    if len(parts) > PARTS:
        return f"Surel ini terdiri atas {len(parts)} bagian; batasnya {PARTS}. Cetak surelnya sebagai PDF."
    for part in parts:
        content = part.get_payload(decode=True)
        if part.get_filename() and isinstance(content, bytes) and content:
            name = str(part.get_filename())
            if refusal := inspect(Look(io.BytesIO(content), name, depth=look.depth + 1)).refusal:
                return f"Lampiran “{name[:80]}”: {refusal}"
    return ""
