"""The path to a predicate: the least effort that reaches every minimum, found exactly.

The thresholds' parts lie inside one another or apart (``soundness`` refuses any other instrument), so inside a part
only two things about a choice of questions matter: its effort and what it gains. For each part, innermost first, the
choices that no other beats in both are kept ("frontier"), those that miss the part's own minimum are dropped, and the
frontiers of the parts inside a larger one are added pairwise. What is left at the whole worksheet with the least effort
is the best there is; no choice that could have been better was dropped on the way.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bening.kernel.lke.answers import Answers, read_answers
from bening.kernel.lke.gates import Check
from bening.kernel.lke.improvements import Improvement, Ladder, gained, improvements, ladder_of
from bening.kernel.lke.instrument import Instrument, Predicate
from bening.kernel.lke.numbers import decimal, shown
from bening.kernel.lke.scoring import Score, score
from bening.kernel.lke.soundness import leaves

Trail = tuple["Trail", Improvement] | tuple["Trail", "Trail"] | None
"""How a choice was put together: nothing, one more improvement, or two choices of different parts."""
Frontier = list[tuple[int, int, Trail]]
"""Effort and gain, both growing from entry to entry, with the trail of the choice."""

NUMBERS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")


@dataclass(frozen=True)
class Path:
    """The least that has to be done for a predicate.

    ``steps`` are the questions to answer better, each only as much better as is needed with the others in place, the
    largest gain first; ``after`` is the score with them. ``blocked`` are the minima that stay out of reach even
    with the best answer to every question that is not locked; there are no steps then.
    """

    predicate: Predicate
    before: Score
    steps: tuple[Improvement, ...]
    after: Score
    blocked: tuple[Check, ...]

    @property
    def effort(self) -> int:
        return sum(step.effort for step in self.steps)

    @property
    def sentence(self) -> str:
        """What a leader wants to read: "Kurang 1,62 untuk WBK: tiga hal ini cukup."."""
        missed = [check for check in self.before.checks(self.predicate) if not check.passed]
        if not missed:
            return f"Semua ambang nilai {self.predicate} sudah tercapai."
        if self.blocked:
            names = ", ".join(check.threshold.label for check in self.blocked)
            return f"{self.predicate} belum dapat dicapai tanpa mengubah butir yang dikunci: {names}."
        count = len(self.steps)
        words = NUMBERS[count] if count < len(NUMBERS) else str(count)
        return f"{_distance(missed, self.predicate)}: {words} hal ini cukup."


def path_to(
    now: Score, predicate: Predicate, *, effort: Mapping[str, int] | None = None, locked: Collection[str] = ()
) -> Path:
    """The cheapest set of improvements after which every minimum of the predicate is reached.

    Cheapest is the least sum of ``effort`` (by item id; 1 where none is set, so then the fewest questions), and among
    equals the largest gain. Raises ValueError as ``improvements`` does.
    """
    possible = improvements(now, effort=effort, locked=locked)
    best = _with(now, possible)
    blocked = tuple(check for check in best.checks(predicate) if not check.passed)
    steps = () if blocked or now.passes(predicate) else _eased(now, predicate, _cheapest(now, predicate, possible))
    return Path(predicate, now, steps, _with(now, steps), blocked)


def what_if(now: Score, changes: Mapping[str, object]) -> Score:
    """The score as it would be with other answers; ``now`` stays as it is. Raises AnswersError."""
    return score(now.instrument, now.answers.changed(read_answers(now.instrument, changes)))


def _distance(missed: list[Check], predicate: Predicate) -> str:
    """How far the whole is away; where the whole is enough, or other minima fail besides, that they do."""
    whole = [check for check in missed if check.threshold.key == "total"]
    others = len(missed) - len(whole)
    if not whole:
        return f"Nilai total cukup, tetapi {others} ambang lain untuk {predicate} belum tercapai"
    short = f"Kurang {shown(decimal(whole[0].points_short, up=True), rounding='ROUND_CEILING')} untuk {predicate}"
    return f"{short} dan {others} ambang lain belum tercapai" if others else short


def _with(now: Score, changes: Iterable[Improvement]) -> Score:
    answers = now.answers
    for one in changes:
        answers = answers.changed(one.change)
    return score(now.instrument, answers)


def _cheapest(now: Score, predicate: Predicate, possible: tuple[Improvement, ...]) -> list[Improvement]:
    """The improvements of the cheapest choice; the caller has seen that all of them together are enough."""
    unit = math.lcm(now.denominator, *(one.gain.denominator for one in possible))
    free = {one.item: one for one in possible}
    open_parts: list[tuple[frozenset[str], Frontier]] = []
    for check, inside in sorted(_inside(now, predicate), key=lambda pair: len(pair[1])):
        below = [part for part in open_parts if part[0] <= inside]
        open_parts = [part for part in open_parts if not part[0] <= inside]
        frontier = _joined(frontier for _, frontier in below)
        for item in [item for item in free if item in inside]:
            frontier = _extended(frontier, free.pop(item), unit)
        needed = math.ceil(check.points_short * unit)
        open_parts.append((inside, [entry for entry in frontier if entry[1] >= needed]))
    return _unrolled(_joined(frontier for _, frontier in open_parts)[0][2])


def _inside(now: Score, predicate: Predicate) -> list[tuple[Check, frozenset[str]]]:
    return [(check, _questions(now.instrument, check.threshold.nodes)) for check in now.checks(predicate)]


def _questions(instrument: Instrument, nodes: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(leaves(instrument, node) for node in nodes))


def _joined(parts: Iterable[Frontier]) -> Frontier:
    """Every choice of one part with every choice of the others, without those that another beats."""
    whole: Frontier = [(0, 0, None)]
    for part in parts:
        whole = _unbeaten(
            (effort + more, gain + plus, (trail, other)) for effort, gain, trail in whole for more, plus, other in part
        )
    return whole


def _extended(frontier: Frontier, one: Improvement, unit: int) -> Frontier:
    """Every choice without and with one more improvement."""
    plus = int(one.gain * unit)
    added: Frontier = [(effort + one.effort, gain + plus, (trail, one)) for effort, gain, trail in frontier]
    return _unbeaten([*frontier, *added])


def _unbeaten(entries: Iterable[tuple[int, int, Trail]]) -> Frontier:
    best: dict[int, tuple[int, int, Trail]] = {}
    for entry in entries:
        if entry[0] not in best or entry[1] > best[entry[0]][1]:
            best[entry[0]] = entry
    kept: Frontier = []
    for effort in sorted(best):
        if not kept or best[effort][1] > kept[-1][1]:
            kept.append(best[effort])
    return kept


def _unrolled(trail: Trail) -> list[Improvement]:
    found: list[Improvement] = []
    waiting: list[Trail | Improvement] = [trail]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Improvement):
            found.append(part)
        elif part is not None:
            waiting.extend(part)
    return found


def _eased(now: Score, predicate: Predicate, chosen: list[Improvement]) -> tuple[Improvement, ...]:
    """Each step lowered to the least answer that is enough with the others, the largest gain first."""
    steps = {one.item: one for one in sorted(chosen, key=lambda one: (-one.gain, one.item))}
    for item, one in steps.items():
        rest = _with(now, (other for other in steps.values() if other.item != item))
        change = _least(ladder_of(now.instrument.items[item], now.answers), rest, predicate)
        steps[item] = Improvement(item, change, gained(now, item, change), one.effort)
    return tuple(sorted(steps.values(), key=lambda one: (-one.gain, one.item)))


def _least(ladder: Ladder, rest: Score, predicate: Predicate) -> Answers:
    """The lowest answer on the ladder with which the rest passes; the highest does."""
    enough = bisect.bisect_left(
        range(len(ladder.rungs)),
        1,
        key=lambda place: score(rest.instrument, rest.answers.changed(ladder.answer(ladder.rungs[place]))).passes(
            predicate
        ),
    )
    return ladder.answer(ladder.rungs[enough])
