"""The OpenAPI 3.1 document, from the URL configuration and from what each view behind the gate says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from bening import __version__
from bening.foundation.machines.answers import MEDIA_TYPE
from bening.foundation.machines.operations import Operation, Parameter, Place

_CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
ERRORS = {
    "401": "Kunci tidak ada, tidak dikenal, sudah berakhir, atau dicabut",
    "403": "Kunci tidak mencakup data ini, atau dipakai dari jaringan lain",
    "404": "Satuan kerja atau data itu tidak ada dalam jangkauan kunci",
    "422": "Parameter tidak dapat dipakai",
    "429": "Terlalu sering; kepala Retry-After menyebut berapa detik lagi",
    "500": "Kesalahan di server",
}


@dataclass(frozen=True, slots=True)
class Address:
    """One address for programs: its path with ``{names}``, the name of its view, and its operation."""

    path: str
    name: str
    operation: Operation

    @property
    def example(self) -> str:
        """The whole address with the examples of what it needs."""
        values = {parameter.name: parameter.example for parameter in self.operation.parameters}
        asked = "&".join(
            f"{one.name}={one.example}"
            for one in self.operation.parameters
            if one.place == Place.QUERY and one.required
        )
        return f"{settings.PUBLIC_URL}{self.path.format_map(values)}{'?' if asked else ''}{asked}"

    @property
    def curl(self) -> str:
        """A line to try it with, the key in a variable."""
        return f'curl -H "Authorization: Bearer $KUNCI" "{self.example}"'

    @property
    def anchor(self) -> str:
        """The name of its place on a page."""
        return self.name.replace(":", "-")


@cache
def addresses(urlconf: str | None = None) -> tuple[Address, ...]:
    """Every address behind the gate, by path."""
    return tuple(sorted(_behind_the_gate(get_resolver(urlconf), "/", ""), key=lambda found: found.path))


def _behind_the_gate(resolver: URLResolver, path: str, names: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _behind_the_gate(entry, here, f"{names}{entry.namespace}:" if entry.namespace else names)
        elif isinstance(entry, URLPattern) and (operation := getattr(entry.callback, "operation", None)):
            yield Address(_CONVERTER.sub(r"{\1}", here), f"{names}{entry.name}", operation)


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.place.value,
        "required": parameter.required or parameter.place == Place.PATH,
        "description": parameter.description,
        "schema": parameter.schema(),
        "example": int(parameter.example) if parameter.schema()["type"] == "integer" else parameter.example,
    }


def _operation(address: Address) -> dict[str, Any]:
    operation = address.operation
    answers: dict[str, Any] = {
        "200": {
            "description": "Berhasil",
            "content": {operation.media_type: {"schema": operation.response}},
        },
    }
    if operation.media_type == MEDIA_TYPE:
        answers["200"]["headers"] = {"ETag": {"description": "Sidik isi jawaban", "schema": {"type": "string"}}}
        answers["304"] = {"description": "Tidak berubah sejak ETag yang dikirim di If-None-Match"}
    answers |= {code: {"$ref": f"#/components/responses/{code}"} for code in ERRORS}
    return {
        "operationId": address.anchor,
        "summary": operation.summary,
        **({"description": operation.description} if operation.description else {}),
        **({"x-scope": operation.scope.value} if operation.scope else {}),
        "security": [{"kunci": []}],
        "parameters": [_parameter(parameter) for parameter in operation.parameters],
        "responses": answers,
    }


def _error(description: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {"description": description, "content": content}


def document(urlconf: str | None = None) -> dict[str, Any]:
    """The whole document, ready for JSON."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Bening",
            "version": __version__,
            "description": "Membaca rencana, kemajuan, nilai, dan bukti Zona Integritas dengan kunci API. "
            "Semua alamat hanya dapat dibaca.",
        },
        "servers": [{"url": settings.PUBLIC_URL}],
        "paths": {found.path: {"get": _operation(found)} for found in addresses(urlconf)},
        "components": {
            "securitySchemes": {
                "kunci": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "bening_ diikuti 49 huruf dan angka",
                    "description": "Dibuat administrator satuan kerja di halaman Kunci API.",
                }
            },
            "responses": {code: _error(description) for code, description in ERRORS.items()},
            "schemas": {
                "Error": {
                    "type": "object",
                    "required": ["error", "code", "message"],
                    "properties": {
                        "error": {"const": True},
                        "code": {"type": "integer", "description": "Sama dengan status HTTP"},
                        "message": {"type": "string", "description": "Kalimat yang menjelaskan apa yang salah"},
                    },
                }
            },
        },
    }
