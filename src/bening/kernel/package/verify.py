"""Checks a package, ZIP or unpacked folder, from nothing but itself and, if given, what was noted elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bening.kernel.package import layout, proofs
from bening.kernel.package.lines import DAMAGED, TOO_LONG, Lines
from bening.kernel.package.naming import PAYLOAD
from bening.kernel.package.pages import size_words
from bening.kernel.package.report import Report, Subject, shown
from bening.kernel.package.sources import (
    MAX_CONTENTS_LIST,
    MemberDamagedError,
    Source,
    is_safe,
    open_source,
    read_chunks,
)

Progress = Callable[[int, int], None]

# Tag files that no tag manifest can name: itself, and the stamp over it.
_UNLISTED: Final = frozenset({layout.TAG_MANIFEST, layout.STAMP})
_REQUIRED: Final[dict[str, Subject]] = {
    layout.BAGIT: "description",
    layout.BAG_INFO: "description",
    layout.MANIFEST: "completeness",
    layout.TAG_MANIFEST: "description",
    layout.EVIDENCE: "index",
    layout.MERKLE: "merkle",
    layout.PROOFS: "merkle",
}
# As long as the table of contents of a ZIP may be: more would not fit into the memory.
MAX_MANIFEST: Final = MAX_CONTENTS_LIST


NOT_PLAIN: Final = "“{path}” berubah: bentuknya bukan seperti yang ditulis saat paket dibuat."
MISSING: Final = "“{path}” hilang dari paket."


class VerifyCancelledError(Exception):
    """Somebody asked to stop."""


def verify_package(
    path: Path,
    *,
    certificates: bytes = b"",
    fingerprint: str = "",
    progress: Progress = lambda _files, _size: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Report:
    """Everything that can be said about the package at ``path``, which is only read.

    ``certificates``: PEM of the time-stamp authority, got from the authority itself; without it those in the package
    are used, which proves no more than that they fit. ``fingerprint``: the hex digest that was noted elsewhere when the
    package was made. Raises PackageUnreadableError with a sentence when there is nothing to check,
    VerifyCancelledError when somebody asked to stop.
    """
    source = open_source(path)
    try:
        return _Verification(source, progress, cancelled).run(certificates, fingerprint)
    finally:
        source.close()


class _Verification:
    """One run over one package. Keeps one line of the manifest for each file, never a file."""

    def __init__(self, source: Source, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self._source = source
        self._progress = progress
        self._cancelled = cancelled
        self._report = Report(name=source.name)
        self._lines = Lines(source, self._report)
        self._info: dict[str, str] = {}

    def run(self, certificates: bytes, fingerprint: str) -> Report:
        report = self._report
        for finding in self._source.findings:
            report.find(finding.subject, finding.kind, finding.path, finding.sentence)
        self._check_declaration()
        self._check_tags()
        manifest = self._manifest(layout.MANIFEST, "completeness")
        self._check_payload(manifest)
        report.conclude("completeness", f"Semua {len(manifest)} berkas bukti ada; tidak ada yang ditambahkan.")
        report.conclude("fixity", f"Isi {report.files} berkas ({size_words(report.size)}) sama dengan daftar sidik.")
        report.conclude("description", "Berkas keterangan, halaman, dan dokumen tidak berubah.")
        proofs.check_merkle(self._lines, report, manifest, self._info.get(layout.INFO_ROOT, ""))
        proofs.check_index(self._lines, report, manifest)
        proofs.check_audit(self._lines, report)
        proofs.check_stamp(self._lines, report, certificates)
        proofs.check_fingerprint(report, fingerprint)
        return report

    def _check_declaration(self) -> None:
        """bagit.txt and bag-info.txt, and what every package of Bening has."""
        report, source = self._report, self._source
        for path, subject in _REQUIRED.items():
            if path not in source.sizes:
                report.find(subject, "missing", path, MISSING)
        if layout.BAGIT in source.sizes and self._lines.content(layout.BAGIT) != layout.DECLARATION:
            report.find("description", "form", layout.BAGIT, "“{path}” tidak menyatakan BagIt 1.0 dengan UTF-8.")
        self._info = layout.read_info(self._lines.text(layout.BAG_INFO, "description"))
        report.made_on = shown(self._info.get("Bagging-Date", ""))
        report.software = shown(self._info.get("Bag-Software-Agent", ""))
        report.name = shown(self._info.get(layout.INFO_TITLE, report.name))
        payload = [size for path, size in source.sizes.items() if _is_payload(path)]
        oxum = f"{sum(payload)}.{len(payload)}"
        if layout.BAG_INFO in source.sizes and self._info.get("Payload-Oxum") != oxum:
            sentence = f"“{{path}}” menyebut jumlah berkas atau ukuran yang lain; yang ditemukan {oxum}."
            report.find("completeness", "form", layout.BAG_INFO, sentence)
        if self._info.get(layout.INFO_STAMP) and layout.STAMP not in source.sizes:
            report.find("stamp", "missing", layout.STAMP, "“{path}” hilang: paket ini dibuat dengan stempel waktu.")

    def _check_tags(self) -> None:
        """Every file beside the evidence is as the tag manifest says."""
        if layout.TAG_MANIFEST in self._source.sizes:
            listed = self._manifest(layout.TAG_MANIFEST, "description")
            found = [path for path in self._source.sizes if not _is_payload(path) and path not in _UNLISTED]
            self._compare(listed, found, "description")
            self._report.fingerprint = self._digest(layout.TAG_MANIFEST)
            plain = "".join(f"{layout.manifest_line(digest, path)}\n" for path, digest in listed.items())
            if layout.digest(plain.encode()) != self._report.fingerprint:
                # Nothing lists this file; only its plainest form is accepted.
                self._report.find("description", "form", layout.TAG_MANIFEST, NOT_PLAIN)

    def _check_payload(self, manifest: dict[str, str]) -> None:
        """Every file of evidence is as the manifest says."""
        if layout.MANIFEST in self._source.sizes:
            self._compare(manifest, list(filter(_is_payload, self._source.sizes)), "completeness")

    def _compare(self, listed: dict[str, str], found: list[str], subject: Subject) -> None:
        """Name what is changed, missing, added, and what was only renamed."""
        report = self._report
        missing = {path: digest for path, digest in listed.items() if path not in self._source.sizes}
        moved_from = {digest: path for path, digest in missing.items()}
        for path in found:
            digest = self._digest(path)
            if path in listed:
                if digest and digest != listed[path]:
                    kind: Subject = "fixity" if subject == "completeness" else subject
                    report.find(kind, "changed", path, "Isi “{path}” berubah: sidiknya tidak sama dengan daftar.")
            elif digest in moved_from:
                old = moved_from.pop(digest)
                del missing[old]
                report.find(subject, "renamed", path, f"“{shown(old)}” berganti nama menjadi “{{path}}”.")
            else:
                report.find(subject, "added", path, "“{path}” ditambahkan: tidak ada dalam daftar.")
        for path in missing:
            report.find(_REQUIRED.get(path, subject), "missing", path, MISSING)

    def _digest(self, path: str) -> str:
        """Hex SHA-256 of a file; empty, with a finding, where it cannot be read to its end."""
        digest = hashlib.sha256()
        size = 0
        payload = _is_payload(path)
        try:
            for chunk in read_chunks(self._source, path):
                if self._cancelled():
                    raise VerifyCancelledError
                digest.update(chunk)
                size += len(chunk)
                if payload:
                    self._report.size += len(chunk)
                    self._progress(self._report.files, self._report.size)
        except MemberDamagedError:
            size = -1
        if size != self._source.sizes[path]:
            subject: Subject = "fixity" if payload else "description"
            self._report.find(subject, "damaged", path, DAMAGED)
            return ""
        self._report.files += payload
        return digest.hexdigest()

    def _manifest(self, path: str, subject: Subject) -> dict[str, str]:
        """Path to digest in the manifest's order; lines that cannot be are findings."""
        listed: dict[str, str] = {}
        if self._source.sizes.get(path, 0) > MAX_MANIFEST:
            self._report.find(subject, "form", path, TOO_LONG)
            return listed
        for number, line in enumerate(self._lines.text(path, subject), start=1):
            entry = layout.read_manifest_line(line)
            if entry is None or not is_safe(entry[1]) or _is_payload(entry[1]) != (path == layout.MANIFEST):
                sentence = f"“{{path}}”, baris {number}, bukan baris daftar yang sah."
                self._report.find(subject, "form", path, sentence)
            elif entry[1] in listed:
                sentence = f"“{{path}}”, baris {number}, mengulang berkas yang sudah disebut."
                self._report.find(subject, "form", path, sentence)
            else:
                listed[entry[1]] = entry[0]
        return listed


def _is_payload(path: str) -> bool:
    return path.startswith(f"{PAYLOAD}/")
