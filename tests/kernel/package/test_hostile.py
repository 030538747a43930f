"""Packages made to harm whoever checks them: bombs, ways out of the folder, doubles, links, halves, endless lines."""

from __future__ import annotations

import io
import os
import struct
import tracemalloc
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kernel.package import builders

from bening.kernel.package import layout, lines, sources, verify
from bening.kernel.package.report import PackageUnreadableError, Report
from bening.kernel.package.sources import is_safe
from bening.kernel.package.verify import verify_package

CONTENT, _ = builders.package()
FILES = builders.members(CONTENT)
FIRST = next(path for path in FILES if path.startswith("data/"))


def verified(content: bytes, folder: Path) -> Report:
    path = folder / "paket.zip"
    path.write_bytes(content)
    return verify_package(path)


def sentences(content: bytes, folder: Path) -> list[str]:
    found = verified(content, folder)
    assert not found.holds
    return [finding.sentence for finding in found.findings]


def unreadable(content: bytes, folder: Path) -> str:
    with pytest.raises(PackageUnreadableError) as refused:
        verified(content, folder)
    return str(refused.value)


def with_entry(entry: zipfile.ZipInfo | str, content: bytes = b"x") -> bytes:
    """The package with one more entry, whatever its name."""
    sink = io.BytesIO(builders.rebuild(FILES))
    with zipfile.ZipFile(sink, "a") as archive:
        archive.writestr(entry, content)
    return sink.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "../luar.txt",
        "Paket/../../luar.txt",
        "/etc/passwd",
        "C:/Windows/x.dll",
        "Paket/data\\..\\..\\x",
        "Paket/data//x",
        "Paket/data/./x",
        "luar folder.txt",
        "Lain/manifest-sha256.txt.bak",
        "Paket/" + "x" * 5000,
        "..",
    ],
)
def test_names_that_lead_out_of_the_folder_are_named(name: str, tmp_path: Path) -> None:
    found = sentences(with_entry(name), tmp_path)
    assert any("tidak aman atau berada di luar folder paket" in sentence for sentence in found)


def test_a_name_cut_by_a_zero_byte_is_not_believed(tmp_path: Path) -> None:
    content = with_entry("Paket/data/xNULx.pdf").replace(b"xNULx.pdf", b"x\0\0\0x.pdf")
    assert any("tidak aman" in sentence for sentence in sentences(content, tmp_path))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [FIRST, FIRST.upper().replace("DATA/", "data/"), layout.MANIFEST])
def test_a_name_that_stands_twice_is_named(name: str, tmp_path: Path) -> None:
    assert any("ada dua kali di dalam ZIP" in sentence for sentence in sentences(with_entry(f"Paket/{name}"), tmp_path))


def test_links_in_a_zip_are_named(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("Paket/data/tautan.pdf")
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    found = sentences(with_entry(link, b"/etc/passwd"), tmp_path)
    assert "“data/tautan.pdf” bukan berkas biasa melainkan tautan atau berkas khusus." in found


def test_folders_in_a_zip_do_no_harm(tmp_path: Path) -> None:
    assert verified(with_entry("Paket/data/kosong/", b""), tmp_path).holds


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_not_unpacked(method: int, tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("Paket/data/x.pdf")
    entry.compress_type = method
    found = sentences(with_entry(entry), tmp_path)
    assert any("dimampatkan dengan cara yang tidak dipakai" in sentence for sentence in found)


def test_entries_with_a_password_are_named(tmp_path: Path) -> None:
    content = bytearray(with_entry("Paket/data/x.pdf"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.rindex(b"Paket/data/x.pdf", 0) if offset == 8 else content.index(b"Paket/data/x.pdf")
        start = content.rindex(signature, 0, at)
        content[start + offset] |= 1
    assert any("dikunci dengan kata sandi" in sentence for sentence in sentences(bytes(content), tmp_path))


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Paket/manifest-sha256.txt", b"")
        with archive.open("Paket/data/bom.bin", "w", force_zip64=True) as target:
            for _ in range(80):
                target.write(bytes(1024 * 1024))
    assert "bom ZIP" in unreadable(sink.getvalue(), tmp_path)


def test_entries_that_share_their_place_are_refused(tmp_path: Path) -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("Paket/manifest-sha256.txt", os.urandom(5000))
        kernel = archive.infolist()[0]
        for number in range(50):
            copy = zipfile.ZipInfo(f"Paket/data/{number}")
            copy.header_offset, copy.CRC = kernel.header_offset, kernel.CRC
            copy.file_size, copy.compress_size = kernel.file_size, kernel.compress_size
            archive.filelist.append(copy)
    assert "menempati tempat yang sama" in unreadable(sink.getvalue(), tmp_path)


def test_a_size_that_lies_is_found(tmp_path: Path) -> None:
    content = bytearray(builders.rebuild(FILES))
    at = content.rindex(FIRST.encode())
    start = content.rindex(b"PK\x01\x02", 0, at)
    struct.pack_into("<LL", content, start + 20, 5, 5)
    assert any(FIRST in sentence for sentence in sentences(bytes(content), tmp_path))


@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_half_a_zip_is_no_package(part: float, tmp_path: Path) -> None:
    sentence = unreadable(CONTENT[: int(len(CONTENT) * part)], tmp_path)
    assert sentence == "“paket.zip” bukan ZIP yang utuh: berkas ini terpotong atau rusak. Unduh atau salin sekali lagi."


def test_a_zip_of_something_else_is_no_package(tmp_path: Path) -> None:
    assert "bukan paket bukti" in unreadable(builders.rebuild({"foto.jpg": b""}), tmp_path)
    assert "bukan paket bukti" in unreadable(builders.rebuild({}), tmp_path)


@given(st.lists(st.tuples(st.integers(0, len(CONTENT) - 1), st.binary(min_size=1, max_size=6)), min_size=1, max_size=5))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_noise_in_a_zip_never_ends_in_anything_but_a_report(tmp_path: Path, noise: list[tuple[int, bytes]]) -> None:
    content = bytearray(CONTENT)
    for at, new in noise:
        content[at : at + len(new)] = new
    with suppress(PackageUnreadableError):
        assert verified(bytes(content), tmp_path).checks


@given(st.dictionaries(st.sampled_from(list(FILES)), st.binary(max_size=80) | st.text(max_size=40).map(str.encode)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nonsense_in_any_file_never_ends_in_anything_but_a_report(tmp_path: Path, nonsense: dict[str, bytes]) -> None:
    files = FILES | nonsense
    found = verified(builders.rebuild(files), tmp_path)
    assert found.holds == (files == FILES)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"[" * 100_000 + b"\n", "bukan objek JSON"),
        (b'{"a":' * 600 + b"1" + b"}" * 600 + b"\n", "tidak menyebut awal dan ujung"),
        (b'{"a":' + b"9" * 10_000 + b"}\n", "bukan objek JSON"),
    ],
)
def test_json_that_nests_or_counts_without_end_is_a_finding(line: bytes, sentence: str, tmp_path: Path) -> None:
    found = sentences(builders.rebuild(builders.seal_again(FILES | {layout.AUDIT: line})), tmp_path)
    assert any(sentence in one for one in found)


def test_a_deep_audit_record_is_a_changed_one(tmp_path: Path) -> None:
    fields = b'{"a":' * 400 + b"1" + b"}" * 400
    link = b'{"position":1,"previous_hash":"","hash":"x","fields":' + fields + b"}\n"
    audit = FILES[layout.AUDIT].splitlines(keepends=True)
    audit[1] = link
    found = sentences(builders.rebuild(builders.seal_again(FILES | {layout.AUDIT: b"".join(audit)})), tmp_path)
    assert any("catatan 1 isinya berubah" in one for one in found)


def test_endless_lines_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = builders.rebuild(FILES | {layout.EVIDENCE: b"x" * (lines.MAX_LINE + 100_000)})
    assert any("barisnya terlalu panjang atau terlalu banyak" in one for one in sentences(long, tmp_path))
    monkeypatch.setattr(lines, "MAX_LINES", 3)
    assert any("barisnya terlalu panjang atau terlalu banyak" in one for one in sentences(CONTENT, tmp_path))


def test_a_list_too_large_for_the_memory_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "MAX_MANIFEST", 300)
    assert any(f"“{layout.MANIFEST}” tidak dapat diperiksa" in one for one in sentences(CONTENT, tmp_path))


def test_small_files_are_read_up_to_a_limit(tmp_path: Path) -> None:
    found = sentences(builders.rebuild(FILES | {layout.BAGIT: b"x" * 3_000_000}), tmp_path)
    assert f"“{layout.BAGIT}” tidak menyatakan BagIt 1.0 dengan UTF-8." in found


def test_too_many_files_are_refused_before_they_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = builders.unpack(CONTENT, tmp_path)
    monkeypatch.setattr(sources, "MAX_MEMBERS", 5)
    assert "lebih dari 5 berkas" in unreadable(CONTENT, tmp_path)
    with pytest.raises(PackageUnreadableError, match="lebih dari 5 berkas"):
        verify_package(folder)
    monkeypatch.setattr(sources, "_LARGE", 100)
    assert "lebih dari 5 berkas" in unreadable(CONTENT, tmp_path)
    monkeypatch.setattr(sources, "MAX_MEMBERS", 100)
    monkeypatch.setattr(sources, "MAX_CONTENTS_LIST", 500)
    assert "lebih dari 100 berkas" in unreadable(CONTENT, tmp_path)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_files(tmp_path: Path) -> None:
    large = bytes(1024 * 1024) * 60
    sink = tmp_path / "besar.zip"
    with sink.open("wb") as target:
        entries = [builders.entry(f"{number}.pdf", large) for number in range(2)]
        tracemalloc.start()
        builders.write_package(target, entries, info=builders.INFO)
        writing = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        assert verify_package(sink).holds
        checking = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert writing < 12 * 1024 * 1024
    assert checking < 12 * 1024 * 1024


def test_links_and_pipes_in_a_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    bag = builders.unpack(CONTENT, tmp_path)
    (bag / "data" / "tautan.pdf").symlink_to("/etc/passwd")
    (bag / "data" / "lingkaran").symlink_to(bag)
    os.mkfifo(bag / "pipa")
    found = [finding.sentence for finding in verify_package(bag).findings]
    assert found == [
        f"“{name}” bukan berkas biasa melainkan tautan atau berkas khusus."
        for name in ("pipa", "data/lingkaran", "data/tautan.pdf")
    ]


def test_a_folder_that_is_no_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackageUnreadableError, match="bukan paket bukti"):
        verify_package(tmp_path)
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
    with pytest.raises(PackageUnreadableError, match="bukan paket bukti"):
        verify_package(tmp_path)


def test_a_name_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackageUnreadableError, match="tidak dapat dibuka"):
        verify_package(tmp_path / "tidak ada.zip")


def test_a_file_that_vanishes_or_cannot_be_read_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bag = builders.unpack(CONTENT, tmp_path)
    real = sources.FolderSource.open

    def failing(self: sources.FolderSource, path: str) -> object:
        if path == FIRST:
            raise PermissionError
        return real(self, path)

    monkeypatch.setattr(sources.FolderSource, "open", failing)
    found = [finding.sentence for finding in verify_package(bag).findings]
    assert found == [f"“{FIRST}” rusak atau diubah: isinya tidak dapat dibaca sampai akhir."]


def test_names_that_a_mac_took_apart_are_the_same(tmp_path: Path) -> None:
    bag = builders.unpack(CONTENT, tmp_path)
    composed = next(path for path in (bag / "data").rglob("*é.docx"))
    composed.rename(composed.with_name(composed.name.replace("é", "e\u0301")))
    assert verify_package(bag).holds


@pytest.mark.parametrize("path", ["", "/x", "x\\y", "x\0y", "C:x", "a//b", "a/", "./a", "a/..", "x" * 5000])
def test_unsafe_paths_are_known(path: str) -> None:
    assert not is_safe(path)
    assert is_safe("data/a b/c.pdf")
