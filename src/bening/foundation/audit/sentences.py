"""Telling events in Indonesian. Each app says how its verbs read in a plain dict ``SENTENCES`` in its ``sentences.py``.

A template may use ``{who}``, ``{target}`` and every key of the event's data, for example
``"{who} mengundang {email} sebagai {role}"``; what the data lack reads as an en dash. Codes become words by the app's
``VALUES`` (see ``words``), where it has any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import module_has_submodule

from bening.foundation.audit.models import AuditEvent
from bening.foundation.audit.words import NOTHING, plain_words

OWN = "bening.foundation.audit"
UNKNOWN = "{who} melakukan “{verb}” pada {target}"


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return NOTHING


@cache
def templates() -> dict[str, str]:
    """All templates by verb. Raises ImproperlyConfigured when two apps claim one verb."""
    found: dict[str, str] = {}
    for module in _modules():
        own: Mapping[str, str] = module.SENTENCES
        if twice := found.keys() & own.keys():
            raise ImproperlyConfigured(f"{module.__name__}: {', '.join(sorted(twice))} is told elsewhere")
        found.update(own)
    return found


@cache
def values() -> dict[str, Mapping[str, Mapping[str, str]]]:
    """The words of codes by verb, then by the name of the place in the sentence."""
    found = {}
    for module in _modules():
        own: Mapping[str, Mapping[str, str]] = getattr(module, "VALUES", {})
        found.update(dict.fromkeys(module.SENTENCES, own))
    return found


def _modules() -> Iterator[ModuleType]:
    for config in apps.get_app_configs():
        if config.name == OWN or not config.name.startswith("bening."):
            continue
        if config.module is not None and module_has_submodule(config.module, "sentences"):
            yield import_module(f"{config.name}.sentences")


def sentence(event: AuditEvent) -> str:
    """What one event says, without a full stop: "Siti Rahma menambah satuan kerja KPU Kerinci"."""
    known = values().get(event.verb, {})
    told = {key: plain_words(value, known.get(key)) for key, value in event.data.items()}
    own = {"who": event.actor_name, "target": event.target_label, "verb": event.verb}
    return templates().get(event.verb, UNKNOWN).format_map(_Words(told | own))
