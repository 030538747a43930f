"""From a completed reading to a schedule: kinds, frequencies, deadlines and the doubts to show a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from .phrase import MONTHS_IN, Frequency, Mark, Part, Unit
from .places import Draft, Piece, kind_of, occurrences, other, pieces_of
from .reading import Reading, UnreadableError
from .repeats import apply_rule, kind_of_frequency, repeat, step_of
from .schedule import Kind, Schedule, TargetFinding, WeekConvention, YearFrom
from .spans import Span, add_months, day, last_day, unit_span

_LONG_RANGE = 3
"""From this many whole months on, a range is offered as monthly too."""
_EQUIVALENTS: dict[tuple[int, ...], Kind] = {
    tuple(range(1, 13)): Kind.MONTHLY,
    (3, 6, 9, 12): Kind.QUARTERLY,
    (4, 8, 12): Kind.FOUR_MONTHLY,
    (6, 12): Kind.SEMESTER,
}
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def assemble(reading: Reading, weeks: WeekConvention) -> Schedule:
    """Schedule of a reading; raises UnreadableError or ImpossibleError where no date can be told."""
    draft = Draft()
    _refuse_other_columns(reading)
    if Mark.FROM in reading.marks and len(reading.places) == 1 and not reading.places[0].last:
        reading.places[0].open_end = True
    pieces = [piece for place in reading.places for piece in pieces_of(place, draft, weeks)]
    frequencies = _frequencies(reading)
    if frequencies:
        _apply_frequencies(frequencies, pieces, reading, draft, weeks)
    elif pieces:
        _take_pieces(pieces, reading, draft)
    else:
        _refuse_empty(reading)
    _apply_marks(pieces, reading, draft)
    _check_beside(pieces, reading, draft)
    return Schedule(
        kind=draft.kind,
        year=reading.year,
        year_from=YearFrom.CELL if reading.has_year else YearFrom.DOCUMENT,
        occurrences=occurrences(draft.spans),
        ambiguous=draft.ambiguous,
        alternatives=tuple(draft.alternatives),
        qualifier=draft.qualifier,
        findings=tuple(draft.findings),
        equivalent=_equivalent(draft),
    )


def _refuse_other_columns(reading: Reading) -> None:
    if Mark.REALISED in reading.marks:
        detail = "Ini keterangan pelaksanaan, bukan target waktu; tulis kapan kegiatan direncanakan selesai."
        raise UnreadableError("realisation", detail)


def _refuse_empty(reading: Reading) -> None:
    if Mark.ON_DEMAND in reading.marks:
        detail = "Target bergantung pada keadaan, tanpa tanggal; tetapkan tanggal atau pantau tanpa jatuh tempo."
        raise UnreadableError("incidental", detail)
    if Mark.PERIODIC in reading.marks:
        detail = "Frekuensinya tidak tertulis (berkala); tetapkan misalnya setiap bulan atau setiap triwulan."
        raise UnreadableError("frequency_unspecified", detail)
    raise UnreadableError("incomplete", "Bulan atau frekuensinya tidak tertulis; lengkapi target waktunya.")


# ---- dates named one by one ------------------------------------------------------------------------------------------


def _take_pieces(pieces: list[Piece], reading: Reading, draft: Draft) -> None:
    if Mark.EITHER in reading.marks and len(pieces) > 1:
        _take_either(pieces, draft)
    else:
        draft.kind = kind_of(pieces)
        draft.spans = [piece.span for piece in pieces]
        _offer_monthly(pieces, reading, draft)
    if len(set(draft.spans)) < len(draft.spans):
        draft.findings.append(
            TargetFinding("duplicate", "Waktu yang sama disebut lebih dari sekali; dibaca satu kali.")
        )


def _take_either(pieces: list[Piece], draft: Draft) -> None:
    hull = _hull([piece.span for piece in pieces])
    draft.kind, draft.spans = Kind.WINDOW, [hull]
    choices = [other(kind_of([piece]), "salah satu waktu yang disebut", [piece.span]) for piece in pieces]
    draft.doubt("either", '"atau" dibaca satu hasil sampai waktu terakhir yang disebut; pilih salah satu.', *choices)


def _hull(spans: list[Span]) -> Span:
    first, last = min(spans), max(spans, key=lambda span: span.due)
    return Span(first.start, last.due, f"{first.period.split('/')[0]}/{last.period.split('/')[-1]}")


def _offer_monthly(pieces: list[Piece], reading: Reading, draft: Draft) -> None:
    """A long range can be meant as continuous work; it stays one window, and monthly is offered."""
    unit, span = pieces[0].unit, pieces[0].span
    if len(pieces) != 1 or unit not in (None, Unit.YEAR) or Mark.DEADLINE in reading.marks:
        return
    if span.start.day == 1 and span.due == last_day(span.due.year, span.due.month):
        spans = repeat(Frequency(Unit.MONTH), span, WeekConvention.BLOCKS)
        if len(spans) >= _LONG_RANGE:
            because = "rentang panjang dapat berarti kegiatan terus-menerus, dengan hasil setiap bulan"
            draft.alternatives.append(other(Kind.MONTHLY, because, spans))


def _equivalent(draft: Draft) -> Kind | None:
    if draft.kind is not Kind.MONTHS or len({span.due.year for span in draft.spans}) != 1:
        return None
    return _EQUIVALENTS.get(tuple(sorted({span.due.month for span in draft.spans})))


# ---- frequencies -----------------------------------------------------------------------------------------------------


def _frequencies(reading: Reading) -> list[Frequency]:
    """The frequencies that differ; a weekday beside "setiap minggu" belongs to it."""
    chosen: list[Frequency] = []
    for frequency in reading.frequencies:
        weekly = kind_of_frequency(frequency) is Kind.WEEKLY and frequency.weekday is None
        if weekly and len(reading.weekdays) == 1:
            chosen.append(replace(frequency, weekday=reading.weekdays.pop()))
        elif not any(_same(frequency, earlier) for earlier in chosen):
            chosen.append(frequency)
    return chosen


def _same(one: Frequency, two: Frequency) -> bool:
    return replace(one, said=True) == replace(two, said=True) or step_of(one) == step_of(two) is not None


def _apply_frequencies(
    frequencies: list[Frequency], pieces: list[Piece], reading: Reading, draft: Draft, weeks: WeekConvention
) -> None:
    first, *rest = frequencies
    overs = [piece.span for piece in pieces] or [unit_span(Unit.YEAR, reading.year or 0, 1)]
    if kind_of_frequency(first) is Kind.NONE:
        _take_irregular(first, overs, draft)
    elif all(repeat(first, over, weeks) for over in overs):
        spans = [span for over in overs for span in repeat(first, over, weeks)]
        draft.kind, draft.spans = kind_of_frequency(first), _by_rules(first, spans, reading, draft, weeks)
    else:
        _take_listed(first, pieces, reading, draft, weeks)
    if not first.said and not pieces:
        draft.doubt("bare_term", f'"{first.unit}" tanpa nomor dibaca setiap {first.unit}; pastikan maksudnya.')
    if first.part in (Part.EARLY, Part.MIDDLE):
        draft.doubt("part", f'"{first.part}" dibaca menurut sepertiga masa itu; pastikan tanggalnya.')
    for frequency in rest:
        spans = [span for over in overs for span in repeat(frequency, over, weeks)]
        kind = kind_of_frequency(frequency) if spans else Kind.NONE
        detail = f"Ada lebih dari satu frekuensi; dibaca menurut yang pertama, bukan setiap {frequency.unit}."
        draft.doubt("frequency_choice", detail, other(kind, "frekuensi lain yang juga tertulis", spans))


def _by_rules(
    frequency: Frequency, spans: list[Span], reading: Reading, draft: Draft, weeks: WeekConvention
) -> list[Span]:
    """What the rules beside a frequency make of its spans: "setiap bulan tanggal 10", "minggu ke-2 setiap bulan"."""
    rules = reading.rules
    if not rules:
        return spans
    step = step_of(frequency)
    if step is None or step > MONTHS_IN[Unit.SEMESTER]:
        raise UnreadableError("incomplete", "Bulan dari tanggal atau minggu itu tidak tertulis; lengkapi bulannya.")
    if step > 1 and not any(rule.first.next_month for rule in rules):
        draft.doubt("rule_month", f"Tanggal dibaca pada bulan terakhir setiap {frequency.unit}; pastikan bulannya.")
    return [apply_rule(rule, span, weeks, alone=len(rules) == 1) for span in spans for rule in rules]


def _take_irregular(frequency: Frequency, overs: list[Span], draft: Draft) -> None:
    """A daily activity, or "2 kali sebulan": one window, and a monthly recap is offered."""
    months = MONTHS_IN.get(frequency.unit, 0) * frequency.every
    if not frequency.times or not frequency.every or (months > MONTHS_IN[Unit.YEAR] and frequency.times == 1):
        detail = f"Frekuensi setiap {frequency.every} {frequency.unit} tidak dapat ditempatkan dalam tahun rencana."
        raise UnreadableError("incomplete", f"{detail} Tulis bulannya.")
    number = f"{frequency.every} " if frequency.every > 1 else ""
    times = f"{frequency.times} kali " if frequency.times > 1 else ""
    draft.kind, draft.spans = Kind.WINDOW, overs
    draft.qualifier = f"{times}setiap {number}{frequency.unit}"
    monthly = [span for over in overs for span in repeat(Frequency(Unit.MONTH), over, WeekConvention.BLOCKS)]
    because = f'kegiatan "{draft.qualifier}" lazim dibuktikan dengan rekap setiap bulan'
    detail = f'"{draft.qualifier}" dibaca satu hasil di akhir rentang; pilih bulanan bila buktinya rekap bulanan.'
    draft.doubt("irregular", detail, other(Kind.MONTHLY, because, monthly))


def _take_listed(
    frequency: Frequency, pieces: list[Piece], reading: Reading, draft: Draft, weeks: WeekConvention
) -> None:
    """Dates named beside a longer frequency stand; the frequency only has to agree with their number."""
    _take_pieces(pieces, reading, draft)
    year = pieces[0].span.due.year if pieces else reading.year or 0
    expected = repeat(frequency, unit_span(Unit.YEAR, year, 1), weeks)
    if len(expected) != len(draft.spans):
        alternative = other(kind_of_frequency(frequency), "frekuensi yang tertulis dalam sel yang sama", expected)
        detail = f"Waktu yang disebut tidak sesuai dengan frekuensi setiap {frequency.unit}; dibaca menurut waktunya."
        draft.doubt("frequency_conflict", detail, alternative)


# ---- the words around ------------------------------------------------------------------------------------------------


def _apply_marks(pieces: list[Piece], reading: Reading, draft: Draft) -> None:
    for mark in dict.fromkeys(reading.marks):
        match mark:
            case Mark.DEADLINE:
                _apply_deadline(pieces, reading, draft)
            case Mark.BEFORE:
                _end_before(draft)
            case Mark.AFTER:
                _start_after(draft)
            case Mark.FROM if len(reading.places) == 1:
                draft.qualifier = mark.value if reading.places[0].open_end else draft.qualifier
            case _:
                _qualify(mark, reading, draft)


def _qualify(mark: Mark, reading: Reading, draft: Draft) -> None:
    """Words that loosen a target; "berkala" beside a frequency and "atau" beside its choices say nothing more."""
    if mark is Mark.EITHER or (mark is Mark.PERIODIC and reading.frequencies):
        return
    draft.qualifier = mark.value
    if mark is not Mark.AT_LEAST:
        draft.doubt("qualified", f'Target memuat "{mark}"; pastikan tanggalnya memang mengikat.')


def _apply_deadline(pieces: list[Piece], reading: Reading, draft: Draft) -> None:
    """ "Paling lambat Mei-Juni": the latest date the text allows is chosen, its first month is offered."""
    draft.qualifier = Mark.DEADLINE.value
    ranges = [place for place in reading.places if place.last]
    if draft.kind is not Kind.WINDOW or not ranges or reading.frequencies or len(pieces) != 1:
        return
    (span,) = draft.spans
    start = span.start
    first = (
        unit_span(Unit.MONTH, start.year, start.month) if start.day == 1 else day(start.year, start.month, start.day)
    )
    kind = Kind.MONTH if start.day == 1 else Kind.DATE
    draft.doubt(
        "deadline_range",
        f'"Paling lambat" dengan rentang dibaca sampai akhir rentang, {span.due:%d-%m-%Y}; pastikan tanggalnya.',
        other(kind, '"paling lambat" dibaca dengan waktu pertama yang disebut', [first]),
        other(Kind.WINDOW, "tanggal terakhir yang masih sesuai tulisan (dipilih)", [span]),
    )


def _end_before(draft: Draft) -> None:
    span = min(draft.spans)
    before = span.start - timedelta(days=1)
    draft.qualifier = Mark.BEFORE.value
    if len(draft.spans) > 1 or draft.kind is Kind.WINDOW:
        draft.doubt("before_range", f'"Sebelum" dibaca sebelum waktu pertama, yaitu {before:%d-%m-%Y}; pastikan.')
    draft.kind, draft.spans = Kind.DATE, [Span(before, before, before.isoformat())]


def _start_after(draft: Draft) -> None:
    """An open start runs to the end of its year."""
    span = max(draft.spans, key=lambda it: it.due)
    start = span.due + timedelta(days=1)
    end = date(span.due.year, 12, 31)
    if start > end:
        raise UnreadableError("incomplete", "Batas akhirnya tidak tertulis; tulis kapan kegiatan harus selesai.")
    draft.kind, draft.qualifier, draft.alternatives = Kind.WINDOW, Mark.AFTER.value, []
    draft.spans = [Span(start, end, f"{start.isoformat()}/{end.isoformat()}")]
    draft.doubt("open_end", f"Akhir waktunya tidak tertulis; dibaca sampai {end:%d-%m-%Y}.")


def _check_beside(pieces: list[Piece], reading: Reading, draft: Draft) -> None:
    """Weekdays, amounts and left-over words beside the dates must agree with them, or be told."""
    if reading.weekdays and any(frequency.weekday is not None for frequency in reading.frequencies):
        raise UnreadableError("unreadable", "Beberapa hari dalam seminggu tidak dapat dibaca; tulis satu hari saja.")
    for number in reading.weekdays:
        _check_weekday(number, pieces, draft)
    for amount in reading.amounts:
        unit = amount.unit or "kali"
        if amount.number != _counted(amount.unit, draft):
            draft.doubt(
                "amount_mismatch", f'"{amount.number} {unit}" tidak sesuai dengan waktu yang disebut; pastikan.'
            )
    for words in reading.remainder:
        draft.doubt("remainder", f'Kata "{words}" tidak dikenal dan tidak ikut dibaca; pastikan tidak mengubah target.')
    if reading.wraps:
        _tell_wrap(reading, draft)
    if reading.unordered and not reading.frequencies:
        draft.doubt("order", "Bulan tidak berurutan dalam satu tahun; pastikan tahun setiap bulan.")


def _check_weekday(number: int, pieces: list[Piece], draft: Draft) -> None:
    name = _WEEKDAYS[number]
    if any(piece.unit not in (Unit.DAY, None) for piece in pieces):
        raise UnreadableError("incomplete", f"Tanggal di samping hari {name} tidak tertulis; lengkapi tanggalnya.")
    if number not in {ends.weekday() for piece in pieces for ends in (piece.span.start, piece.span.due)}:
        draft.doubt("weekday_mismatch", f"Tanggalnya bukan hari {name}; pastikan hari atau tanggalnya.")


def _counted(unit: Unit | None, draft: Draft) -> int | None:
    """How many deliverables, or how many units, the dates themselves make."""
    if unit is None:
        return len(set(draft.spans))
    hull = _hull(draft.spans)
    if unit not in MONTHS_IN:
        days = (hull.due - hull.start).days + 1
        return days // (7 if unit is Unit.WEEK else 1)
    months = (hull.due.year - hull.start.year) * 12 + hull.due.month - hull.start.month + 1
    return months // MONTHS_IN[unit]


def _tell_wrap(reading: Reading, draft: Draft) -> None:
    detail = "Rentang melewati pergantian tahun dan tahunnya tidak lengkap; pastikan tahun awal dan akhirnya."
    earlier = []
    if reading.guessed and len(draft.spans) == 1:
        spans = [_year_earlier(span) for span in draft.spans]
        earlier = [other(draft.kind, "rentang dapat pula dimulai setahun sebelumnya", spans)]
    draft.doubt("wraps_year", detail, *earlier)


def _year_earlier(span: Span) -> Span:
    year, month = add_months(span.start.year, span.start.month, -12)
    start = date(year, month, span.start.day)
    whole = span.due == last_day(span.due.year, span.due.month)
    due = last_day(span.due.year - 1, span.due.month) if whole else span.due.replace(year=span.due.year - 1)
    return Span(start, due, f"{start.isoformat()}/{due.isoformat()}")
