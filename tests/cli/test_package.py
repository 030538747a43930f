"""``bening package verify`` as an assessor types it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.kernel.package import builders

from bening.cli import main, package
from bening.kernel.package import report


@pytest.fixture
def zipped(tmp_path: Path) -> Path:
    path = tmp_path / "paket.zip"
    path.write_bytes(builders.package()[0])
    return path


def spoil(path: Path) -> None:
    files = builders.members(path.read_bytes())
    files["data/baru.pdf"] = b"baru"
    path.write_bytes(builders.rebuild(files))


def test_a_package_that_holds_is_said_to_hold(zipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["package", "verify", str(zipped)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Bukti Zona Integritas 2025\nDibuat 2025-06-16 dengan Bening 0.0\n")
    assert "✓ Kelengkapan: Semua 4 berkas bukti ada" in out
    assert "– Stempel waktu" in out
    assert f"Sidik paket: {builders.package()[1].fingerprint}" in out
    assert out.endswith("Paket UTUH.\n")


def test_what_was_tampered_with_is_said_in_words(zipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(zipped)
    assert main(["package", "verify", str(zipped)]) == 1
    out = capsys.readouterr().out
    assert "✗ Kelengkapan: 2 hal tidak sesuai." in out
    assert "  - “data/baru.pdf” ditambahkan: tidak ada dalam daftar." in out
    assert out.endswith("Paket TIDAK utuh.\n")


def test_many_findings_are_counted(
    zipped: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "MAX_FINDINGS", 1)
    spoil(zipped)
    assert main(["package", "verify", str(zipped)]) == 1
    assert "… dan 1 hal lain." in capsys.readouterr().out


def test_what_cannot_be_read_is_neither_right_nor_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["package", "verify", str(tmp_path / "tidak ada.zip")]) == 2
    assert capsys.readouterr().err.endswith("tidak ada.zip” tidak dapat dibuka: periksa nama dan izin bacanya.\n")
    assert main(["package", "verify", str(tmp_path), "--json"]) == 2
    answer = json.loads(capsys.readouterr().out)
    assert answer["holds"] is None
    assert "bukan paket bukti" in answer["error"]


def test_a_certificate_that_is_not_there_is_a_sentence(zipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["package", "verify", str(zipped), "--certificate", "/tidak/ada.pem"]) == 2
    assert "Sertifikat /tidak/ada.pem tidak dapat dibuka" in capsys.readouterr().err


def test_json_holds_everything(zipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fingerprint = builders.package()[1].fingerprint
    assert main(["package", "verify", str(zipped), "--json", "--fingerprint", fingerprint]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["holds"], answer["files"], answer["fingerprint"]) == (True, 4, fingerprint)
    assert answer["stamped_at"] is None
    assert {check["subject"]: check["holds"] for check in answer["checks"]}["fingerprint"] is True
    spoil(zipped)
    assert main(["package", "verify", str(zipped), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["findings"][-1] == {
        "subject": "completeness",
        "kind": "added",
        "path": "data/baru.pdf",
        "sentence": "“data/baru.pdf” ditambahkan: tidak ada dalam daftar.",
    }


def test_a_person_at_a_terminal_sees_how_far_it_is(
    zipped: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(["package", "verify", str(zipped)]) == 0
    assert terminal.getvalue() == ""
    monkeypatch.setattr(package, "SECONDS_BETWEEN", 0)
    assert main(["package", "verify", str(zipped)]) == 0
    assert "2 berkas, 1,6 KB diperiksa …" in terminal.getvalue()


def test_a_report_without_a_description_still_reads(capsys: pytest.CaptureFixture[str]) -> None:
    package.print_report(report.Report(made_on="2025-06-16"))
    out = capsys.readouterr().out
    assert out.startswith("Paket bukti\nDibuat 2025-06-16 dengan perangkat lunak yang tidak disebut\n")
    package.print_report(report.Report(name="x"))
    assert capsys.readouterr().out == "x\nSidik paket: tidak ada\nPaket UTUH.\n"


def test_checking_needs_neither_django_nor_the_libraries_of_other_things(zipped: Path) -> None:
    script = (
        "import sys; from bening.cli import main; code = main(sys.argv[1:]);"
        " heavy = {'django', 'jinja2', 'rfc3161_client', 'cryptography'} & set(sys.modules);"
        " sys.exit(code or len(heavy))"
    )
    words = [sys.executable, "-c", script, "package", "verify", str(zipped)]
    assert subprocess.run(words, check=False, capture_output=True).returncode == 0
