"""``make bench``: how long the work takes that people wait for, as ratios to a fixed piece of Python work.

A ratio means the same on a slow and on a fast machine: one "unit" is the median time of ``yardstick`` here and now. The
milliseconds beside it are of this machine. The budget, where the house has one, is given in milliseconds.
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import lke, packages, pages, suggest, worksheet

Work = Callable[[], object]


def yardstick() -> int:
    """A fixed mixture of arithmetic, dictionary and text work."""
    table: dict[int, str] = {}
    for number in range(60_000):
        table[number % 997] = f"{number:05d}"[::-1]
    return sum(len(text) for text in table.values())


def median_ms(work: Work, *, times: int, warm: int = 1) -> float:
    for _ in range(warm):
        work()
    samples = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        samples.append((time.perf_counter() - began) * 1000)
    return statistics.median(samples)


def start(compiled: str) -> None:
    """Load the application in a process of its own, from files compiled into a folder, as every installation has them
    (pip compiles what it installs), even where this machine was told to write none."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings';"
        " from bening.config import wsgi; from bening.config import urls"
    )
    subprocess.run([sys.executable, "-c", command], check=True, env=environment | {"PYTHONPYCACHEPREFIX": compiled})


def measures(compiled: str) -> list[tuple[str, Work, int, float | None]]:
    """Name, work, repetitions and budget in milliseconds (None where the house sets none)."""
    from bening.kernel.decree import read
    from bening.kernel.targets import parse
    from bening.reference import examples
    from tests.kernel.decree import builders

    kerinci = (Path(examples.__file__).parent / "kerinci-2025" / "keputusan.md").read_bytes()
    small, large = (builders.to_markdown(builders.big_decree(rows)) for rows in (500, 2000))
    word = builders.to_docx(builders.big_decree(2000))

    years = itertools.count(2000)  # a phrase that was read before is remembered

    return [
        ("read the Kerinci decree to a draft with findings", lambda: read(kerinci), 15, 150),
        ("read 500 rows", lambda: read(small, year=2025), 3, None),
        ("read 2,000 rows (four times as many)", lambda: read(large, year=2025), 3, None),
        ("read 2,000 rows of Word, about 200 pages", lambda: read(word, year=2025), 2, None),
        ("read one target phrase", lambda: parse(f"Januari, minggu ke 2 Tahun {next(years)}", year=2025), 200, None),
        ("cold start of the application", lambda: start(compiled), 5, 1500),
    ]


def main() -> None:
    unit = median_ms(yardstick, times=15, warm=3)
    print(f"one unit = {unit:.1f} ms here\n")
    print(f"{'':52}{'units':>9}{'ms':>10}{'budget ms':>11}")
    with tempfile.TemporaryDirectory() as compiled:
        for name, work, times, budget in measures(compiled):
            taken = median_ms(work, times=times)
            print(f"{name:52}{taken / unit:9.2f}{taken:10.1f}{budget or '':>11}", flush=True)
    suggest.run()
    lke.run()
    packages.run()
    pages.run()
    worksheet.run()


if __name__ == "__main__":
    main()
