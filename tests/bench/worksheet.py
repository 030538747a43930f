"""The assessment room over HTTP, from a real server on SQLite: ``python -m tests.bench.worksheet``.

Kerinci's LKE is answered whole and judged by TPI; all 553 offices have a filling. Medians by the clock, in which
is what else the machine does, beside the server's own processor time. The budgets are the house's, for two idle cores.
"""

from __future__ import annotations

import contextlib
import http.client
import itertools
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from tests.bench.pages import use_django

TIMES = 25
CLIENTS, SAVES = 8, 15
HOST = "127.0.0.1"
SOME = 50
ITEM = "P.1.i.a"


class Reply(NamedTuple):
    """What the server answered, and after how many milliseconds."""

    status: int
    size: int
    ms: float


class Browser:
    """One signed-in person over one connection that is kept open."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = http.client.HTTPConnection(HOST, port, timeout=60)
        self.token = "x" * 32
        self.head = {"Cookie": f"{session}; csrftoken={self.token}", "Accept-Encoding": "gzip"}

    def get(self, address: str) -> Reply:
        return self._ask("GET", address, None, {})

    def save(self, address: str, item: str, key: str, seen: int) -> Reply:
        """Answer one question, as the page does when a choice is made; ``seen`` is the number of what stood there."""
        body = urlencode({item: key, f"c-{item}": "", "csrfmiddlewaretoken": self.token, "v": f"{item}:{seen}"})
        head = {"HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", address, body, head)

    def _ask(self, method: str, address: str, body: str | None, more: dict[str, str]) -> Reply:
        began = time.perf_counter()
        self.connection.request(method, address, body, self.head | more)
        response = self.connection.getresponse()
        content = response.read()
        return Reply(response.status, len(content), (time.perf_counter() - began) * 1000)


class Installation(NamedTuple):
    """Sessions of who fills in, and of who looks at all units and at some of them; the secret of a program; the address
    of the room and the unit's code; the questions with options, each with its keys."""

    filler: str
    centre: str
    some: str
    secret: str
    room: str
    unit: str
    items: dict[str, tuple[str, ...]]


def fill() -> Installation:
    """The installation that is measured."""
    from bening.config import statics
    from bening.foundation.accounts.enums import Role
    from bening.foundation.accounts.permissions import actor_for
    from bening.foundation.machines.enums import Scope
    from bening.foundation.machines.policies import KeyTerms
    from bening.foundation.machines.services import key_create
    from bening.foundation.units.models import Unit
    from bening.kernel.lke import Predicate, load
    from bening.rooms.assessment.enums import Layer
    from bening.rooms.assessment.links import room_url
    from bening.rooms.assessment.models import Sheet
    from bening.rooms.assessment.services.answering import Given, answers_save
    from bening.rooms.assessment.services.opening import assessment_open
    from tests.factories import NOW, TODAY, YEAR, make_membership, make_user
    from tests.rooms.assessment.many import add_assessments
    from tests.rooms.assessment.world import best
    from tests.weight.worlds import load_offices

    statics.collect()
    load_offices()
    unit, *others = Unit.objects.order_by("-lineage")
    filler, centre, some = (make_user() for _ in range(3))
    make_membership(unit, Role.SECRETARY, user=filler)
    make_membership(Unit.objects.get(parent=None), Role.SUPERVISOR, user=centre)
    for other in [one for one in others if one.kind == "regency"][:SOME]:
        make_membership(other, Role.SUPERVISOR, user=some)
    actor = actor_for(filler, unit, YEAR)
    assessment = assessment_open(by=actor, at=NOW, on=TODAY, target=Predicate.WBK)
    sheet = Sheet.objects.get(assessment=assessment, layer=Layer.UNIT)
    answers_save(by=actor, at=NOW, sheet=sheet, given=[Given(item, values) for item, values in best().items()])
    add_assessments(others, by=centre)
    items = {item.id: tuple(one.key for one in item.options) for item in load().items.values() if item.options}
    terms = KeyTerms("Ukur", "Pengukuran", "Rina", list(Scope), TODAY)
    secret = key_create(by=actor, at=NOW, terms=terms)[1]
    sessions = [session_of(one) for one in (filler, centre, some)]
    return Installation(*sessions, secret, room_url(unit, YEAR, "overview"), unit.code, items)


def session_of(user: object) -> str:
    """The cookie of a signed-in person."""
    from django.conf import settings
    from django.test import Client

    client = Client(SERVER_NAME=HOST)
    client.force_login(user, backend="bening.foundation.accounts.backends.Backend")  # type: ignore[arg-type]
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


class Taken(NamedTuple):
    """What a piece of work takes: the median by the clock, the mean of the server's own time (both in milliseconds),
    and the bytes sent."""

    clock: float
    own: float
    size: int


def own_ms(process: int) -> float:
    """The processor time that a process has used, in milliseconds."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def taken(work: Callable[[], Reply], server: int) -> Taken:
    """Ask so many times, after two that warm up."""
    work(), work()
    before = own_ms(server)
    replies = [work() for _ in range(TIMES)]
    assert {reply.status for reply in replies} == {200}, {reply.status for reply in replies}
    own = (own_ms(server) - before) / TIMES
    return Taken(statistics.median(reply.ms for reply in replies), own, replies[-1].size)


def together(port: int, made: Installation) -> tuple[float, int]:
    """Saves a second by eight at once, each at questions of her own, and how many were refused."""
    replies: list[Reply] = []

    def person(number: int) -> None:
        browser, own = Browser(port, made.filler), list(made.items)[1 + number :: CLIENTS]
        for turn in range(SAVES):
            item, round_ = own[turn % len(own)], turn // len(own)
            key = made.items[item][1 - round_ % 2]
            replies.append(browser.save(f"{made.room}lembar/unit/", item, key, round_ + 1))

    people = [threading.Thread(target=person, args=(number,)) for number in range(CLIENTS)]
    began = time.perf_counter()
    for one in people:
        one.start()
    for one in people:
        one.join()
    return len(replies) / (time.perf_counter() - began), sum(reply.status != 200 for reply in replies)


def measure(port: int, server: int, made: Installation) -> None:
    """Print what every piece of work takes."""
    filler, centre, some = (Browser(port, session) for session in (made.filler, made.centre, made.some))
    program = Browser(port, "")
    program.head = {"Authorization": f"Bearer {made.secret}"}
    numbers = itertools.count(1)

    def save() -> Reply:
        seen = next(numbers)
        return filler.save(f"{made.room}lembar/unit/", ITEM, made.items[ITEM][seen % 2], seen)

    rows: list[tuple[str, Callable[[], Reply], float]] = [
        ("page of the whole LKE, 113 questions", lambda: filler.get(f"{made.room}lembar/unit/"), 120),
        ("save one answer with its audit", save, 25),
        ("score with all thresholds (JSON)", lambda: program.get(f"/api/v1/satker/{made.unit}/nilai/?tahun=2025"), 15),
        ("overview with the path to the predicate", lambda: filler.get(made.room), 120),
        (f"{SOME} units in one table", lambda: some.get("/pengawasan/lke/"), 60),
        ("553 units in one table", lambda: centre.get("/pengawasan/lke/"), 120),
        ("553 units, areas as a map", lambda: centre.get("/pengawasan/lke/peta/"), 120),
        ("LKE as XLSX", lambda: filler.get(f"{made.room}berkas/lke.xlsx"), 250),
    ]
    print(f"\n{f'LKE over HTTP, median of {TIMES}':52}{'ms':>10}{'cpu ms':>9}{'budget ms':>11}{'kB sent':>9}")
    for name, work, budget in rows:
        for browser in (filler, centre, some, program):
            browser.connection.close()  # the server lets go of one that was silent for long; the next request opens it
        found = taken(work, server)
        print(f"{name:52}{found.clock:10.1f}{found.own:9.1f}{budget:11.0f}{found.size / 1000:9.1f}", flush=True)
    speed, refused = together(port, made)
    print(f"{f'{CLIENTS} people saving at once, saves a second':52}{speed:10.1f}{'>= 40':>11}")
    print(f"{'of these refused (locks, errors)':52}{refused:10}{'0':>11}")


def main() -> None:
    use_django()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    made = fill()
    kept = answers()
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    command = "import sys; from bening.cli import main; sys.exit(main())"
    words = [sys.executable, "-c", command, "up", "--host", HOST, "--port", str(port), "--no-jobs"]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        await_server(port)
        measure(port, server.pid, made)
    finally:
        server.terminate()
        server.wait()
    assert answers() - kept == TIMES + 2 + CLIENTS * SAVES, "a save was lost"


def answers() -> int:
    """How many answers are kept."""
    from bening.rooms.assessment.models import Answer

    return Answer.objects.count()


def await_server(port: int) -> None:
    """Until it answers; at most a minute."""
    for _ in range(600):
        with contextlib.suppress(OSError), socket.create_connection((HOST, port)):
            return
        time.sleep(0.1)
    raise TimeoutError("the server does not answer")


def run() -> None:
    """All of it, in the middle of the example year, over a data folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"BENING_DATA": folder, "BENING_DEMO": "1"}
        subprocess.run([sys.executable, "-m", "tests.bench.worksheet"], check=True, env=environment)


if __name__ == "__main__":
    main()
