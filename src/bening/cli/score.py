"""``bening score ANSWERS.json``: what a filling of the LKE is worth, without a database."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bening.cli import CommandFailed

if TYPE_CHECKING:
    from bening.kernel.lke import Document, Explanation, Score
    from bening.kernel.lke import Path as Way

WRONG_INPUT = 2


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(
        name,
        help=summary,
        description="Hitung nilai LKE dari berkas jawaban, periksa ambang WBK dan WBBM, dan cari jalan tersingkat ke predikat.",
    )
    parser.add_argument("file", metavar="JAWABAN.json", help="berkas jawaban; - untuk masukan baku")
    parser.add_argument("--json", action="store_true", help="tulis hasil lengkap sebagai JSON")
    parser.add_argument(
        "--path", choices=["WBK", "WBBM"], help="cari upaya terkecil yang memenuhi semua ambang predikat"
    )
    parser.add_argument(
        "--what-if",
        action="append",
        default=[],
        metavar="ID=JAWABAN",
        help="hitung seandainya jawabannya demikian; boleh berulang, tidak mengubah berkas",
    )
    parser.add_argument("--explain", metavar="ID", help="uraikan asal nilai satu bagian atau butir, misalnya P.1")
    parser.add_argument("--xlsx", metavar="BERKAS", help="tulis juga lembar kerja Excel dengan rumusnya ke berkas ini")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from bening.kernel.lke import AnswersError, Predicate, path_to, read_document, score, what_if

    source = _source(options.file)
    try:
        document = read_document(source)
        before = score(document.instrument, document.answers)
        now = what_if(before, _changes(options.what_if)) if options.what_if else before
        _known(document, options.explain)
    except AnswersError as error:
        for problem in error.problems:
            print(f"bening score: {problem}", file=sys.stderr)
        return WRONG_INPUT
    way = None
    if options.path:
        way = path_to(now, Predicate(options.path), effort=document.effort, locked=document.locked)
    if options.xlsx:
        _write_worksheet(options.xlsx, now)
    if options.json:
        print_json(document, before, now, way)
    else:
        print_table(document, before, now, way, options.explain)
    return 0


def _source(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise CommandFailed(f"Berkas {name} tidak dapat dibuka: {error.strerror}. Periksa nama dan izinnya.") from error


def _changes(words: list[str]) -> dict[str, object]:
    from bening.kernel.lke import AnswersError

    wrong = [word for word in words if "=" not in word]
    if wrong:
        raise AnswersError([f"--what-if {word}: tulis sebagai ID=JAWABAN, misalnya P.1.i.a=Ya." for word in wrong])
    pairs = [(name.strip(), value.strip()) for name, _, value in (word.partition("=") for word in words)]
    twice = sorted({name for name, _ in pairs if [other for other, _ in pairs].count(name) > 1})
    if twice:
        raise AnswersError([f"--what-if {name}: ditulis lebih dari satu kali." for name in twice])
    return dict(pairs)


def _write_worksheet(name: str, now: Score) -> None:
    from bening.kernel.lke.worksheet import worksheet

    try:
        Path(name).write_bytes(worksheet(now.instrument, {"LKE": now.answers}))
    except OSError as error:
        raise CommandFailed(f"Lembar kerja {name} tidak dapat ditulis: {error.strerror}. Pilih tempat lain.") from error


def _known(document: Document, name: str | None) -> None:
    from bening.kernel.lke import AnswersError

    if name is not None and name not in document.instrument.nodes and name not in document.instrument.items:
        raise AnswersError(
            [f"--explain {name}: bukan id bagian atau butir {document.instrument.id}; pakai misalnya P.1 atau P.1.i.a."]
        )


def print_json(document: Document, before: Score, now: Score, way: Way | None) -> None:
    from bening.kernel.lke import path_to_json, to_json
    from bening.kernel.lke.numbers import points

    result = to_json(now, evidence=document.evidence)
    if now is not before:
        result["before"] = {"total": points(before.total)}
    if way is not None:
        result["path"] = path_to_json(way)
    print(json.dumps(result, ensure_ascii=False, indent=2))


def print_table(document: Document, before: Score, now: Score, way: Way | None, explained: str | None) -> None:
    """The parts with their points, the thresholds, what is unanswered, and what was asked for besides."""
    from bening.kernel.lke import explain
    from bening.kernel.lke.numbers import shown

    instrument = document.instrument
    print(f"{instrument.title} ({instrument.regulation} {instrument.clause})")
    print(f"Nilai total {shown(now.total)} dari 100,00")
    if now is not before:
        print(f"Seandainya demikian; nilai sekarang {shown(before.total)}")
    print(f"\n{'Bagian':<12}{'Nilai':>8}{'Bobot':>8}  Nama")
    for node in instrument.nodes.values():
        print(f"{node.id:<12}{shown(now.value(node.id)):>8}{shown(node.weight):>8}  {node.name}")
    print(f"\n{'Area':<12}{'Persen':>8}  Nama")
    for area in instrument.areas:
        print(f"{area.code:<12}{shown(now.area_percent(area.code)):>8}  {area.name}")
    _print_predicates(now)
    if now.unanswered:
        print(f"\n{len(now.unanswered)} butir belum dijawab lengkap (bernilai 0; penilaian belum dapat diselesaikan):")
        print(f"  {', '.join(now.unanswered)}")
    if way is not None:
        _print_path(way)
    if explained is not None:
        print()
        _print_explanation(explain(now, explained, evidence=document.evidence))


def _print_predicates(now: Score) -> None:
    from bening.kernel.lke import Predicate
    from bening.kernel.lke.numbers import shown

    for predicate in Predicate:
        state = "semua ambang nilai terpenuhi" if now.passes(predicate) else "belum memenuhi semua ambang nilai"
        print(f"\n{predicate}: {state}")
        for check in now.checks(predicate):
            unit = "%" if check.threshold.measure == "percent" else ""
            short = f", kurang {shown(check.shortfall, rounding='ROUND_CEILING')}{unit}" if not check.passed else ""
            word = "ya   " if check.passed else "BELUM"
            print(f"  {word} {check.threshold.label}: {check.shown}{unit}, minimal {shown(check.minimum)}{unit}{short}")
        for requirement in now.instrument.requirements:
            if requirement.predicate is predicate:
                print(f"  di luar nilai: {requirement.text}")


def _print_path(way: Way) -> None:
    from bening.kernel.lke import path_to_json
    from bening.kernel.lke.numbers import shown

    print(f"\n{way.sentence}")
    for number, step in enumerate(path_to_json(way)["steps"], start=1):
        answers = ", ".join(f"{name} = {value}" for name, value in step["answers"].items())
        if step["fill_in"]:
            answers = "isi semua isiannya; dihitung bila nilainya penuh"
        gain, effort = step["gain"].replace(".", ","), step["effort"]
        print(f"  {number}. {step['item']} {step['name'].splitlines()[0]}")
        print(f"     {answers}; menambah {gain[:6]}, upaya {effort}")
    if way.steps:
        print(f"  Sesudahnya nilai total {shown(way.after.total)}, upaya seluruhnya {way.effort}")


def _print_explanation(told: Explanation, depth: int = 0) -> None:
    indent = "  " * depth
    print(f"{indent}{told.id} {told.name.splitlines()[0]}")
    print(f"{indent}  {told.how} ({told.clause})")
    for title in told.evidence:
        print(f"{indent}  Bukti: {title}")
    for part in told.parts:
        _print_explanation(part, depth + 1)
