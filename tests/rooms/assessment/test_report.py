"""The report on an evaluation: made of the frozen content alone, the same bytes in any process."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse
from docx import Document
from pypdfium2 import PdfDocument

from bening.rooms.assessment.enums import Layer
from bening.rooms.assessment.models import Sheet
from bening.rooms.assessment.reports.lhe import report_of
from bening.rooms.assessment.selectors.signing import frozen_of
from bening.rooms.assessment.services.findings import Found, finding_add
from bening.rooms.assessment.services.signing import sheet_pass_on
from tests.factories import NOW, TODAY, YEAR
from tests.rooms.assessment.judging import judged_office
from tests.rooms.assessment.world import Office
from tests.strict_client import StrictClient

pytestmark = pytest.mark.django_db
ELSEWHERE = """
import hashlib, json, sys
from pathlib import Path
from bening.rooms.assessment.reports.lhe import report_of
from bening.rooms.assessment.reports.pdf import report_pdf
text = Path(sys.argv[1]).read_text(encoding="utf-8")
print(hashlib.sha256(report_pdf(report_of(json.loads(text), sys.argv[2]))).hexdigest())
"""


@pytest.fixture(autouse=True)
def in_the_middle_of_the_year() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def office() -> Office:
    made = judged_office()
    found = Found("SK tim <b>kosong</b> #let x", "Tandatangani SK", TODAY)
    finding_add(by=made.tpi, at=NOW, on=TODAY, assessment=made.assessment, layer=Layer.TPI, item="P.1.i.a", found=found)
    sheet_pass_on(by=made.tpi, at=NOW, sheet=signed(made))
    return made


def signed(office: Office) -> Sheet:
    return Sheet.objects.get(assessment=office.assessment, layer=Layer.TPI)


def url(office: Office, name: str) -> str:
    return reverse(f"assessment:{name}", kwargs={"unit": office.unit.code, "year": YEAR, "layer": "tpi"})


def test_the_report_tells_scores_findings_and_who_signed(
    office: Office, client_for: Callable[[object], StrictClient]
) -> None:
    client = client_for(office.secretary.user)
    pages = PdfDocument(client.get(url(office, "report_pdf")).content)
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    wanted = ("Laporan Hasil Evaluasi", office.unit.name, "100,00", "#let x", "Tandatangani SK", office.tpi.user.name)
    assert [words for words in wanted if words not in text] == []
    document = Document(io.BytesIO(client.get(url(office, "report_docx")).content))
    assert any("Semua ambang nilai WBK tercapai" in line.text for line in document.paragraphs)


def test_another_process_makes_the_same_bytes(
    office: Office, client_for: Callable[[object], StrictClient], tmp_path: Path
) -> None:
    sheet = signed(office)
    kept = tmp_path / "isi.json"
    kept.write_text(sheet.frozen, encoding="utf-8")
    with time_machine.travel(NOW.replace(year=2027), tick=False):
        here = client_for(office.tpi.user).get(url(office, "report_pdf")).content
    there = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(kept), sheet.frozen_hash], capture_output=True, text=True, check=True
    )
    assert there.stdout.strip() == hashlib.sha256(here).hexdigest()


def test_the_conclusion_names_what_is_missed(office: Office) -> None:
    content = frozen_of(signed(office))
    assert content is not None
    data = content.data
    data["score"] |= {"passes": [], "unanswered": ["P.1.i.a"]}
    data["score"]["gates"][0]["passed"] = False
    told = report_of(data, content.hash).conclusion
    assert data["score"]["gates"][0]["label"] in told
    assert "1 butir tidak dijawab" in told
