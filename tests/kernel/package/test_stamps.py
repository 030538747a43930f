"""Time stamps of RFC 3161, against an authority of our own."""

from __future__ import annotations

import threading
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from tests.kernel.package import builders
from tests.kernel.package.conftest import Authority

from bening.kernel.package import layout, stamps
from bening.kernel.package.contents import Stamper, StampRefusedError
from bening.kernel.package.report import Report
from bening.kernel.package.verify import verify_package

CONTENT = b"yang distempel"


def verified(content: bytes, folder: Path, **options: bytes) -> Report:
    path = folder / "paket.zip"
    path.write_bytes(content)
    return verify_package(path, **options)  # type: ignore[arg-type]


def stamp_check(report: Report) -> tuple[bool | None, str]:
    return next((check.holds, check.sentence) for check in report.checks if check.subject == "stamp")


def test_a_package_carries_the_stamp_of_the_authority(authority: Authority, tmp_path: Path) -> None:
    before = datetime.now(UTC) - timedelta(seconds=2)
    content, result = builders.package(stamper=authority.stamper())
    assert result.stamped_at
    assert before <= result.stamped_at <= datetime.now(UTC) + timedelta(seconds=2)
    assert result.stamp_problem == ""
    report = verified(content, tmp_path, certificates=authority.certificates)
    assert report.findings == []
    assert report.stamped_at == result.stamped_at
    holds, sentence = stamp_check(report)
    assert holds
    assert "--certificate" not in sentence


def test_without_a_certificate_from_elsewhere_it_says_what_that_proves(authority: Authority, tmp_path: Path) -> None:
    report = verified(builders.package(stamper=authority.stamper())[0], tmp_path)
    assert report.holds
    holds, sentence = stamp_check(report)
    assert holds
    assert "Sertifikatnya dari paket ini sendiri" in sentence


def test_the_stamp_of_another_authority_does_not_count(
    authority: Authority, other_authority: Authority, tmp_path: Path
) -> None:
    content, _ = builders.package(stamper=authority.stamper())
    report = verified(content, tmp_path, certificates=other_authority.certificates)
    assert [(found.kind, found.path) for found in report.findings] == [("stamp", layout.STAMP)]
    assert "tanda tangannya tidak sah" in report.findings[0].sentence


def test_a_stamp_over_something_else_does_not_count(authority: Authority, tmp_path: Path) -> None:
    files = builders.members(builders.package(stamper=authority.stamper())[0])
    other, _ = builders.package(stamper=authority.stamper(), info=replace(builders.INFO, identifier="lain"))
    files[layout.STAMP] = builders.members(other)[layout.STAMP]
    report = verified(builders.rebuild(files), tmp_path)
    assert [found.sentence for found in report.findings] == [
        "Stempel waktu “stempel-waktu.tsr” tidak berlaku: stempel itu untuk isi yang lain."
    ]


def test_a_stamp_that_was_taken_out_is_missed(authority: Authority, tmp_path: Path) -> None:
    files = builders.members(builders.package(stamper=authority.stamper())[0])
    del files[layout.STAMP]
    report = verified(builders.rebuild(files), tmp_path)
    assert [found.sentence for found in report.findings] == [
        "“stempel-waktu.tsr” hilang: paket ini dibuat dengan stempel waktu."
    ]


def test_a_forger_who_seals_everything_again_cannot_stamp_it(authority: Authority, tmp_path: Path) -> None:
    files = builders.members(builders.package(stamper=authority.stamper())[0])
    files[layout.INDEX] = files[layout.INDEX].replace(b"Disetujui", b"Ditolak")
    report = verified(builders.rebuild(builders.seal_again(files)), tmp_path)
    assert [found.subject for found in report.findings] == ["stamp"]


def test_an_authority_that_is_away_leaves_the_package_whole_but_unstamped(tmp_path: Path, authority: Authority) -> None:
    def away(_request: bytes) -> bytes:
        raise TimeoutError

    content, result = builders.package(stamper=Stamper(away, authority.certificates))
    assert result.stamped_at is None
    assert result.stamp_problem.startswith("Penyedia stempel waktu tidak dapat dihubungi.")
    assert layout.STAMP not in builders.members(content)
    assert verified(content, tmp_path).holds


def test_a_sentence_of_the_caller_is_passed_on(authority: Authority) -> None:
    def refuses(_request: bytes) -> bytes:
        raise StampRefusedError("Kuota stempel waktu habis.")

    assert builders.package(stamper=Stamper(refuses, authority.certificates))[1].stamp_problem == (
        "Kuota stempel waktu habis."
    )


@pytest.mark.parametrize("answer", [b"", b"<html>502</html>"])
def test_an_answer_that_is_none_is_refused(answer: bytes, authority: Authority) -> None:
    stamper = Stamper(lambda _request: answer, authority.certificates)
    with pytest.raises(StampRefusedError, match="bentuknya tidak dapat dibaca"):
        stamps.obtain(CONTENT, stamper)


@pytest.mark.parametrize("pem", [b"", b"bukan PEM"])
def test_certificates_must_be_pem(pem: bytes, authority: Authority) -> None:
    with pytest.raises(StampRefusedError, match="PEM"):
        stamps.obtain(CONTENT, Stamper(authority.answer, pem))


def test_whatever_byte_of_a_stamp_is_changed_its_time_is_not(authority: Authority) -> None:
    answer, stamp = stamps.obtain(CONTENT, authority.stamper())
    survived = 0
    for at in range(len(answer)):
        try:
            assert stamps.check(builders.changed(answer, at), CONTENT, authority.certificates) == stamp
            survived += 1
        except stamps.StampInvalidError:
            continue
    assert survived < len(answer) / 50


def test_a_stamp_travels_over_http(authority: Authority) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            answer = authority.answer(request)
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def send(request: bytes) -> bytes:
        question = urllib.request.Request(
            f"http://127.0.0.1:{server.server_port}", request, {"Content-Type": "application/timestamp-query"}
        )
        with urllib.request.urlopen(question, timeout=10) as response:
            return bytes(response.read())

    try:
        asked = authority.asked
        _, stamp = stamps.obtain(CONTENT, Stamper(send, authority.certificates))
    finally:
        server.shutdown()
        server.server_close()
    assert authority.asked == asked + 1
    assert stamp.at.tzinfo is not None
