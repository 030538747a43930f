"""Signs in a file name that nobody sees but that change what is read, or what a header says."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from bening.foundation.files.responses import as_download
from bening.foundation.files.services import clean_name


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066", "\u2028", "\ufeff", "\x85", "\r\n", "\x00"])
def test_hidden_signs_stand_as_a_stroke(sign: str) -> None:
    assert clean_name(f"laporan{sign}fdp.exe") == "laporan_fdp.exe"


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", 'a";filename="b.exe', "<b>tebal</b>.pdf", "x" * 400 + ".pdf", "SK Tim é.pdf", "a\r\nX: y"],
)
def test_a_name_stays_one_name_in_the_header(name: str) -> None:
    kept = clean_name(name)
    header = as_download(HttpResponse(), kept)["Content-Disposition"]
    assert "\r" not in header
    assert "\n" not in header
    assert header.count('"') in {0, 2}
    assert not {"/", "\\"} & set(kept)
    assert len(kept) <= 200
