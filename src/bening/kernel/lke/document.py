"""A filling as a JSON document: the answers, and what the unit adds to them (evidence, effort, locked items)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NoReturn, TypeVar

from bening.kernel.lke.answers import Answers, AnswersError, read_answers
from bening.kernel.lke.improvements import EFFORTS
from bening.kernel.lke.instrument import Instrument
from bening.kernel.lke.loading import UnknownInstrument, load

Found = TypeVar("Found")
KEYS = ("instrument", "answers", "evidence", "effort", "locked")


@dataclass(frozen=True, slots=True)
class Document:
    """One filling. ``evidence`` are titles by item, ``effort`` 1 to 10 by item, ``locked`` items that cannot change."""

    instrument: Instrument
    answers: Answers
    evidence: Mapping[str, tuple[str, ...]]
    effort: Mapping[str, int]
    locked: frozenset[str]


def read_document(source: str | bytes) -> Document:
    """Read ``{"instrument": …, "answers": {…}}``, optionally with "evidence", "effort" and "locked".

    Numbers keep their decimals as they are written. Raises AnswersError with every problem at once.
    """
    data = _json(source)
    unknown = [key for key in data if key not in KEYS]
    if unknown or "instrument" not in data or "answers" not in data:
        raise AnswersError(
            [
                f"Kunci yang dikenal: {', '.join(KEYS)}; “instrument” dan “answers” wajib ada"
                + (f". Tidak dikenal: {', '.join(unknown)}." if unknown else ".")
            ]
        )
    try:
        instrument = load(data["instrument"] if isinstance(data["instrument"], str) else "?")
    except UnknownInstrument as error:
        raise AnswersError([str(error)]) from error
    found: list[str] = []
    answers = _collected(found, lambda: read_answers(instrument, _table(data, "answers")))
    evidence = _collected(found, lambda: _by_item(instrument, data, "evidence", _titles))
    effort = _collected(found, lambda: _by_item(instrument, data, "effort", _effort))
    locked = _collected(found, lambda: _locked(instrument, data))
    if found or answers is None:
        raise AnswersError(found)
    return Document(instrument, answers, evidence or {}, effort or {}, locked or frozenset())


def _json(source: str | bytes) -> dict[str, object]:
    try:
        data = json.loads(source, parse_float=Decimal, parse_constant=_refused, object_pairs_hook=_once)
    except AnswersError:
        raise
    except UnicodeDecodeError as error:
        raise AnswersError(["Berkas jawaban bukan teks UTF-8; simpan ulang sebagai UTF-8."]) from error
    except json.JSONDecodeError as error:
        raise AnswersError(
            [f"Berkas jawaban bukan JSON yang utuh: baris {error.lineno}, kolom {error.colno}. Perbaiki di sana."]
        ) from error
    except (ValueError, RecursionError) as error:
        raise AnswersError(["Berkas jawaban memuat bilangan terlalu panjang atau susunan terlalu dalam."]) from error
    if not isinstance(data, dict):
        raise AnswersError(["Berkas jawaban harus berupa objek JSON dengan “instrument” dan “answers”."])
    return data


def _refused(word: str) -> NoReturn:
    raise AnswersError([f"Berkas jawaban memuat {word}, yang bukan bilangan JSON."])


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise AnswersError([f"Ditulis lebih dari satu kali: {', '.join(twice)}. Tulis satu kali saja."])
    return found


def _collected(found: list[str], read: Callable[[], Found]) -> Found | None:
    try:
        return read()
    except AnswersError as error:
        found.extend(error.problems)
        return None


def _table(data: Mapping[str, object], key: str) -> Mapping[str, object]:
    table = data.get(key, {})
    if not isinstance(table, dict):
        raise AnswersError([f"“{key}” harus berupa objek JSON: id di kiri, isinya di kanan."])
    return table


def _by_item(
    instrument: Instrument, data: Mapping[str, object], key: str, read: Callable[[object], Found]
) -> dict[str, Found]:
    found: dict[str, Found] = {}
    wrong = []
    for name, value in _table(data, key).items():
        try:
            found[_item(instrument, name)] = read(value)
        except ValueError as error:
            wrong.append(f"{key}, {name}: {error}")
    if wrong:
        raise AnswersError(wrong)
    return found


def _item(instrument: Instrument, name: object) -> str:
    if name not in instrument.items:
        raise ValueError(f"bukan id butir {instrument.id}; pakai id seperti {next(iter(instrument.items))}.")
    return str(name)


def _titles(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(title, str) for title in value):
        raise ValueError('isi dengan daftar judul bukti, misalnya ["SK Tim Kerja"].')
    return tuple(value)


def _effort(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in EFFORTS:
        raise ValueError(f"isi dengan bilangan bulat {EFFORTS[0]} sampai {EFFORTS[-1]}.")
    return value


def _locked(instrument: Instrument, data: Mapping[str, object]) -> frozenset[str]:
    names = data.get("locked", [])
    if not isinstance(names, list):
        raise AnswersError(["“locked” harus berupa daftar id butir."])
    try:
        return frozenset(_item(instrument, name) for name in names)
    except (ValueError, TypeError) as error:
        raise AnswersError([f"locked: {error}"]) from error
