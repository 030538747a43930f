"""The tag library of Bening, a builtin of the template engine; README.md shows each tag with an example."""

from bening.foundation.kit.components import actions, charts, forms, frame, icons, layout, status, tables, text, uploads
from bening.foundation.kit.components._library import register

__all__ = ["actions", "charts", "forms", "frame", "icons", "layout", "register", "status", "tables", "text", "uploads"]
