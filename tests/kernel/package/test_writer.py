"""The package as it is made: a valid bag, of every file once, told and stopped on the way."""

from __future__ import annotations

import io
import json
import logging
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import bagit
import pytest
from tests.kernel.package import builders
from tests.kernel.package.builders import FOLDERS, INFO

from bening.kernel import merkle
from bening.kernel.package import layout
from bening.kernel.package.contents import Entry, Extra, Facts, PackageCancelledError, PackageError
from bening.kernel.package.writer import write_package


@pytest.fixture(autouse=True)
def _quiet() -> None:
    logging.getLogger("bagit").setLevel(logging.CRITICAL)


def test_the_library_of_congress_finds_a_valid_bag(tmp_path: Path) -> None:
    content, result = builders.package()
    bag = bagit.Bag(str(builders.unpack(content, tmp_path)))
    bag.validate()
    assert bag.info["Payload-Oxum"] == f"{result.size}.{result.files}"
    assert bag.info["Source-Organization"] == "KPU Kabupaten Kerinci"
    assert bag.info["External-Identifier"] == "paket-0001"
    assert bag.info["Bagging-Date"] == "2025-06-16"
    assert bag.info["Bening-Merkle-Root"] == result.merkle_root


def test_a_package_of_nothing_is_a_valid_bag_but_for_its_missing_folder() -> None:
    content, result = builders.package(entries=[], extras=(), audit=None)
    files = builders.members(content)
    assert (result.files, result.size) == (0, 0)
    assert files[layout.MANIFEST] == b""
    assert layout.AUDIT not in files
    assert "Paket ini tidak memuat berkas bukti." in files[layout.INDEX].decode()


def test_files_stand_in_readable_folders_in_the_order_given() -> None:
    content, _ = builders.package()
    paths = [path for path in builders.members(content) if path.startswith("data/")]
    assert paths == [
        "data/I Manajemen Perubahan/1 Tim Kerja/I.1.1 Penyusunan tim kerja/01 SK Tim.pdf",
        "data/I Manajemen Perubahan/1 Tim Kerja/I.1.1 Penyusunan tim kerja/02 Notulen.txt",
        "data/II Penataan Tatalaksana/1 SOP/II.1.1 Peta proses bisnis/SOP 50 persen - \u201cLayanan\u201d é.docx",
        "data/II Penataan Tatalaksana/1 SOP/II.1.1 Peta proses bisnis/kosong.pdf",
    ]
    assert builders.folder_name(content) == "Bukti Zona Integritas 2025 KPU Kabupaten Kerinci"


def test_the_index_for_machines_tells_files_and_gaps() -> None:
    content, _ = builders.package()
    rows = [json.loads(line) for line in builders.members(content)[layout.EVIDENCE].splitlines()]
    assert [row["item"] for row in rows] == ["I.1.1", "I.1.1", "I.1.2", "II.1.1", "II.1.1"]
    assert rows[0]["dated"] == "2025-01-06"
    assert rows[0]["reviewed_at"] == "2025-01-08T09:30:00+00:00"
    assert rows[0]["sha256"] == builders.sha256(b"%PDF-1.7 keputusan")
    assert (rows[2]["path"], rows[2]["sha256"]) == (None, None)


def test_each_file_can_be_proved_without_the_others() -> None:
    content, result = builders.package()
    proofs = [json.loads(line) for line in builders.members(content)[layout.PROOFS].splitlines()]
    assert len(proofs) == 4
    for proof in proofs:
        leaf = merkle.leaf_hash(f"{proof['sha256']}  {proof['path']}".encode())
        way = [bytes.fromhex(node) for node in proof["proof"]]
        root = bytes.fromhex(result.merkle_root)
        assert merkle.holds(leaf, index=proof["index"], size=4, proof=way, root=root)


def test_the_same_content_gives_the_same_bytes() -> None:
    assert builders.package()[0] == builders.package()[0]


def test_a_sink_that_can_only_write_gets_the_same_files() -> None:
    sink = builders.OneWay()
    result = write_package(sink, builders.entries(), info=INFO)  # type: ignore[arg-type]
    expected, seekable = builders.package(extras=(), audit=None)
    assert builders.members(bytes(sink.written)) == builders.members(expected)
    assert result == seekable


def test_what_is_compressed_already_is_stored_and_all_dates_are_that_of_the_package() -> None:
    content, _ = builders.package()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kinds = {entry.filename.rpartition("/")[2]: entry.compress_type for entry in archive.infolist()}
        assert {entry.date_time for entry in archive.infolist()} == {(2025, 6, 16, 10, 42, 0)}
        assert archive.testzip() is None
    assert kinds["01 SK Tim.pdf"] == zipfile.ZIP_STORED
    assert kinds["02 Notulen.txt"] == zipfile.ZIP_DEFLATED
    assert kinds[layout.PROOFS] == zipfile.ZIP_DEFLATED


def test_a_clock_before_the_first_date_of_zip_does_no_harm() -> None:
    info = replace(INFO, made_at=datetime(1970, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(io.BytesIO(builders.package(info=info)[0])) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def refuse(sink: io.BytesIO | None = None, **changes: Any) -> str:
    with pytest.raises(PackageError) as refused:
        write_package(sink or io.BytesIO(), **{"entries": [], "info": INFO} | changes)
    return str(refused.value)


@pytest.mark.parametrize("real", [b"isi lain", b"isi", b"isi yang jauh lebih panjang", b""])
def test_a_file_that_is_not_the_recorded_one_ends_the_package(real: bytes) -> None:
    recorded = builders.entry("SK.pdf", b"isi asli")
    forged = Entry(FOLDERS, "SK.pdf", recorded.size, recorded.sha256, lambda: io.BytesIO(real))
    sink = io.BytesIO()
    sentence = refuse(sink, entries=[builders.entry("lain.pdf", b"x"), forged])
    assert sentence.startswith("Isi berkas “SK.pdf” (I Manajemen Perubahan › 1 Tim Kerja › ")
    assert not zipfile.is_zipfile(io.BytesIO(sink.getvalue()))


def test_a_file_that_cannot_be_read_is_named() -> None:
    def gone() -> io.BytesIO:
        raise FileNotFoundError

    assert "“SK.pdf”" in refuse(entries=[Entry(FOLDERS, "SK.pdf", 1, "0" * 64, gone)])
    assert "tidak dapat dibaca dari penyimpanan" in refuse(entries=[Entry(FOLDERS, "SK.pdf", 1, "0" * 64, gone)])


def test_a_full_disk_is_not_blamed_on_the_file() -> None:
    class Full(io.BytesIO):
        def write(self, content: Any) -> int:
            if len(content) > 1000:
                raise OSError(28, "No space left on device")
            return super().write(content)

    with pytest.raises(OSError, match="No space left"):
        write_package(Full(), [builders.entry("SK.pdf", b"x" * 2000)], info=INFO)


def test_two_documents_of_one_name_are_refused() -> None:
    assert "“rencana.xlsx”" in refuse(extras=[Extra("Rencana.xlsx", "a", b""), Extra("rencana.xlsx", "b", b"")])


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MAX_FILES", 3)
    assert "satu paket untuk setiap area" in refuse(entries=builders.entries())


def test_facts_that_are_no_json_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="no place in an index"):
        builders.package(entries=[builders.entry("a.pdf", b"", facts=Facts(note=object()))])  # type: ignore[arg-type]


def test_progress_is_told_for_each_file_and_within_large_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    large = bytes(40 * 1024 * 1024)
    builders.package(
        entries=[builders.entry("a.pdf", b"123"), builders.entry("b.pdf", large)],
        progress=lambda files, size: told.append((files, size)),
    )
    mib = 1024 * 1024
    assert told == [(1, 3), (1, 16 * mib + 3), (1, 32 * mib + 3), (2, 40 * mib + 3)]


@pytest.mark.parametrize("after", [0, 1, 4, 9, 12])
def test_a_package_can_be_stopped_at_any_time(after: int) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > after

    sink = io.BytesIO()
    with pytest.raises(PackageCancelledError, match="dihentikan"):
        write_package(sink, builders.entries(), info=INFO, cancelled=cancelled)
    assert not zipfile.is_zipfile(io.BytesIO(sink.getvalue()))


def test_stopping_in_the_middle_of_a_file_closes_it() -> None:
    opened: list[io.BytesIO] = []

    def open_() -> io.BytesIO:
        opened.append(io.BytesIO(bytes(5 * 1024 * 1024)))
        return opened[-1]

    with pytest.raises(PackageCancelledError):
        write_package(
            io.BytesIO(),
            [Entry(FOLDERS, "SK.pdf", 5 * 1024 * 1024, "0" * 64, open_)],
            info=INFO,
            cancelled=lambda: bool(opened) and opened[-1].tell() > 2 * 1024 * 1024,
        )
    assert [stream.closed for stream in opened] == [True]


def test_line_breaks_cannot_add_fields_to_the_description() -> None:
    info = replace(INFO, unit="KPU\nPayload-Oxum: 0.0", description="a\r\nb")
    fields = builders.members(builders.package(info=info)[0])[layout.BAG_INFO].decode().splitlines()
    assert "Source-Organization: KPU Payload-Oxum: 0.0" in fields
    assert sum(field.startswith("Payload-Oxum") for field in fields) == 1


def test_documents_of_any_size_come_through_whole() -> None:
    content = bytes(range(256)) * 1000
    extras = [Extra("Rencana.xlsx", "Rencana aksi", content), Extra("LKE: nilai.xlsx", "Nilai", b"")]
    files = builders.members(builders.package(extras=extras)[0])
    assert files["dokumen/Rencana.xlsx"] == content
    assert files["dokumen/LKE - nilai.xlsx"] == b""
