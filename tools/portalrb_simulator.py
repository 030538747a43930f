"""Pulls from an installation as PortalRB does by its guide of 2026, strictly, and says what it found.

    KUNCI=bening_... .venv/bin/python tools/portalrb_simulator.py https://bening.contoh.go.id/api/portalrb

A call is tried three times (at once, after 60 and after another 120 seconds), then it has failed until somebody pulls
again. What a reviewer approved is pending again when its answers were pulled anew, or when its name or affirmation
changed in a pull of the lists. Source: Panduan Teknis API Integrasi ZI v1.0.0; only what the guide says is known here.
"""

from __future__ import annotations

import json
import os
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

DELAYS = (0, 60, 120)
QUESTIONS = range(1, 128)
CATEGORIES = {"unit-wbk": {"WBK", "WBK-AFIRMASI"}, "unit-wbbm": {"WBBM"}}
ANSWER = {"soal_id", "jawaban_unit", "jawaban_tpi", "catatan_unit", "bukti_dukung_unit", "catatan_tpi"}
TIMEOUT = 30


class Review(StrEnum):
    """What the portal's reviewer says of a unit."""

    PENDING = "pending"
    APPROVED = "disetujui"


class PullFailed(Exception):  # noqa: N818 - reads as what happened
    """Three attempts went wrong; the message is that of the last."""


class NotAsAgreed(Exception):  # noqa: N818 - reads as what happened
    """An answer that the guide does not allow."""


@dataclass
class Unit:
    """A proposed unit as the portal keeps it; ``answers`` by the id of the question, None until they were pulled."""

    id: str
    nama: str
    kategori: str
    afirmasi: bool
    review: Review = Review.PENDING
    answers: dict[int, dict[str, Any]] | None = None


@dataclass
class Portal:
    """The portal's side. ``sleep`` waits between attempts, so that a test need not."""

    base: str
    key: str
    sleep: Callable[[float], None] = time.sleep
    units: dict[str, Unit] = field(default_factory=dict)

    def pull_lists(self) -> None:
        """Both lists at once, or none: who is new, changed, or not proposed any more."""
        rows = [unit for name in CATEGORIES for unit in self._listed(name)]
        before, self.units = self.units, {row.id: row for row in rows}
        for row in rows:
            known = before.get(row.id)
            if known is not None:
                row.answers = known.answers
                same = (known.nama, known.afirmasi) == (row.nama, row.afirmasi)
                row.review = known.review if same else Review.PENDING

    def pull_answers(self, unit_id: str) -> None:
        """The answers of one unit, which its reviewer has to look at anew."""
        told = self.fetch(f"lke/jawaban-unit/{unit_id}")
        _same(set(told), {"unit_id", "nama_unit", "tahun", "answers"}, "the answer")
        _same(told["unit_id"], unit_id, "unit_id")
        rows = {row["soal_id"]: row for row in told["answers"]}
        _same(sorted(rows), list(QUESTIONS), "the ids of the questions")
        _same(len(told["answers"]), len(rows), "the number of answers")
        for row in rows.values():
            _same(set(row), ANSWER, f"question {row['soal_id']}")
        self.units[unit_id].answers = rows
        self.units[unit_id].review = Review.PENDING

    def approve(self, unit_id: str) -> None:
        """The reviewer agrees with a unit."""
        self.units[unit_id].review = Review.APPROVED

    def fetch(self, path: str) -> dict[str, Any]:
        """The JSON below the base address. Raises PullFailed after three attempts."""
        problem = ""
        for delay in DELAYS:
            if delay:
                self.sleep(delay)
            try:
                with self.open(f"{self.base}/{path}") as response:
                    found: dict[str, Any] = json.load(response)
                    return found
            except urllib.error.HTTPError as error:
                problem = f"{error.code}: {_message_of(error)}"
            except OSError as error:
                problem = str(error)
        raise PullFailed(problem)

    def open(self, address: str) -> Any:
        """One attempt, with the key."""
        headers = {"Authorization": f"Bearer {self.key}", "Accept": "application/json"}
        request = urllib.request.Request(address, headers=headers)  # noqa: S310 - the caller's own server
        return urllib.request.urlopen(request, timeout=TIMEOUT)  # noqa: S310

    def _listed(self, name: str) -> list[Unit]:
        told = self.fetch(f"pengusulan/{name}")
        _same(set(told), {"tahun", "units"}, name)
        for row in told["units"]:
            _same(set(row), {"id", "nama", "kategori", "afirmasi"}, f"a unit of {name}")
            if row["kategori"] not in CATEGORIES[name] or not isinstance(row["afirmasi"], bool):
                raise NotAsAgreed(f"{name}: {row}")
        return [Unit(**row) for row in told["units"]]


def _same(given: object, agreed: object, where: str) -> None:
    if given != agreed:
        raise NotAsAgreed(f"{where}: {given!r}, agreed is {agreed!r}")


def _message_of(error: urllib.error.HTTPError) -> str:
    """The message of an error in the agreed form."""
    told = json.load(error)
    _same((set(told), told.get("error")), ({"error", "code", "message"}, True), f"error {error.code}")
    return str(told["message"])


def main() -> None:
    """Pull everything once and print a line for each unit."""
    portal = Portal(sys.argv[1].rstrip("/"), os.environ["KUNCI"])
    portal.pull_lists()
    for unit in portal.units.values():
        portal.pull_answers(unit.id)
        rows = (unit.answers or {}).values()
        counts = {name: sum(row[name] is not None for row in rows) for name in sorted(ANSWER - {"soal_id"})}
        print(f"{unit.id} {unit.nama} ({unit.kategori}): {counts}")


if __name__ == "__main__":
    main()
