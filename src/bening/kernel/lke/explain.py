"""How each part of a score came about: the arithmetic in a sentence, the clause, the answer and its evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bening.kernel.lke.instrument import Decrease, Index, Item, Share
from bening.kernel.lke.numbers import decimal, plain, told
from bening.kernel.lke.scoring import Score

Evidence = Mapping[str, Sequence[str]]
UNANSWERED = "Belum dijawab lengkap, jadi bernilai 0."


@dataclass(frozen=True, slots=True)
class Explanation:
    """One part or question: ``points`` of at most ``most``, how they came about, and from what below.

    ``answer`` is what was chosen or filled in ("" for a part, and where nothing was); ``value`` is
    ``points`` against ``most``, 0 to 1; ``evidence`` are titles.
    """

    id: str
    clause: str
    name: str
    how: str
    points: Decimal
    most: Decimal
    value: Decimal
    answer: str = ""
    evidence: tuple[str, ...] = ()
    parts: tuple[Explanation, ...] = ()


def explain(score: Score, name: str, *, evidence: Evidence | None = None) -> Explanation:
    """The explanation of a part or a question with everything below it; KeyError for an unknown id."""
    known = evidence or {}
    if name in score.instrument.items:
        return _item(score, score.instrument.items[name], known)
    node = score.instrument.nodes[name]
    below = tuple(explain(score, part, evidence=known) for part in (*node.children, *node.items))
    if node.items:
        values = [Fraction(score.points[item], score.denominator) / _most(score, item) for item in node.items]
        mean = f"({' + '.join(map(told, values))}) ÷ {len(values)}" if len(values) > 1 else told(values[0])
        how = f"Rata-rata nilai butir × bobot: {mean} × {_comma(node.weight)} = {told(score.exact(name))}."
    else:
        terms = " + ".join(f"{part} {told(score.exact(part))}" for part in node.children)
        how = f"Jumlah: {terms} = {told(score.exact(name))}."
    return Explanation(
        id=name,
        clause=_clause(score, node.clause),
        name=node.name,
        how=how,
        points=score.value(name),
        most=node.weight,
        value=decimal(score.exact(name) / Fraction(node.weight)),
        parts=below,
    )


def _item(score: Score, item: Item, evidence: Evidence) -> Explanation:
    most = _most(score, item.id)
    value = Fraction(score.points[item.id], score.denominator) / most
    if item.id in score.unanswered:
        answer, how = "", UNANSWERED
    else:
        answer, reason = _chosen(score, item) if item.options else _filled(score, item)
        node = score.instrument.nodes[item.node]
        part = f" ÷ {len(node.items)}" if len(node.items) > 1 else ""
        how = f"{reason} Menyumbang {told(value)} × {_comma(node.weight)}{part} = {told(score.exact(item.id))}."
    return Explanation(
        id=item.id,
        clause=_clause(score, item.clause),
        name=item.shown,
        how=how,
        points=score.value(item.id),
        most=decimal(most),
        value=decimal(value),
        answer=answer,
        evidence=tuple(evidence.get(item.id, ())),
    )


def _chosen(score: Score, item: Item) -> tuple[str, str]:
    key = score.answers.choices[item.id]
    option = next(option for option in item.options if option.key == key)
    words = "" if option.shown == key else f" ({option.shown.rstrip(';.')})"
    return key, f"Jawaban {key}{words} bernilai {told(Fraction(option.value))}."


def _filled(score: Score, item: Item) -> tuple[str, str]:
    numbers = score.answers.numbers
    answer = "; ".join(f"{field.label}: {_comma(numbers[field.id])}" for field in item.inputs)
    formula, value = item.formula, score.values[item.id]
    if isinstance(formula, Share):
        whole = sum(numbers[name] for name in formula.whole)
        if not whole:
            return answer, f"Pembaginya 0, jadi bernilai {told(value)} menurut aturan aplikasi ini."
        capped = ", dibatasi 100%" if numbers[formula.part] > whole else ""
        return answer, f"{_comma(numbers[formula.part])} ÷ {_comma(Decimal(whole))} = {told(value * 100)}%{capped}."
    if isinstance(formula, Decrease):
        return answer, _decrease(numbers[formula.before], numbers[formula.now], value)
    highest = formula.maximum if isinstance(formula, Index) else Decimal(1)
    return answer, f"Indeks dibagi {_comma(highest)} = {told(value)}."


def _decrease(before: Decimal, now: Decimal, value: Fraction) -> str:
    if not before:
        return f"Tahun sebelumnya 0 dan tahun ini {_comma(now)}, jadi bernilai {told(value)}."
    floor = ", paling rendah 0%" if now > before else ""
    return f"({_comma(before)} − {_comma(now)}) ÷ {_comma(before)} = {told(value * 100)}%{floor}."


def _most(score: Score, item: str) -> Fraction:
    node = score.instrument.nodes[score.instrument.items[item].node]
    return Fraction(node.weight) / len(node.items)


def _clause(score: Score, place: str) -> str:
    return f"{score.instrument.regulation} {score.instrument.clause}, {place}"


def _comma(number: Decimal) -> str:
    return plain(number).replace(".", ",")
