"""What a log line must not say."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings

from bening.config.logs import MaskingFormatter, masked


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Not Found: /berbagi/PHVREHIIvJLFZ-s2/berkas/99/", "Not Found: /berbagi/…/berkas/99/"),
        ("Gone: /kalender/s3cr3t.ics", "Gone: /kalender/…"),
        ("Not Found: /akun/undangan/s3cr3t/?a=1", "Not Found: /akun/undangan/…/?a=1"),
        ("Not Found: /akun/sandi/baru/1f-abc-123/", "Not Found: /akun/sandi/baru/1f-…/"),
        ("/akun/sandi/baru/1f-set-password/", "/akun/sandi/baru/1f-set-password/"),
        ("postgres://bening:s3cr3t@db:5432/bening", "postgres://…@db:5432/bening"),
        (f"Authorization: Bearer bening_{'aZ9' * 16}x", "Authorization: Bearer bening_…"),
        (f"kunci='bening_{'0' * 49}'", "kunci='bening_…'"),
        ("bening_2025 bening_kerinci", "bening_2025 bening_kerinci"),
        ("GET /satker/kerinci/2025/kalender/ https://bening.go.id", "GET /satker/kerinci/2025/kalender/ https://bening.go.id"),
    ],
)  # fmt: skip
def test_a_line_tells_no_secret(line, shown):
    assert masked(line) == shown


def test_a_traceback_tells_none_either():
    error = ValueError("smtp://ani:s3cr3t@surel:587")
    told = (ValueError, error, None)
    record = logging.LogRecord("x", logging.ERROR, "", 1, "%s", ("/berbagi/s3cr3t/",), told)
    line = MaskingFormatter("{message}", style="{").format(record)
    assert "s3cr3t" not in line
    assert "ValueError" in line


def test_every_log_line_of_the_product_goes_through_it():
    assert {kind["()"] for kind in settings.LOGGING["formatters"].values()} == {"bening.config.logs.MaskingFormatter"}
