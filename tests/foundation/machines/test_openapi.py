"""The document of all addresses, and the page of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from bening.foundation.machines.answers import MEDIA_TYPE, Refused, to_bytes
from bening.foundation.machines.openapi import addresses, document
from bening.foundation.machines.operations import Kind, Operation, Parameter, Place
from tests.strict_client import StrictClient


def api_routes(resolver: URLResolver, prefix: str = "/") -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from api_routes(entry, route)
        elif isinstance(entry, URLPattern) and route.startswith("/api/"):
            yield route


def test_every_address_below_api_is_described_and_no_other() -> None:
    for_people_and_tools = {"/api/", "/api/openapi.json", "/api/<path:rest>"}
    served = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route) for route in set(api_routes(get_resolver())) - for_people_and_tools
    }
    assert served == set(document()["paths"])


@pytest.mark.parametrize("found", addresses(), ids=lambda found: found.name)
def test_each_address_describes_its_path_and_what_it_gives(found) -> None:
    in_path = {one.name for one in found.operation.parameters if one.place == Place.PATH}
    assert in_path == set(re.findall(r"{(\w+)}", found.path))
    assert found.operation.summary
    assert not found.operation.summary.endswith(".")
    assert found.operation.response["type"] == ("object" if found.operation.media_type == MEDIA_TYPE else "string")
    assert found.path.endswith("/") or found.path.startswith("/api/portalrb/")
    for one in found.operation.parameters:
        assert one.kind == Kind.TEXT or one.read(one.example) is not None


def test_the_document_says_who_opens_an_address_and_how_it_refuses() -> None:
    units = document()["paths"]["/api/v1/satker/"]["get"]
    assert units["operationId"] == "api-units"
    assert units["security"] == [{"kunci": []}]
    assert set(units["responses"]) == {"200", "304", "401", "403", "404", "422", "429", "500"}
    assert {"name": "jumlah", "in": "query"}.items() <= units["parameters"][1].items()
    assert units["parameters"][1]["schema"] == {"type": "integer", "minimum": 1, "maximum": 500, "default": 100}
    scheme = document()["components"]["securitySchemes"]["kunci"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")


def test_every_reference_in_the_document_leads_somewhere() -> None:
    whole = document()
    for reference in set(re.findall(r'"\$ref":"#/([^"]+)"', to_bytes(whole).decode())):
        place = whole
        for step in reference.split("/"):
            place = place[step]


@pytest.mark.django_db
def test_the_document_is_served_to_anybody_and_not_twice() -> None:
    first = Client().get("/api/openapi.json")
    assert json.loads(first.content) == json.loads(to_bytes(document()))
    assert first["Cache-Control"] == "public, no-cache"
    assert Client().get("/api/openapi.json", headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.django_db
def test_the_page_shows_a_line_to_try_for_every_address() -> None:
    text = StrictClient().get("/api/").content.decode()
    for found in addresses():
        assert found.operation.summary in text
        assert found.example in text.replace("&amp;", "&")


YEAR = Parameter("tahun", "Tahun.", "2025", Kind.NUMBER, required=True, minimum=2020, maximum=2100)
DAY = Parameter("sejak", "Sejak tanggal.", "2025-01-31", Kind.DATE)
AREA = Parameter("area", "Area.", "MP", choices=("MP", "PT"), default="MP")
CODE = Parameter("kode", "Kode.", "656382", pattern=r"[0-9]{6}")


def test_values_are_read_as_their_kind() -> None:
    operation = Operation("Uji", None, {"type": "object"}, (YEAR, DAY, AREA, CODE))
    given = {"tahun": "2025", "sejak": "2025-02-28", "kode": "656382"}
    assert operation.values_of(given) == {"tahun": 2025, "sejak": date(2025, 2, 28), "area": "MP", "kode": "656382"}
    assert operation.values_of({"tahun": "2025", "sejak": ""})["sejak"] is None


@pytest.mark.parametrize(
    ("parameter", "text", "words"),
    [
        (YEAR, None, "wajib diisi, misalnya tahun=2025."),
        (YEAR, "2019", "Isi dengan bilangan bulat 2020 sampai 2100."),
        (YEAR, "٢٠٢٥", "bilangan bulat"),
        (DAY, "2025-02-30", "Tulis seperti 2025-01-31."),
        (DAY, "20250131", "Tulis seperti 2025-01-31."),
        (AREA, "XX", "Pilihannya: MP, PT."),
        (CODE, "65638", "Tulis seperti 656382."),
    ],
)
def test_values_that_do_not_fit_are_refused_in_words(parameter: Parameter, text: str | None, words: str) -> None:
    with pytest.raises(Refused, match=re.escape(words)) as refused:
        parameter.read(text)
    assert refused.value.status == 422


def test_parameters_are_described_as_json_schema() -> None:
    assert DAY.schema() == {"type": "string", "format": "date"}
    assert AREA.schema() == {"type": "string", "default": "MP", "enum": ["MP", "PT"]}
    assert CODE.schema() == {"type": "string", "pattern": "^[0-9]{6}$"}
