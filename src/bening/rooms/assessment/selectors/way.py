"""The way to the predicate in words: what to answer better, what that gains, and what would be if."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bening.kernel.lke import Answers, Improvement, Score, improvements
from bening.kernel.lke.instrument import Item
from bening.kernel.lke.numbers import decimal, plain


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that may be tried in a what-if: the value of the form field and the words."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a what-if: the name an answer stands under, with choices, or a number as it stands."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Step:
    """One question that can be answered better: the answer now and the one that is meant, and what it gains."""

    item: Item
    now: str
    then: str
    gain: Decimal
    effort: int
    fields: tuple[Field, ...]


def steps(result: Score, chosen: Sequence[Improvement], tried: Mapping[str, str] | None = None) -> list[Step]:
    """The improvements in words; ``tried`` are the answers of a what-if, shown in its fields."""
    shown = tried or {}
    return [
        Step(
            item=(item := result.instrument.items[one.item]),
            now=said(item, result.answers) or "belum dijawab",
            then=said(item, result.answers.changed(one.change)),
            gain=decimal(one.gain),
            effort=one.effort,
            fields=_fields(item, result.answers, shown),
        )
        for one in chosen
    ]


def ranked(result: Score, effort: Mapping[str, int]) -> list[Improvement]:
    """Everything that can still gain, what gains most for its effort first."""
    return sorted(improvements(result, effort=effort), key=lambda one: (-one.rate, one.item))


def said(item: Item, answers: Answers) -> str:
    """An answer in words; "" where there is none, or not a whole one."""
    if item.options:
        return answers.choices.get(item.id, "")
    if any(field.id not in answers.numbers for field in item.inputs):
        return ""
    return "; ".join(f"{field.label}: {_comma(answers.numbers[field.id])}" for field in item.inputs)


def changes(result: Score, sent: Mapping[str, str]) -> dict[str, str]:
    """What a what-if changes: fields of the instrument that say something else than what stands."""
    names = {name for name in result.instrument.names if name in sent and sent[name].strip()}
    stands = {**result.answers.choices, **{name: _comma(value) for name, value in result.answers.numbers.items()}}
    return {name: sent[name].strip() for name in names if sent[name].strip() != stands.get(name)}


def _fields(item: Item, answers: Answers, tried: Mapping[str, str]) -> tuple[Field, ...]:
    if item.options:
        stands = tried.get(item.id) or answers.choices.get(item.id, "")
        choices = tuple(Choice(option.key, option.key, option.key == stands) for option in item.options)
        return (Field(item.id, item.id, choices, stands),)
    numbers = answers.numbers
    return tuple(
        Field(
            field.id, field.label, (), tried.get(field.id) or (_comma(numbers[field.id]) if field.id in numbers else "")
        )
        for field in item.inputs
    )


def _comma(number: Decimal) -> str:
    return plain(number).replace(".", ",")
