"""Clients of tus that are not ours, against the running server: tuspy, tus-js-client in Node, a bare socket."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from tests.factories import YEAR
from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed
from tusclient.request import TusRequest
from tusclient.uploader import Uploader

from bening.cli.demo_year.people import KERINCI

HERE = Path(__file__).resolve().parent
CHUNK = 512 * 1024
SIZE = 3 * CHUNK + 12_345


@dataclass(frozen=True)
class Account:
    """Somebody signed in, as another program than a browser sees it."""

    site: str
    cookie: str
    token: str

    @property
    def endpoint(self) -> str:
        return f"{self.site}/satker/{KERINCI}/{YEAR}/unggahan/"

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie, "X-CSRFToken": self.token, "Tus-Resumable": "1.0.0"}

    def offset_of(self, url: str) -> int:
        response = requests.head(url, headers=self.headers, timeout=20)
        assert response.status_code == 204, response.status_code
        return int(response.headers["Upload-Offset"])

    def uploader(self, content: bytes, *, url: str | None = None, sha256: str = "", **more: Any) -> Uploader:
        sha256 = sha256 or hashlib.sha256(content).hexdigest()
        client = TusClient(self.endpoint, headers=self.headers)
        metadata = {"filename": "berita acara.bin", "sha256": sha256}
        return client.uploader(
            file_stream=io.BytesIO(content), url=url, chunk_size=CHUNK, metadata=metadata, upload_checksum=True, **more
        )


@pytest.fixture
def rina(demo_site: str) -> Account:
    session = requests.Session()
    session.get(f"{demo_site}/akun/masuk/", timeout=20).raise_for_status()
    form = {"csrfmiddlewaretoken": session.cookies["csrftoken"]}
    session.post(f"{demo_site}/akun/contoh/staf-mp/", data=form, timeout=20).raise_for_status()
    cookie = "; ".join(f"{name}={value}" for name, value in session.cookies.items())
    return Account(demo_site, cookie, session.cookies["csrftoken"])


@pytest.fixture
def content() -> bytes:
    return os.urandom(SIZE)


def test_tuspy_goes_on_where_it_was_interrupted(rina: Account, content: bytes) -> None:
    first = rina.uploader(content)
    first.upload_chunk()
    first.upload_chunk()
    assert rina.offset_of(first.url) == 2 * CHUNK
    second = rina.uploader(content, url=first.url)
    assert second.offset == 2 * CHUNK
    second.upload()
    assert rina.offset_of(first.url) == SIZE


def test_tuspy_s_part_that_changed_on_the_way_is_refused(
    rina: Account, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    uploader = rina.uploader(content)
    uploader.upload_chunk()
    add_checksum = TusRequest.add_checksum
    with monkeypatch.context() as patch:
        patch.setattr(TusRequest, "add_checksum", lambda self, chunk: add_checksum(self, b"x" + chunk[1:]))
        with pytest.raises(TusCommunicationError) as refused:
            uploader.upload_chunk()
    assert refused.value.status_code == 460
    assert rina.offset_of(uploader.url) == CHUNK
    uploader.upload()
    assert rina.offset_of(uploader.url) == SIZE


def test_tuspy_s_file_that_is_not_the_announced_one_is_refused(rina: Account, content: bytes) -> None:
    uploader = rina.uploader(content, sha256="0" * 64)
    with pytest.raises(TusCommunicationError) as refused:
        uploader.upload()
    assert refused.value.status_code == 460
    assert "berbeda dari yang dikirim" in refused.value.response_content.decode()
    assert rina.offset_of(uploader.url) == 0


def test_of_two_tuspys_at_the_same_place_one_wins(rina: Account, content: bytes) -> None:
    together = Barrier(2)

    def send(uploader: Uploader) -> int:
        together.wait(10)
        try:
            uploader.upload_chunk()
        except (TusUploadFailed, TusCommunicationError) as refused:
            return int(refused.status_code)
        return 204

    start = rina.uploader(content)
    start.set_url(start.create_url())
    with ThreadPoolExecutor(2) as pool:
        for part in range(4):
            two = [rina.uploader(content, url=start.url) for _ in range(2)]
            assert sorted(pool.map(send, two)) == [204, 409]
            assert rina.offset_of(start.url) == min((part + 1) * CHUNK, SIZE)


def test_a_connection_that_dies_inside_a_part_costs_that_part_only(rina: Account, content: bytes) -> None:
    uploader = rina.uploader(content)
    uploader.upload_chunk()
    place = urlsplit(uploader.url)
    lines = [
        f"PATCH {place.path} HTTP/1.1",
        f"Host: {place.netloc}",
        f"Content-Length: {CHUNK}",
        "Content-Type: application/offset+octet-stream",
        f"Upload-Offset: {CHUNK}",
        *(f"{name}: {value}" for name, value in rina.headers.items()),
    ]
    with socket.create_connection((place.hostname, place.port), timeout=20) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode() + content[CHUNK : CHUNK + CHUNK // 2])
    assert rina.offset_of(uploader.url) == CHUNK
    again = rina.uploader(content, url=uploader.url)
    again.upload()
    assert rina.offset_of(uploader.url) == SIZE


@pytest.fixture
def node(rina: Account) -> Callable[[str], dict[str, Any]]:
    """``node(what)``: what tus-js-client made of it."""
    program = shutil.which("node")
    assert program, "Node.js is not installed"

    def run(what: str) -> dict[str, Any]:
        command = [program, str(HERE / "tus_client.mjs"), rina.endpoint, rina.cookie, rina.token, what]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))

    return run


WHOLE = {"status": 204, "offset": "1500000"}


def test_tus_js_client_sends_a_file_with_its_creation(node: Callable[[str], dict[str, Any]]) -> None:
    assert node("whole") == {"done": True, "head": WHOLE}


def test_tus_js_client_goes_on_where_it_was_interrupted(node: Callable[[str], dict[str, Any]]) -> None:
    came = node("resume")
    assert came["between"] == {"status": 204, "offset": str(CHUNK)}
    assert came["from"] >= CHUNK
    assert (came["done"], came["head"]) == (True, WHOLE)


def test_tus_js_client_may_hide_its_method_from_a_proxy(node: Callable[[str], dict[str, Any]]) -> None:
    assert node("override") == {"done": True, "head": WHOLE}


def test_tus_js_client_hears_that_the_file_is_another(node: Callable[[str], dict[str, Any]]) -> None:
    came = node("wrong")
    assert came["status"] == 460
    assert "Unggah lagi dari awal" in came["words"]
    assert came["head"] == {"status": 204, "offset": "0"}


def test_tus_js_client_throws_an_upload_away(node: Callable[[str], dict[str, Any]]) -> None:
    assert node("terminate") == {"head": {"status": 404, "offset": None}}
