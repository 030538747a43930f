"""The ``bening`` command as a person types it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bening.cli import COMMANDS, main
from bening.cli.demo_year.seed import DECREE


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"usage: bening {command}" in capsys.readouterr().out


def test_without_a_command_the_usage_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([])
    assert stop.value.code == 2
    assert "PERINTAH" in capsys.readouterr().err


def test_read_prints_what_was_understood(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(DECREE)]) == 0
    out = capsys.readouterr().out
    assert "6 bagian, 23 komponen, 71 butir, 92 jatuh tempo" in out
    assert "[PENTING]" in out


def test_read_gives_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(DECREE), "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["counts"]["items"] == 71
    assert plan["document"]["decree_date"] == "2025-01-06"


def test_a_file_that_is_not_there_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "/tidak/ada.docx"]) == 1
    assert "tidak dapat dibuka" in capsys.readouterr().err


def test_a_file_that_is_no_decree_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(bytes(range(256)) * 10)
    assert main(["read", str(path)]) == 1
    err = capsys.readouterr().err
    assert err.startswith("bening read: ")
    assert "Traceback" not in err


def test_target_gives_the_dates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["target", "Maret, Juni", "--year", "2025", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["kind"] == "months"
    assert [occurrence["due"] for occurrence in answer["occurrences"]] == ["2025-03-31", "2025-06-30"]
    assert main(["target", "Januari, minggu ke 2 Tahun 2025"]) == 0
    assert "jatuh tempo 2025-01-14" in capsys.readouterr().out


@pytest.mark.django_db
def test_doctor_says_what_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor", "--settings"])
    out = capsys.readouterr().out
    assert "✓ Basis data" in out
    assert "BENING_SECRET_KEY_FILE" in out
    assert "BENING_SECRET_KEY = (kosong)" in out


@pytest.mark.django_db
def test_audit_verify_of_nothing_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify"]) == 0
    assert "Jejak audit utuh: 0 catatan" in capsys.readouterr().out


@pytest.mark.django_db
def test_units_load_brings_all_kpu_offices(capsys: pytest.CaptureFixture[str]) -> None:
    from bening.foundation.units.models import Unit

    assert main(["units", "load", "kpu"]) == 0
    assert Unit.objects.count() == 553
    assert main(["units", "load", "kpu"]) == 0
    assert Unit.objects.count() == 553
