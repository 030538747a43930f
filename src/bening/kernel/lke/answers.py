"""The answers of one filling: options by item, numbers by input, checked against the instrument."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bening.kernel.lke.instrument import Input, InputKind, Instrument

INDEX_DECIMALS = 10
"""Decimals that are taken of an index; surveys give two."""

_WHOLE = re.compile(r"[0-9]{1,20}")
_DECIMAL = re.compile(rf"[0-9]{{1,20}}([.,][0-9]{{1,{INDEX_DECIMALS}}})?")
_SHOWN = 40


class AnswersError(ValueError):
    """Answers that cannot be taken; each of ``problems`` names the id, what was given and what is allowed."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Answers:
    """Checked answers: option keys by item id, numbers by input id. What is not in them is not answered."""

    choices: Mapping[str, str]
    numbers: Mapping[str, Decimal]

    def changed(self, other: Answers) -> Answers:
        """These answers with the other's in place of their own."""
        return Answers({**self.choices, **other.choices}, {**self.numbers, **other.numbers})


def read_answers(instrument: Instrument, given: Mapping[str, object]) -> Answers:
    """Answers by id or PortalRB id; None and "" are no answer. Raises AnswersError with every problem at once."""
    choices: dict[str, str] = {}
    numbers: dict[str, Decimal] = {}
    stands: dict[str, str] = {}
    found: list[str] = []
    for name, value in given.items():
        target = instrument.names.get(str(name))
        if target is None:
            found.append(_unknown(instrument, str(name)))
        elif value is None or value == "":
            continue
        elif target in stands:
            found.append(f"{name}: sudah dijawab sebagai {stands[target]}; tulis satu kali saja.")
        else:
            stands[target] = str(name)
            try:
                if target in instrument.items:
                    choices[target] = _choice(instrument, target, value)
                else:
                    numbers[target] = _number(instrument.inputs[target], value)
            except ValueError as error:
                found.append(f"{name}: diberi {_given(value)}; {error}")
    if found:
        raise AnswersError(found)
    return Answers(choices, numbers)


def _unknown(instrument: Instrument, name: str) -> str:
    item = instrument.items.get(name)
    if item is not None:
        return f"{name}: butir ini diisi melalui angka pada {', '.join(field.id for field in item.inputs)}."
    if name in instrument.nodes:
        return f"{name}: bagian ini dihitung dari butir-butirnya, tidak dijawab sendiri."
    return (
        f"{name[:_SHOWN]}: tidak ada butir atau isian dengan id itu pada {instrument.id}; "
        f"yang dapat dipakai: id butir (misalnya {next(iter(instrument.items))}), "
        f"id isian (misalnya {next(iter(instrument.inputs))}), atau nomor soal PortalRB."
    )


def _choice(instrument: Instrument, item: str, value: object) -> str:
    keys = [option.key for option in instrument.items[item].options]
    if isinstance(value, str):
        for key in keys:
            if value.strip().casefold() == key.casefold():
                return key
    raise ValueError(f"yang dapat dipilih: {', '.join(keys)}.")


def _number(field: Input, value: object) -> Decimal:
    number = _parsed(field, value)
    if number is None or number > field.maximum:
        raise ValueError(_allowed(field))
    return number


def _parsed(field: Input, value: object) -> Decimal | None:
    """The number that was meant; None where it is none, or has decimals that the input does not take."""
    whole = field.kind is InputKind.COUNT
    if isinstance(value, str):
        text = value.strip()
        return Decimal(text.replace(",", ".")) if (_WHOLE if whole else _DECIMAL).fullmatch(text) else None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite() or not 0 <= number <= field.maximum:
        return None
    return number if _decimals(number) <= (0 if whole else INDEX_DECIMALS) else None


def _decimals(number: Decimal) -> int:
    """Decimals without the zeros at their end; counted on the digits, since arithmetic would round them."""
    exponent = number.as_tuple().exponent
    if not number or not isinstance(exponent, int):
        return 0
    digits = "".join(map(str, number.as_tuple().digits))
    return -exponent - (len(digits) - len(digits.rstrip("0")))


def _allowed(field: Input) -> str:
    if field.kind is InputKind.COUNT:
        return f"yang dapat diisi: bilangan bulat 0 sampai {field.maximum}, tanpa titik atau koma ({field.label})."
    return (
        f"yang dapat diisi: angka 0 sampai {field.maximum}, paling banyak {INDEX_DECIMALS} desimal, "
        f"misalnya 3.60 ({field.label})."
    )


def _given(value: object) -> str:
    text = str(value) if isinstance(value, str | int | float | Decimal) else type(value).__name__
    if isinstance(value, bool):
        text = "true" if value else "false"
    elif isinstance(value, dict | list):
        text = "daftar atau objek"
    return f"“{text[:_SHOWN]}”"
