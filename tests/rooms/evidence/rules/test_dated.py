"""Which day a document seems to be of."""

from __future__ import annotations

from datetime import date

import pytest

from bening.rooms.evidence.rules.dated import dated

TODAY = date(2025, 6, 16)


@pytest.mark.parametrize(
    ("name", "text", "details", "on", "why"),
    [
        ("rapat 3 Maret 2025.pdf", "tanggal 4 Maret 2025", {}, date(2025, 3, 3), "tertulis pada nama berkas"),
        ("rapat.pdf", "Ditetapkan tanggal 4 Maret 2025", {}, date(2025, 3, 4), "tertulis dalam dokumen"),
        ("foto.jpg", "", {"taken": "2025:05:02 08:00:00"}, date(2025, 5, 2), "tanggal foto diambil"),
        ("a.pdf", "", {"created": "D:20250506093000+07'00'"}, date(2025, 5, 6), "tanggal berkas dibuat"),
        ("a.docx", "", {"created": "2025-05-07T09:30:00Z"}, date(2025, 5, 7), "tanggal berkas dibuat"),
        ("undangan 30-12-2025.pdf", "tanggal 5 Juni 2025", {}, date(2025, 6, 5), "tertulis dalam dokumen"),
    ],
)
def test_the_day_is_found_in_the_name_the_text_or_the_file(name, text, details, on, why):
    found = dated(name, text, details, until=TODAY)

    assert found is not None
    assert (found.on, found.why) == (on, why)


@pytest.mark.parametrize("details", [{}, {"created": ""}, {"created": "D:20261231"}, {"author": "Rina"}])
def test_a_day_to_come_and_no_day_are_no_day(details):
    assert dated("a 31-12-2025.pdf", "tanggal 1 Juli 2025", details, until=TODAY) is None
