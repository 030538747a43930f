"""Pages of a large installation on SQLite, in a process of their own: ``python -m tests.bench.pages``.

553 offices with a plan each (5,000 items, 8,000 due dates in all) and a plan of 5,000 items for 30 people with 20,000
files of evidence in one office.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGES = (
    "home",
    "plans:plan",
    "plans:heat",
    "plans:xray",
    "unit_summary",
    "unit_calendar",
    "supervision",
    "evidence:list",
    "evidence:tray",
    "evidence:gaps",
)
FILES = 20_000
TIMES = 30
REQUESTS = 50
PEOPLE = 30
BUDGET_MS = 300
EMAIL = "ukur@contoh.invalid"


def use_django() -> None:
    """The product's own settings over the data folder that BENING_DATA names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bening.config.settings"
    import django

    django.setup()


def cpu_and_wall(work: object) -> tuple[float, float]:
    """Milliseconds of this process's own time and of the clock."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()  # type: ignore[operator]
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill() -> None:
    """The installation that is measured."""
    from bening.config import statics
    from bening.foundation.accounts.enums import Role
    from bening.foundation.units.models import Unit
    from bening.rooms.plans.models import Item, Plan
    from tests.bench.proofs import add_evidence
    from tests.factories import make_membership, make_user
    from tests.weight.worlds import add_plans, load_offices

    statics.collect()
    load_offices()
    person = make_user("Ukur", email=EMAIL)
    large, *others = Unit.objects.order_by("-lineage")
    add_plans(others, by=person, items=9)
    add_plans([large], by=person, items=5000, owner=person)
    add_evidence(large, by=person, files=FILES)
    make_membership(large, Role.SECRETARY, user=person)
    pks = list(Item.objects.filter(plan__unit=large).order_by("pk").values_list("pk", flat=True))
    for number in range(1, PEOPLE):
        Item.objects.filter(pk__in=pks[number::PEOPLE]).update(owner=make_user())
    make_membership(Unit.objects.get(parent=None), Role.SUPERVISOR, user=person)
    assert Plan.objects.count() == Unit.objects.count()


def addresses() -> dict[str, str]:
    from django.urls import reverse

    from bening.foundation.accounts.models import Membership
    from tests.factories import YEAR

    unit = Membership.objects.get(role="secretary").unit
    inside = {"unit": unit.code, "year": YEAR}
    return {
        name: reverse(name, kwargs=inside if name.startswith(("plans:", "evidence:", "unit_")) else {})
        for name in PAGES
    }


def browser() -> object:
    from django.test import Client

    from bening.foundation.accounts.models import User

    client = Client(HTTP_ACCEPT_ENCODING="gzip", SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(email=EMAIL), backend="bening.foundation.accounts.backends.Backend")
    return client


def fetch(client: object, address: str) -> None:
    response = client.get(address)  # type: ignore[attr-defined]
    assert response.status_code == 200, f"{address}: {response.status_code}"


def resident_mib() -> float:
    """What this process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def measure() -> None:
    """Print 95th percentiles of every page, in the process's own time and by the clock."""
    import time_machine

    from tests.factories import NOW

    title = f"page, 95th percentile of {TIMES}"
    print(f"\n{title:42}{'first ms':>10}{'cpu ms':>9}{'clock ms':>10}{'budget ms':>11}")
    client = browser()
    for name, address in addresses().items():
        samples = []
        for _ in range(TIMES + 1):
            cpu, wall = time.process_time(), time.perf_counter()
            with time_machine.travel(NOW):
                fetch(client, address)
            samples.append(((time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000))
        first = samples.pop(0)[0]
        cpu_95, wall_95 = (statistics.quantiles(column, n=20)[-1] for column in zip(*samples, strict=True))
        print(f"{name:42}{first:10.0f}{cpu_95:9.0f}{wall_95:10.0f}{BUDGET_MS:>11}", flush=True)


def memory() -> None:
    """Print what a process holds that answered so many requests."""
    client, pages = browser(), list(addresses().values())
    before = resident_mib()
    for number in range(REQUESTS):
        client.get(pages[number % len(pages)])  # type: ignore[attr-defined]
    print(f"{'memory before the first request':52}{before:9.0f} MiB")
    print(f"{f'memory after {REQUESTS} requests':52}{resident_mib():9.0f} MiB")


def demo() -> None:
    """Print how long ``bening demo`` takes to be ready, the first time and the second."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("BENING_", "DJANGO_"))}
        command = [
            sys.executable,
            "-c",
            "import sys; from bening.cli import main; sys.exit(main())",
            "demo",
            "--seed-only",
        ]
        for words in ("first start of the demo", "second start of the demo"):
            began = time.perf_counter()
            subprocess.run(command, check=True, env=environment | {"BENING_DATA": folder}, stdout=subprocess.DEVNULL)
            print(f"{words:52}{'':9}{(time.perf_counter() - began) * 1000:10.0f}")


def main() -> None:
    use_django()
    if sys.argv[1:] == ["memory"]:
        memory()
        return
    cpu, wall = cpu_and_wall(migrate)
    print(f"{'migrate an empty database':52}{cpu:9.0f}{wall:10.0f}")
    fill()
    measure()
    subprocess.run([sys.executable, "-m", "tests.bench.pages", "memory"], check=True)
    demo()


def run() -> None:
    """All of it, over a data folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"BENING_DATA": folder}
        subprocess.run([sys.executable, "-m", "tests.bench.pages"], check=True, env=environment)


if __name__ == "__main__":
    main()
