"""`make cluster`: what one web process takes in, the other gives out; and nothing is left when it ends."""

from __future__ import annotations

import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from django.urls import reverse
from tools import cluster

from bening.reference import examples
from tests.cluster.seed import EMAIL, PASSWORD, UNIT
from tests.factories import YEAR

DECREE = Path(examples.__file__).parent / "kerinci-2025" / "keputusan.md"
BOUNDARY = "batas-uji-klaster"


class Person:
    """Somebody with a browser that keeps cookies and follows redirects."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str):
        return self.opener.open(self.address + path, timeout=60)

    def post(self, path: str, body: bytes, kind: str):
        headers = {"Content-Type": kind, "Referer": self.address + path}
        return self.opener.open(urllib.request.Request(self.address + path, body, headers), timeout=120)

    def token(self, path: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path).read().decode())
        assert found
        return found[1]

    def sign_in(self) -> None:
        path = reverse("account_login")
        fields = {"csrfmiddlewaretoken": self.token(path), "login": EMAIL, "password": PASSWORD}
        answer = self.post(path, urllib.parse.urlencode(fields).encode(), "application/x-www-form-urlencoded")
        assert answer.status == 200
        assert path not in answer.url

    def hand_in(self, content: bytes) -> str:
        """The address of the import that the decree became."""
        path = reverse("plans:import", kwargs={"unit": UNIT, "year": YEAR})
        fields = (
            f'name="csrfmiddlewaretoken"\r\n\r\n{self.token(path)}'.encode(),
            b'name="file"; filename="sk.md"\r\nContent-Type: text/markdown\r\n\r\n' + content,
        )
        start = f"--{BOUNDARY}\r\nContent-Disposition: form-data; ".encode()
        body = b"".join(start + field + b"\r\n" for field in fields) + f"--{BOUNDARY}--\r\n".encode()
        answer = self.post(path, body, f"multipart/form-data; boundary={BOUNDARY}")
        return urllib.parse.urlsplit(answer.url).path


def processes_of(folder: Path) -> list[str]:
    """Command lines of living processes that name the folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if str(folder) in words:
            found.append(words)
    return found


@pytest.mark.slow
@pytest.mark.xdist_group("seaweed")
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="has a database of its own; once is enough")
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="starts Debian's servers")
def test_what_one_web_process_takes_in_the_other_gives_out():
    with cluster.temporary_folder() as folder:
        seed = [sys.executable, "-m", "tests.cluster.seed"]
        with cluster.cluster(folder, cluster.free_port(), seed=seed) as address:
            person = Person(address)
            person.sign_in()
            place = person.hand_in(DECREE.read_bytes())
            number = int(re.search(r"/(\d+)/", place.partition("impor")[2])[1])
            source = reverse("plans:import_source", kwargs={"unit": UNIT, "year": YEAR, "pk": number})
            served_by = set()
            for _ in range(8):
                with person.get(source) as answer:
                    assert answer.read() == DECREE.read_bytes()
                    served_by.add(answer.headers["X-Served-By"])
            assert len(served_by) == 2
            with person.get(reverse("status")) as answer:
                told = json.loads(answer.read())
            assert (told["status"], told["worker"]) == ("ok", True)
            assert processes_of(folder)
        assert processes_of(folder) == []
    assert not folder.exists()
