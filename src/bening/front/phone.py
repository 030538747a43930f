"""WhatsApp links with prepared words. A person sends the message herself: no gateway, nothing leaves by itself."""

from __future__ import annotations

import re
from urllib.parse import quote


def international(phone: str) -> str:
    """The digits that wa.me wants: "0812-3456-7890" gives "6281234567890"; "" for what is no Indonesian number."""
    digits = re.sub(r"\D", "", phone)
    if digits.startswith("0"):
        digits = "62" + digits[1:]
    return digits if digits.startswith("62") and 10 <= len(digits) <= 15 else ""


def whatsapp_url(phone: str, text: str) -> str:
    """A wa.me address to a number with a prepared text; without a number WhatsApp asks whom to send it to."""
    return f"https://wa.me/{international(phone)}?text={quote(text)}"
