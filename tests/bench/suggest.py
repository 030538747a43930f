"""How often the right proof is suggested for a file: our ranking beside a plain fuzzy match, on labelled names.

``tests/data/suggest/names.csv`` holds names as officers write them for the Kerinci decree. The ranking was tuned on the
rows "tune" alone; what counts are the rows "held".
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from bening.kernel.decree import read
from bening.kernel.suggest import Candidate, Dropped, Due, Past, Suggester
from bening.kernel.suggest.places import codes
from bening.reference import examples

NAMES = Path(__file__).parents[1] / "data" / "suggest" / "names.csv"
DECREE = Path(examples.__file__).parent / "kerinci-2025" / "keputusan.md"
UNIT = "KPU Kabupaten Kerinci"
Ranking = Callable[[Dropped], Sequence[str]]


@dataclass(frozen=True)
class Labelled:
    """A file and the proofs ("II.1.2/1": the first proof of II.1.2) that it may rightly be put under."""

    dropped: Dropped
    answers: frozenset[str]

    @property
    def has_code(self) -> bool:
        return bool(codes(f"{self.dropped.folder} {self.dropped.name}"))


@dataclass(frozen=True)
class Accuracy:
    """Shares (0 to 1) of files whose right proof came first, and among the first three and five."""

    files: int
    top1: float
    top3: float
    top5: float


def labelled(which: str) -> list[Labelled]:
    """The rows of the set "tune" or "held"."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        return [
            Labelled(Dropped(row["name"], row["folder"], row["text"]), frozenset(map(whole, row["answers"].split())))
            for row in csv.DictReader(file)
            if row["set"] == which
        ]


def whole(answer: str) -> str:
    return answer if "/" in answer else f"{answer}/1"


def proofs() -> tuple[list[Candidate], list[str]]:
    """The 72 required proofs of the Kerinci decree and their names; ``key`` counts through the names."""
    found, names = [], []
    for section in read(DECREE.read_bytes()).sections:
        for component in section.components:
            for item in component.items:
                for position, proof in enumerate(item.evidence, start=1):
                    dues = tuple(
                        Due(number, occurrence.start, occurrence.due)
                        for number, occurrence in enumerate(item.schedule.occurrences)
                    )
                    steps = " ".join(step.text for step in item.action_steps)
                    place = f"{section.title} {component.name}"
                    found.append(Candidate(len(names), item.id, proof.text, item.indicator, steps, place, dues))
                    names.append(f"{item.id}/{position}")
    return found, names


def ours(history: Iterable[Labelled] = ()) -> Ranking:
    """Our ranking; ``history`` are files that people of the unit put in their place before."""
    candidates, names = proofs()
    number = {name: key for key, name in enumerate(names)}
    past = [Past(one.dropped.name, number[answer]) for one in history for answer in sorted(one.answers)]
    suggester = Suggester(candidates, past, unit=UNIT)
    return lambda dropped: [names[suggestion.key] for suggestion in suggester.rank(dropped)]


def plain_match(scorer: Callable[..., float]) -> Ranking:
    """What one would do without more thought: the name, folder and text against each proof with its indicator."""
    candidates, names = proofs()
    texts = [f"{one.code} {one.proof} {one.indicator}".lower() for one in candidates]

    def rank(dropped: Dropped) -> list[str]:
        stem = dropped.name.rpartition(".")[0]
        asked = f"{dropped.folder} {stem} {dropped.text}".lower()
        scores = [scorer(asked, text) for text in texts]
        return [names[key] for key in sorted(range(len(names)), key=lambda key: -scores[key])[:5]]

    return rank


def accuracy(rank: Ranking, rows: Sequence[Labelled]) -> Accuracy:
    hits = [0, 0, 0]
    for row in rows:
        found = rank(row.dropped)
        for place, most in enumerate((1, 3, 5)):
            hits[place] += bool(row.answers & set(found[:most]))
    top1, top3, top5 = (hit / len(rows) for hit in hits)
    return Accuracy(len(rows), top1, top3, top5)


def copies(number: int) -> list[Candidate]:
    """The proofs of the decree over and over, each time with another office in its text."""
    candidates, _ = proofs()
    return [
        Candidate(
            key,
            candidates[key % len(candidates)].code,
            f"{candidates[key % len(candidates)].proof} satuan{key // len(candidates)}",
            candidates[key % len(candidates)].indicator,
            candidates[key % len(candidates)].steps,
            candidates[key % len(candidates)].component,
        )
        for key in range(number)
    ]


def milliseconds_a_file(candidates: Sequence[Candidate], rows: Sequence[Labelled]) -> float:
    suggester = Suggester(candidates, unit=UNIT)
    began = time.process_time()
    for row in rows:
        suggester.rank(row.dropped)
    return (time.process_time() - began) * 1000 / len(rows)


def run() -> None:
    """Print the accuracy on both sets and the time a file."""
    tune, held = labelled("tune"), labelled("held")
    uncoded = [row for row in held if not row.has_code]
    print("\nthe right proof for a file among 72, in percent of the files: first, among three, among five")
    rankings = [
        ("our ranking", ours()),
        ("our ranking, with the tuned names as history", ours(tune)),
        ("rapidfuzz token_set_ratio", plain_match(fuzz.token_set_ratio)),
        ("rapidfuzz WRatio", plain_match(fuzz.WRatio)),
    ]
    for name, rank in rankings:
        for title, rows in (("held out", held), ("held out, no code", uncoded), ("tuned on", tune)):
            if title == "tuned on" and "history" in name:
                continue
            got = accuracy(rank, rows)
            print(f"{name:46}{title:20}{got.files:5}{got.top1:8.1%}{got.top3:8.1%}{got.top5:8.1%}")
    for number in (72, 720, 5000):
        print(f"{number:6} proofs: {milliseconds_a_file(copies(number), held[:40]):8.2f} ms a file")


if __name__ == "__main__":
    run()
