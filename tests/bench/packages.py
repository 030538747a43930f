"""The assessor package against hashing and copying the same files: ``python -m tests.bench.packages``.

1,000 files of 500 MB in all; ``BENING_BENCH_FULL=1`` takes 20,000 files of 10 GB (needs 30 GB of disk). The plain copy
goes into one file, which is the least that anybody could do. Each piece of work runs in a process of its own, by turns,
so that its memory can be told and the disk treats both alike.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

FULL = bool(os.environ.get("BENING_BENCH_FULL"))
FILES, MEGABYTES = (20_000, 10_000) if FULL else (1_000, 500)
TURNS = 1 if FULL else 3
CHUNK = 1024 * 1024
LEAST_RATIO = 0.6
MOST_MIB = 200


def fill(folder: Path) -> None:
    """The evidence: PDFs that cannot be compressed, no two alike, and their digests."""
    noise = os.urandom(MEGABYTES * 1_000_000 // FILES)
    digests = {}
    for number in range(FILES):
        content = number.to_bytes(8, "big") + noise[8:]
        name = f"{number:05d}.pdf"
        (folder / name).write_bytes(content)
        digests[name] = hashlib.sha256(content).hexdigest()
    (folder / "digests.json").write_text(json.dumps(digests))


def evidence(folder: Path) -> Iterator[tuple[Path, str]]:
    for name, digest in json.loads((folder / "digests.json").read_text()).items():
        yield folder / name, digest


def copy(folder: Path) -> None:
    """Hash every file while copying it."""
    with (folder / "out").open("wb") as target:
        for path, expected in evidence(folder):
            digest = hashlib.sha256()
            with path.open("rb") as source:
                while chunk := source.read(CHUNK):
                    digest.update(chunk)
                    target.write(chunk)
            assert digest.hexdigest() == expected


def make(folder: Path) -> None:
    """The package of the same files, with six areas and ten files an item."""
    from bening.kernel.package.contents import BagInfo, Entry, Facts
    from bening.kernel.package.writer import write_package

    def entries() -> Iterator[Entry]:
        for number, (path, digest) in enumerate(evidence(folder)):
            area, component, item = number * 6 // FILES, number * 60 // FILES, number // 10
            yield Entry(
                (f"{area + 1} Area perubahan", f"{component + 1} Komponen", f"{item + 1} Butir rencana"),
                f"{number % 10 + 1:02d} Bukti.pdf",
                path.stat().st_size,
                digest,
                lambda path=path: path.open("rb"),  # type: ignore[misc]
                Facts(item=str(item), title="Bukti", state="Disetujui", original_name=path.name, reviewer="Peninjau"),
            )

    info = BagInfo("Bukti", "Satuan kerja contoh", "ukur", datetime(2025, 6, 16, tzinfo=UTC), "Bening")
    with (folder / "out").open("wb") as target:
        assert write_package(target, entries(), info=info).files == FILES


def verify(folder: Path) -> None:
    from bening.kernel.package.verify import verify_package

    report = verify_package(folder / "out")
    assert report.holds
    assert report.files == FILES


def measured(work: str, folder: Path) -> dict[str, float]:
    """Seconds by the clock and of the processor, and MiB at most, of one piece of work in its own process."""
    os.sync()  # what was written before shall not be paid for by what comes next
    words = [sys.executable, "-m", "tests.bench.packages", work, str(folder)]
    return json.loads(subprocess.run(words, check=True, capture_output=True).stdout)


def warm_up() -> None:
    """Load what a worker that is running has loaded: the time to import is no part of the work."""
    from bening.kernel.package import verify  # noqa: F401
    from bening.kernel.package.contents import BagInfo
    from bening.kernel.package.writer import write_package

    write_package(io.BytesIO(), [], info=BagInfo("", "", "", datetime(2025, 6, 16, tzinfo=UTC), ""))


def child(work: str, folder: Path) -> None:
    warm_up()
    began, cpu = time.perf_counter(), time.process_time()
    {"copy": copy, "make": make, "verify": verify}[work](folder)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "wall": time.perf_counter() - began,
                "cpu": time.process_time() - cpu,
                "mib": usage.ru_maxrss / 1024,
            }
        )
    )


def run() -> None:
    """Print the ratios of the best turn of each; the best is what the work takes when nobody else wants the machine."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder)
        turns = {work: [] for work in ("copy", "make", "verify")}  # type: dict[str, list[dict[str, float]]]
        for _ in range(TURNS):
            for work, found in turns.items():
                found.append(measured(work, folder))
        best = {
            work: {unit: min(turn[unit] for turn in found) for unit in ("wall", "cpu")} for work, found in turns.items()
        }
        print(f"\nassessor package of {FILES:,} files, {MEGABYTES:,} MB{'':12}{'wall s':>10}{'cpu s':>10}{'MiB':>8}")
        for work, found in turns.items():
            most = max(turn["mib"] for turn in found)
            print(f"{work:52}{best[work]['wall']:10.1f}{best[work]['cpu']:10.1f}{most:8.0f}", flush=True)
        for work in ("make", "verify"):
            wall, cpu = (best["copy"][unit] / best[work][unit] for unit in ("wall", "cpu"))
            print(f"{f'speed of {work}, of hashing and copying':52}{wall:10.2f}{cpu:10.2f}")
        print(f"{'budget of make: speed at least, MiB at most':52}{LEAST_RATIO:10.2f}{'':10}{MOST_MIB:8}")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        child(sys.argv[1], Path(sys.argv[2]))
    else:
        run()
