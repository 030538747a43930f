"""Programs stay out."""

import pytest

from bening.foundation.files.checks import executable
from tests.foundation.files import samples
from tests.foundation.files.checks.helpers import refusal


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00" + bytes(100), "undangan.pdf"),
        (b"\x7fELF\x02\x01" + bytes(60), "foto.jpg"),
        (b"#!/bin/sh\necho halo\n", "catatan.txt"),
        (b"WScript.Echo 1", "laporan.pdf.vbs"),
        (b"@echo off", "laporan.bat "),
        (samples.pdf(), "laporan.pdf.exe"),
    ],
    ids=["exe", "elf", "script", "vbs", "bat", "double"],
)
def test_a_program_is_refused_by_content_and_by_ending(content, name):
    assert refusal(content, name) == executable.SENTENCE
