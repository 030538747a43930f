"""Whatever is done to a package is found, and named in words."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.kernel.package import builders

from bening.kernel.package import layout, report
from bening.kernel.package.report import Report
from bening.kernel.package.verify import VerifyCancelledError, verify_package

CONTENT, RESULT = builders.package()
FILES = builders.members(CONTENT)
FIRST, SECOND, THIRD, FOURTH = (path for path in FILES if path.startswith("data/"))

Files = dict[str, bytes]


def verified(content: bytes, folder: Path, **options: Any) -> Report:
    path = folder / "paket.zip"
    path.write_bytes(content)
    return verify_package(path, **options)


def tampered(folder: Path, change: Callable[[Files], None], *, reseal: bool = False) -> list[str]:
    """The sentences about a package after ``change``; with ``reseal`` by somebody who mends the tag manifest too."""
    files = dict(FILES)
    change(files)
    zipped = verified(builders.rebuild(builders.seal_again(files) if reseal else files), folder)
    assert not zipped.holds
    return [found.sentence for found in zipped.findings]


def test_a_package_that_nobody_touched_holds(tmp_path: Path) -> None:
    found = verified(CONTENT, tmp_path)
    assert (found.findings, found.holds) == ([], True)
    assert (found.files, found.size) == (RESULT.files, RESULT.size)
    assert (found.fingerprint, found.merkle_root) == (RESULT.fingerprint, RESULT.merkle_root)
    assert found.name == "Bukti Zona Integritas 2025"
    assert (found.made_on, found.software) == ("2025-06-16", "Bening 0.0")
    assert found.audit_head == f"4:{builders.audit().head_hash}"
    assert {check.subject: check.holds for check in found.checks} == {
        "completeness": True,
        "fixity": True,
        "description": True,
        "merkle": True,
        "index": True,
        "audit": True,
        "stamp": None,
        "fingerprint": None,
    }
    assert [check.title for check in found.checks][:2] == ["Kelengkapan", "Keutuhan isi"]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_packages_of_few_files_without_audit_hold(count: int, tmp_path: Path) -> None:
    entries = [builders.entry(f"{number}.pdf", b"%d" % number) for number in range(count)]
    content, _ = builders.package(entries=entries, audit=None, extras=())
    assert verified(content, tmp_path).findings == []


def test_an_extract_from_the_middle_of_a_chain_holds(tmp_path: Path) -> None:
    assert verified(builders.package(audit=builders.audit(6, first=3))[0], tmp_path).findings == []


def test_the_unpacked_folder_holds_and_so_does_the_folder_around_it(tmp_path: Path) -> None:
    bag = builders.unpack(CONTENT, tmp_path)
    assert verify_package(bag).findings == verify_package(tmp_path).findings == []
    assert verify_package(bag).fingerprint == RESULT.fingerprint


def test_a_package_that_somebody_packed_again_holds(tmp_path: Path) -> None:
    assert verified(builders.rebuild(FILES, "Nama lain"), tmp_path).holds
    assert verified(builders.rebuild(FILES, ""), tmp_path).holds


@pytest.mark.parametrize("path", FILES)
def test_any_changed_byte_of_any_file_is_found(path: str, tmp_path: Path) -> None:
    for at in {0, len(FILES[path]) // 2, len(FILES[path]) - 1} if FILES[path] else ():

        def change(files: Files, at: int = at) -> None:
            files[path] = builders.changed(files[path], at)

        sentences = tampered(tmp_path, change)
        # The tag manifest accuses the file whose line no longer fits.
        assert path == layout.TAG_MANIFEST or any(path in sentence for sentence in sentences)


def unchanged(content: bytes) -> bool:
    """Whether every file still reads as before: some bits of a packed stream mean nothing."""
    try:
        return builders.members(content) == FILES
    except (zipfile.BadZipFile, zlib.error):
        return False


def test_any_byte_changed_in_the_zip_itself_is_found(tmp_path: Path) -> None:
    """Without mending the checksums of the ZIP: in headers, packed contents and the table of contents."""
    accepted = 0
    for at in range(0, len(CONTENT), 61):
        spoiled = builders.changed(CONTENT, at, 0x10)
        try:
            holds = verified(spoiled, tmp_path).holds
        except report.PackageUnreadableError:
            continue
        assert not holds or unchanged(spoiled)
        accepted += holds
    assert accepted < len(CONTENT) / 61 / 4


@pytest.mark.parametrize("path", FILES)
def test_any_missing_file_is_named(path: str, tmp_path: Path) -> None:
    sentences = tampered(tmp_path, lambda files: files.pop(path) and None)
    assert f"“{path}” hilang dari paket." in sentences


@pytest.mark.parametrize("path", FILES)
def test_any_longer_or_shorter_file_is_found(path: str, tmp_path: Path) -> None:
    tampered(tmp_path, lambda files: files.update({path: files[path] + b"\n"}))
    if FILES[path]:
        tampered(tmp_path, lambda files: files.update({path: files[path][:-1]}))


def test_an_added_file_is_named(tmp_path: Path) -> None:
    assert "“data/baru.pdf” ditambahkan: tidak ada dalam daftar." in tampered(
        tmp_path, lambda files: files.update({"data/baru.pdf": b"baru"})
    )
    assert tampered(tmp_path, lambda files: files.update({"halaman/baru.html": b""})) == [
        "“halaman/baru.html” ditambahkan: tidak ada dalam daftar."
    ]
    assert tampered(tmp_path, lambda files: files.update({"fetch.txt": b"http://contoh.invalid - data/x"})) == [
        "“fetch.txt” ditambahkan: tidak ada dalam daftar."
    ]


def test_a_renamed_file_is_called_renamed(tmp_path: Path) -> None:
    assert tampered(tmp_path, lambda files: files.update({"data/SK lain.pdf": files.pop(FIRST)})) == [
        f"“{FIRST}” berganti nama menjadi “data/SK lain.pdf”."
    ]


def test_two_files_that_changed_places_are_both_named(tmp_path: Path) -> None:
    def swap(files: Files) -> None:
        files[FIRST], files[THIRD] = files[THIRD], files[FIRST]

    sentences = tampered(tmp_path, swap)
    assert [sentence for sentence in sentences if sentence.startswith("Isi")] == [
        f"Isi “{path}” berubah: sidiknya tidak sama dengan daftar." for path in (FIRST, THIRD)
    ]


def reorder(files: Files) -> None:
    files[layout.MANIFEST] = b"".join(reversed(files[layout.MANIFEST].splitlines(keepends=True)))


def test_a_list_in_another_order_is_found_even_when_sealed_again(tmp_path: Path) -> None:
    assert tampered(tmp_path, reorder)[0] == f"Isi “{layout.MANIFEST}” berubah: sidiknya tidak sama dengan daftar."
    sentences = tampered(tmp_path, reorder, reseal=True)
    assert any("tertukar urutan" in sentence for sentence in sentences)
    assert any("Bukti letak" in sentence for sentence in sentences)
    assert any(layout.EVIDENCE in sentence for sentence in sentences)


def swap_evidence(files: Files) -> None:
    """A forger who exchanges a document and mends both manifests."""
    forged = files[FIRST].replace(b"keputusan", b"pengganti")
    old, new = (builders.sha256(content).encode() for content in (files[FIRST], forged))
    files[FIRST] = forged
    files[layout.MANIFEST] = files[layout.MANIFEST].replace(old, new)


def test_an_exchanged_document_with_mended_lists_breaks_root_proof_and_index(tmp_path: Path) -> None:
    sentences = tampered(tmp_path, swap_evidence, reseal=True)
    assert sum("Akar Merkle" in sentence for sentence in sentences) == 2
    assert f"Bukti letak untuk “{FIRST}” tidak sah." in sentences
    assert f"“{layout.EVIDENCE}” tidak sesuai dengan daftar berkas pada “{FIRST}”." in sentences


def edit_json(path: str, number: int, /, **changes: object) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        files[path] = builders.replace_line(
            files[path], number, lambda line: json.dumps({**json.loads(line), **changes}).encode() + b"\n"
        )

    return change


def drop_line(path: str, number: int) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        files[path] = builders.replace_line(files[path], number, lambda _line: b"")

    return change


def double_line(path: str, number: int) -> Callable[[Files], None]:
    def change(files: Files) -> None:
        files[path] = builders.replace_line(files[path], number, lambda line: line + line)

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (edit_json(layout.PROOFS, 1, proof=["00" * 32]), f"Bukti letak untuk “{SECOND}” tidak sah."),
        (edit_json(layout.PROOFS, 1, proof=["00"]), f"Bukti letak untuk “{SECOND}” tidak sah."),
        (edit_json(layout.PROOFS, 1, proof=["zz"]), f"Bukti letak untuk “{SECOND}” tidak sah."),
        (edit_json(layout.PROOFS, 1, proof=[None]), f"Bukti letak untuk “{SECOND}” tidak sah."),
        (edit_json(layout.PROOFS, 1, proof="00"), f"Bukti letak untuk “{SECOND}” tidak sah."),
        (edit_json(layout.PROOFS, 1, index=0), f"Bukti letak untuk “{SECOND}” tidak sah."),
        (edit_json(layout.PROOFS, 1, path=FIRST), f"Bukti letak untuk “{SECOND}” tidak sah."),
        (drop_line(layout.PROOFS, 3), f"Bukti letak untuk “{FOURTH}” dan berkas sesudahnya tidak ada."),
        (double_line(layout.PROOFS, 3), f"“{layout.PROOFS}” memuat bukti letak lebih banyak daripada berkas."),
        (edit_json(layout.MERKLE, 0, root="00" * 32), f"Akar Merkle dalam “{layout.MERKLE}” bukan akar"),
        (edit_json(layout.MERKLE, 0, size=9), f"Akar Merkle dalam “{layout.MERKLE}” bukan akar"),
        (edit_json(layout.EVIDENCE, 0, sha256="0" * 64), f"“{layout.EVIDENCE}” tidak sesuai dengan daftar"),
        (edit_json(layout.EVIDENCE, 0, path=["x"]), f"“{layout.EVIDENCE}” tidak sesuai dengan daftar"),
        (drop_line(layout.EVIDENCE, 0), f"“{layout.EVIDENCE}” tidak sesuai dengan daftar"),
        (drop_line(layout.EVIDENCE, 4), f"pada “{FOURTH}”."),
        (double_line(layout.EVIDENCE, 4), f"pada “{FOURTH}”."),
        (edit_json(layout.AUDIT, 2, fields={"verb": "palsu"}), f"“{layout.AUDIT}”: catatan 2 isinya berubah."),
        (edit_json(layout.AUDIT, 2, fields={"verb": 0.5}), f"“{layout.AUDIT}”: catatan 2 isinya berubah."),
        (edit_json(layout.AUDIT, 2, fields={"verb": "\ud800"}), f"“{layout.AUDIT}”: catatan 2 isinya berubah."),
        (edit_json(layout.AUDIT, 2, fields=[]), "memuat baris yang bukan catatan audit."),
        (edit_json(layout.AUDIT, 2, previous_hash="0" * 64), "catatan 2 tidak menyambung pada catatan sebelumnya."),
        (edit_json(layout.AUDIT, 0, head_position=None), "tidak menyebut awal dan ujung rantainya."),
        (edit_json(layout.AUDIT, 0, head_hash="0" * 64), "catatan 4 bukan ujung rantai yang dicatat."),
        (edit_json(layout.AUDIT, 0, first_previous="0" * 64), "catatan 1 tidak menyambung pada catatan sebelumnya."),
        (drop_line(layout.AUDIT, 2), f"“{layout.AUDIT}”: catatan 2 hilang."),
        (drop_line(layout.AUDIT, 4), f"“{layout.AUDIT}”: catatan 4 hilang."),
        (double_line(layout.AUDIT, 2), f"“{layout.AUDIT}”: catatan 2 disisipkan."),
        (lambda files: files.update({layout.AUDIT: b""}), "tidak menyebut awal dan ujung rantainya."),
        (lambda files: files.update({layout.AUDIT: b"[]\n"}), f"“{layout.AUDIT}”, baris 1, bukan objek JSON."),
        (lambda files: files.update({layout.MERKLE: b"{"}), f"“{layout.MERKLE}”, baris 1, bukan objek JSON."),
        (lambda files: files.update({layout.EVIDENCE: b"\xff\n"}), "isinya bukan teks UTF-8."),
        (lambda files: files.update({layout.BAGIT: b"BagIt-Version: 0.97\n"}), "tidak menyatakan BagIt 1.0"),
        (double_line(layout.MANIFEST, 0), "baris 2, mengulang berkas yang sudah disebut."),
        (lambda files: files.update({layout.MANIFEST: b"x\n" + files[layout.MANIFEST]}), "baris 1, bukan baris daftar"),
    ],
)
def test_what_a_forger_changes_is_found_even_when_sealed_again(
    change: Callable[[Files], None], sentence: str, tmp_path: Path
) -> None:
    assert any(sentence in found for found in tampered(tmp_path, change, reseal=True))


def test_paths_in_a_list_may_not_leave_the_package(tmp_path: Path) -> None:
    line = f"{'0' * 64}  data/../../etc/passwd\n".encode()
    sentences = tampered(tmp_path, lambda files: files.update({layout.MANIFEST: line}), reseal=True)
    assert f"“{layout.MANIFEST}”, baris 1, bukan baris daftar yang sah." in sentences


def test_the_description_must_count_right(tmp_path: Path) -> None:
    def change(files: Files) -> None:
        files[layout.BAG_INFO] = files[layout.BAG_INFO].replace(b".4\n", b".5\n")

    assert any("jumlah berkas atau ukuran yang lain" in found for found in tampered(tmp_path, change, reseal=True))


def test_a_fingerprint_noted_elsewhere_decides(tmp_path: Path) -> None:
    spaced = f" {RESULT.fingerprint[:32].upper()} {RESULT.fingerprint[32:]}\n"
    assert verified(CONTENT, tmp_path, fingerprint=spaced).checks[-1].holds
    other, _ = builders.package(entries=builders.entries()[:2])
    found = verified(other, tmp_path, fingerprint=RESULT.fingerprint)
    assert [finding.subject for finding in found.findings] == ["fingerprint"]
    assert found.findings[0].sentence.endswith("ini bukan paket yang dicatat.")


def test_a_package_without_its_seal_has_no_fingerprint(tmp_path: Path) -> None:
    files = {path: content for path, content in FILES.items() if path != layout.TAG_MANIFEST}
    found = verified(builders.rebuild(files), tmp_path, fingerprint=RESULT.fingerprint)
    assert found.findings[-1].sentence.startswith("Sidik paket ini tidak ada")


def test_more_findings_than_a_screen_holds_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "MAX_FINDINGS", 2)
    files = {path: content + b"!" for path, content in FILES.items()}
    found = verified(builders.rebuild(files), tmp_path)
    assert len(found.findings) == 2
    assert found.more_findings > 5
    assert not any(check.holds for check in found.checks)


def test_names_that_steer_a_terminal_are_shown_harmlessly(tmp_path: Path) -> None:
    sentences = tampered(
        tmp_path, lambda files: files.update({"data/\x1b[2J\u202e.pdf": b"", "data/" + "x" * 400: b""})
    )
    assert "“data/\ufffd[2J\ufffd.pdf” ditambahkan: tidak ada dalam daftar." in sentences
    assert all(len(sentence) < 400 for sentence in sentences)


def test_progress_is_told_and_checking_can_be_stopped(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    verified(CONTENT, tmp_path, progress=lambda files, size: told.append((files, size)))
    assert told[-1] == (2, RESULT.size)
    with pytest.raises(VerifyCancelledError):
        verified(CONTENT, tmp_path, cancelled=lambda: True)
