"""Telling events in Indonesian. Each app says how its verbs read in a plain dict ``SENTENCES`` in its ``sentences.py``.

A template may use ``{who}``, ``{target}`` and every key of the event's data, for example
``"{who} mengundang {email} sebagai {role}"``; what the data lack reads as an en dash.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import module_has_submodule

from bening.foundation.audit.models import AuditEvent

OWN = "bening.foundation.audit"
UNKNOWN = "{who} melakukan “{verb}” pada {target}"


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "–"


@cache
def templates() -> dict[str, str]:
    """All templates by verb. Raises ImproperlyConfigured when two apps claim one verb."""
    found: dict[str, str] = {}
    for config in apps.get_app_configs():
        if config.name == OWN or not config.name.startswith("bening."):
            continue
        if config.module is None or not module_has_submodule(config.module, "sentences"):
            continue
        own: Mapping[str, str] = import_module(f"{config.name}.sentences").SENTENCES
        if twice := found.keys() & own.keys():
            raise ImproperlyConfigured(f"{config.name}.sentences: {', '.join(sorted(twice))} is told elsewhere")
        found.update(own)
    return found


def sentence(event: AuditEvent) -> str:
    """What one event says, without a full stop: "Siti Rahma menambah satuan kerja KPU Kerinci"."""
    words = {key: _word(value) for key, value in event.data.items()}
    own = {"who": event.actor_name, "target": event.target_label, "verb": event.verb}
    return templates().get(event.verb, UNKNOWN).format_map(_Words(words | own))


def _word(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_word(inner) for inner in value)
    return "–" if value is None else str(value)
