"""What PortalRB fetches of an office, as its guide of 2026 has it: proposed units, their answers, their evidence.

Source: Panduan Teknis API Integrasi ZI v1.0.0 (evaluation year 2026). The names are the guide's. Where it is silent:

- ``id`` of a unit is its code: it is unique, never changes, and the guide takes text.
- Several pieces of evidence of a question are joined with ";".
- Outside of the period for proposals every address but that of a file answers 403: the data are there and the key is
  good, only the time is not. 404 would read as a unit that was taken back.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from bening.foundation.files.responses import download_for_others
from bening.foundation.files.services import FileRefusedError
from bening.foundation.kit import clock
from bening.foundation.kit.formats import long_date
from bening.foundation.machines.answers import Refused, answer
from bening.foundation.machines.enums import Scope
from bening.foundation.machines.gate import Machine, MachineRequest, machine
from bening.foundation.machines.operations import Operation, Parameter, Place
from bening.front.machines.common import COUNT, TEXT, TRUTH, many, or_null, thing, told
from bening.front.machines.tickets import file_of, last_day, ticket
from bening.kernel.lke import Instrument, Predicate
from bening.kernel.lke.instrument import InputKind
from bening.rooms.assessment import api as assessment
from bening.rooms.evidence import api as proofs

AFFIRMED = "-AFIRMASI"
CATEGORIES = {
    Predicate.WBK: (Predicate.WBK.value, Predicate.WBK.value + AFFIRMED),
    Predicate.WBBM: (Predicate.WBBM.value,),
}
"""The guide knows affirmation as a category of WBK only."""
NOT_PROPOSED = "Satuan kerja ini tidak sedang atau sudah diajukan pada tahun ini dalam jangkauan kunci."
NO_FILE = "Berkas bukti ini tidak dapat diberikan lagi. Tarik jawaban unitnya lagi."
UNIT_ID = Parameter("unit_id", "“id” dari daftar unit: kode satuan kerja.", "656382", place=Place.PATH)


def _check_period(acting: Machine, year: int) -> None:
    first, last = assessment.proposal_window(assessment.PROCESS, year, acting.at)
    if not first <= clock.today(acting.key.unit) <= last:
        raise Refused(
            403,
            f"Data pengusulan {year} hanya dapat ditarik dalam masa pengajuan, {long_date(first)} sampai "
            f"{long_date(last)}.",
        )


def _this_year(acting: Machine) -> int:
    return clock.today(acting.key.unit).year


def _units_operation(predicate: Predicate) -> Operation:
    categories = {"enum": list(CATEGORIES[predicate]), "type": "string"}
    return Operation(
        summary=f"Unit yang diusulkan {predicate.value}",
        description="Satuan kerja yang penilaiannya tahun ini berada pada tahap pengajuan atau sesudahnya. "
        "403 di luar masa pengajuan.",
        scope=Scope.PORTALRB_READ,
        response=thing(
            tahun=COUNT,
            units=many(
                thing(
                    id=told(TEXT, "Kode satuan kerja; tidak berubah"),
                    nama=TEXT,
                    kategori=categories,
                    afirmasi=TRUTH,
                )
            ),
        ),
    )


def _units(request: MachineRequest, predicate: Predicate) -> HttpResponse:
    acting = request.machine
    year = _this_year(acting)
    _check_period(acting, year)
    rows = assessment.proposed(acting.units(), year, predicate)
    return answer(request, {"tahun": year, "units": [_unit(row, predicate) for row in rows]})


def _unit(row: assessment.Assessment, predicate: Predicate) -> dict[str, Any]:
    plain, *affirmed = CATEGORIES[predicate]
    is_affirmed = bool(row.affirmation)
    return {
        "id": row.unit.code,
        "nama": row.unit.name,
        "kategori": affirmed[0] if is_affirmed and affirmed else plain,
        "afirmasi": is_affirmed,
    }


@machine(_units_operation(Predicate.WBK))
def unit_wbk(request: MachineRequest) -> HttpResponse:
    """The units in reach that are proposed for WBK."""
    return _units(request, Predicate.WBK)


@machine(_units_operation(Predicate.WBBM))
def unit_wbbm(request: MachineRequest) -> HttpResponse:
    """The units in reach that are proposed for WBBM."""
    return _units(request, Predicate.WBBM)


ANSWER = {
    "type": ["string", "number", "null"],
    "description": "Kunci pilihan (A sampai E, Ya/Tidak) atau angka; null bila belum dijawab",
}

ANSWERS = Operation(
    summary="Jawaban LKE satu unit",
    description="Semua 127 soal menurut id PortalRB, soal isian angka satu per satu. Jawaban dan catatan TPI ada "
    "setelah lembarnya ditandatangani. Alamat bukti dipisah dengan titik koma, hanya terbuka dengan kunci yang sama, "
    "dan berlaku 30 hari. 403 di luar masa pengajuan, 404 untuk unit yang tidak diusulkan.",
    scope=Scope.PORTALRB_READ,
    parameters=(UNIT_ID,),
    response=thing(
        unit_id=TEXT,
        nama_unit=TEXT,
        tahun=COUNT,
        answers=many(
            thing(
                soal_id=COUNT,
                jawaban_unit=ANSWER,
                jawaban_tpi=ANSWER,
                catatan_unit=or_null(TEXT),
                bukti_dukung_unit=or_null(TEXT),
                catatan_tpi=or_null(TEXT),
            )
        ),
    ),
)


@machine(ANSWERS)
def answers(request: MachineRequest, unit_id: str) -> HttpResponse:
    """Every question of PortalRB with what a proposed unit and its TPI answered and noted, and the evidence."""
    acting = request.machine
    year = _this_year(acting)
    unit = acting.unit_in_reach(unit_id)
    _check_period(acting, year)
    found = assessment.assessments_of([unit], year).get(unit.pk)
    if found is None or not assessment.is_proposed(found):
        raise Refused(404, NOT_PROPOSED)
    sheets = assessment.published_sheets([found], with_answers=True)[found.pk]
    instrument = assessment.instrument_of(found)
    own, own_notes = _filled(instrument, sheets.get(assessment.Layer.UNIT))
    tpi, tpi_notes = _filled(instrument, sheets.get(assessment.Layer.TPI))
    links = _links(acting, found)
    rows = [
        {
            "soal_id": portal,
            "jawaban_unit": own.get(name),
            "jawaban_tpi": tpi.get(name),
            "catatan_unit": own_notes.get(item),
            "bukti_dukung_unit": links.get(item),
            "catatan_tpi": tpi_notes.get(item),
        }
        for portal, (item, name) in assessment.portal_names(instrument).items()
    ]
    return answer(request, {"unit_id": unit.code, "nama_unit": unit.name, "tahun": year, "answers": rows})


def _filled(
    instrument: Instrument, sheet: assessment.Sheet | None
) -> tuple[Mapping[str, str | int | float], Mapping[str, str]]:
    """What a filling says by the name of an answer, numbers as numbers, and what was noted by item."""
    if sheet is None:
        return {}, {}
    given = assessment.exact_score(sheet).answers
    numbers = {
        name: int(value) if instrument.inputs[name].kind is InputKind.COUNT else float(value)
        for name, value in given.numbers.items()
    }
    return {**given.choices, **numbers}, assessment.notes_of(sheet)


def _links(acting: Machine, found: assessment.Assessment) -> dict[str, str]:
    """By item the addresses of the files of its accepted evidence, one after the other."""
    until = last_day(acting)
    pieces = {
        item: [piece.pk for piece in support.pieces if piece.is_accepted]
        for item, support in assessment.support_for(found).items()
    }
    files = proofs.outgoing_files({pk for among in pieces.values() for pk in among})
    return {item: links for item, among in pieces.items() if (links := _joined(acting, among, files, until))}


def _joined(acting: Machine, among: list[int], files: Mapping[int, list[int]], until: date) -> str:
    rows = dict.fromkeys(file for pk in among for file in files.get(pk, ()))
    return ";".join(_address(ticket(acting, file, until)) for file in rows)


def _address(word: str) -> str:
    return settings.PUBLIC_URL + reverse("programs:portalrb_evidence", kwargs={"ticket": word})


EVIDENCE = Operation(
    summary="Satu berkas bukti dukung",
    description="Alamatnya datang dari “bukti_dukung_unit” dan hanya terbuka dengan kunci yang menariknya, paling lama "
    "30 hari. Hanya berkas dari bukti yang diterima; foto tanpa tempat dan waktu.",
    scope=Scope.PORTALRB_READ,
    parameters=(Parameter("ticket", "Kata terakhir dari alamat bukti.", "kata-dari-alamat-bukti", place=Place.PATH),),
    response={"type": "string", "format": "binary"},
    media_type="application/octet-stream",
)


@machine(EVIDENCE)
def evidence(request: MachineRequest, ticket: str) -> HttpResponse:
    """The bytes of a file of accepted evidence, to be saved."""
    acting = request.machine
    entry = proofs.outgoing_file(acting.units(), file_of(acting, ticket))
    if entry is None:
        raise Refused(404, NO_FILE)
    acting.asked = entry.version.evidence.unit.code
    try:
        return download_for_others(entry.file)
    except FileRefusedError as refusal:
        raise Refused(404, str(refusal)) from refusal
