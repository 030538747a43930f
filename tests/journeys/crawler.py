"""Follows every link that a person is shown, as a browser without JavaScript would."""

from __future__ import annotations

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from dataclasses import dataclass, field

from lxml import html
from tests.strict_client import problems_of


@dataclass
class Crawl:
    """What was opened (path → status) and what was wrong."""

    seen: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


class Crawler:
    """One signed-in person on the demo site."""

    def __init__(self, base: str) -> None:
        self.base = base
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def sign_in(self, persona: str) -> None:
        page = html.fromstring(self.get("/akun/masuk/")[1])
        (form,) = page.xpath(f"//form[contains(@action, '/akun/contoh/{persona}/')]")
        fields = {entry.get("name"): entry.get("value", "") for entry in form.xpath(".//input[@name]")}
        request = urllib.request.Request(
            self.base + form.get("action"),
            data=urllib.parse.urlencode(fields).encode(),
            headers={"Referer": self.base + "/akun/masuk/"},
        )
        with self.opener.open(request, timeout=60):
            pass

    def get(self, path: str) -> tuple[int, bytes, str]:
        try:
            with self.opener.open(self.base + path, timeout=60) as response:
                return response.status, response.read(), response.headers.get("Content-Type", "")
        except urllib.error.HTTPError as error:
            return error.code, error.read(), error.headers.get("Content-Type", "")

    def crawl(self, *, start: str = "/", most: int = 150, per_shape: int = 3) -> Crawl:
        """Breadth first; of addresses that differ only in numbers, codes or query at most ``per_shape`` are opened."""
        result = Crawl()
        shapes: dict[str, int] = {}
        queue = deque([start])
        while queue and len(result.seen) < most:
            path = queue.popleft()
            shape = shape_of(path)
            if path in result.seen or shapes.get(shape, 0) >= per_shape:
                continue
            shapes[shape] = shapes.get(shape, 0) + 1
            status, body, kind = self.get(path)
            result.seen[path] = status
            if status >= 400:
                result.problems.append(f"{path}: {status}")
            elif kind.startswith("text/html") and body:
                result.problems += [f"{path}: {problem}" for problem in problems_of(body.decode())]
                queue.extend(self.links(body, path))
        return result

    def links(self, body: bytes, path: str) -> list[str]:
        found = []
        for link in html.fromstring(body).xpath("//a[@href]/@href"):
            parts = urllib.parse.urlsplit(urllib.parse.urljoin(self.base + path, link))
            if f"{parts.scheme}://{parts.netloc}" == self.base:
                found.append(parts.path + (f"?{parts.query}" if parts.query else ""))
        return found


def shape_of(path: str) -> str:
    """The address with its numbers and codes blanked."""
    plain, _, query = path.partition("?")
    parts = ["#" if any(character.isdigit() for character in part) else part for part in plain.split("/")]
    names = sorted(urllib.parse.parse_qs(query))
    return "/".join(parts) + "?" + "&".join(names)
