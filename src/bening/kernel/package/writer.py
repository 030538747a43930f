"""Makes the package: copies and hashes every file once, then writes what describes and proves them."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import IO, Final

from bening.kernel.ledger import Link
from bening.kernel.merkle import Tree, leaf_hash
from bening.kernel.package import layout, pages, stamps
from bening.kernel.package.archive import CHUNK, Archive, Written
from bening.kernel.package.contents import (
    AuditExtract,
    BagInfo,
    Entry,
    Extra,
    Facts,
    Missing,
    PackageCancelledError,
    PackageError,
    PackageResult,
    Stamper,
    StampRefusedError,
)
from bening.kernel.package.naming import Names, alike, safe_name

FOLDER_NAME_LIMIT: Final = 60
_STEP: Final = 16 * CHUNK
_BLOCK: Final = 64 * 1024
_FACTS: Final = tuple(field.name for field in fields(Facts))

Progress = Callable[[int, int], None]


def write_package(
    sink: IO[bytes],
    entries: Iterable[Entry | Missing],
    *,
    info: BagInfo,
    extras: Iterable[Extra] = (),
    audit: AuditExtract | None = None,
    stamper: Stamper | None = None,
    progress: Progress = lambda _files, _size: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> PackageResult:
    """Write the package to ``sink``, which needs nothing but ``write`` (and is not closed here).

    ``entries`` come in plan or LKE order, an area in one piece, and are read once. ``progress`` hears the files and the
    bytes done so far; ``cancelled`` is asked at every chunk of a MiB. Raises PackageError when a file cannot be read
    or is not the one that was recorded, PackageCancelledError when somebody asked to stop; what the sink got by then is
    no ZIP and belongs thrown away. The same arguments give the same bytes (but for a time stamp).
    """
    folder = safe_name(f"{info.title} {info.unit}", FOLDER_NAME_LIMIT)
    with tempfile.TemporaryFile() as spool, Archive(sink, folder=folder, at=info.made_at) as archive:
        package = _Package(archive, spool, info, progress, cancelled)
        package.add_tag(layout.BAGIT, [layout.DECLARATION])
        package.add_evidence(entries)
        documents = package.add_extras(extras)
        if audit:
            package.add_tag(layout.AUDIT, audit_lines(audit))
        package.add_proofs()
        package.add_pages(documents, audit=audit is not None)
        return package.finish(folder, stamper)


class _Package:
    """A package in the making. ``spool`` keeps one JSON line for each entry, so that memory does not."""

    def __init__(
        self, archive: Archive, spool: IO[bytes], info: BagInfo, progress: Progress, cancelled: Callable[[], bool]
    ) -> None:
        self._archive = archive
        self._spool = spool
        self._info = info
        self._progress = progress
        self._cancelled = cancelled
        self._tags: list[Written] = []
        self._leaves: list[bytes] = []
        self._runs: list[pages.Run] = []
        self._tree = Tree(())
        self.size = 0

    def add_tag(self, path: str, chunks: Iterable[bytes]) -> None:
        """One file beside the evidence; the tag manifest will name it."""
        self._tags.append(self._archive.add(path, _blocks(chunks), size=0, step=self._check))

    def add_evidence(self, entries: Iterable[Entry | Missing]) -> None:
        names = Names()
        for entry in entries:
            self._check()
            if isinstance(entry, Entry):
                written = self._copy(entry, names.place(entry.folders, entry.name))
                self._note(entry, written.path, written.size, written.sha256)
                self._progress(len(self._leaves), self.size)
            else:
                self._note(entry, None, 0, None)
        self._tree = Tree(self._leaves)

    def _copy(self, entry: Entry, path: str) -> Written:
        """Copy one file of evidence and compare it with what was recorded about it."""
        if len(self._leaves) >= layout.MAX_FILES:
            raise PackageError(
                f"Paket ini memuat lebih dari {layout.MAX_FILES} berkas. Buat satu paket untuk setiap area perubahan."
            )
        told = self.size

        def step(count: int) -> None:
            nonlocal told
            self._check()
            self.size += count
            if self.size - told >= _STEP:
                told = self.size
                self._progress(len(self._leaves), self.size)

        written = self._archive.add(path, _chunks(entry), size=entry.size, step=step)
        if written.size != entry.size or written.sha256 != entry.sha256.lower():
            raise _not_the_same(entry)
        self._leaves.append(leaf_hash(layout.manifest_line(written.sha256, path).encode()))
        return written

    def _note(self, entry: Entry | Missing, path: str | None, size: int, sha256: str | None) -> None:
        """Keep what the manifests, the indexes and the pages need about one entry."""
        row = {"path": path, "folders": entry.folders, "size": size, "sha256": sha256}
        row |= {name: getattr(entry.facts, name) for name in _FACTS}
        area = entry.folders[0] if entry.folders else self._info.title
        if not self._runs or self._runs[-1].area != area or self._runs[-1].rows >= pages.ROWS_PER_PAGE:
            self._runs.append(pages.Run(area, self._spool.tell()))
        self._runs[-1].count(size if path else None)
        self._spool.write(_json_line(row))

    def add_extras(self, extras: Iterable[Extra]) -> list[pages.Document]:
        documents: list[pages.Document] = []
        taken: set[str] = set()
        for extra in extras:
            name = safe_name(extra.name)
            if alike(name) in taken:
                raise PackageError(f"Dua dokumen paket bernama “{name}”. Beri nama yang berbeda.")
            taken.add(alike(name))
            path = f"{layout.DOCUMENTS}/{name}"
            self.add_tag(path, [extra.content])
            documents.append(pages.Document(extra.title, path, len(extra.content)))
        return documents

    def add_proofs(self) -> None:
        """The machine-readable index, the Merkle root, and a proof for each file."""
        self.add_tag(layout.EVIDENCE, self._spooled())
        root = {"kind": layout.MERKLE_KIND, "root": self._tree.root.hex(), "size": self._tree.size}
        self.add_tag(layout.MERKLE, [_json_line(root)])
        self.add_tag(layout.PROOFS, self._proofs())

    def _proofs(self) -> Iterator[bytes]:
        for index, (sha256, path) in enumerate(self._files()):
            proof = [node.hex() for node in self._tree.proof(index)]
            yield _json_line({"path": path, "sha256": sha256, "index": index, "proof": proof})

    def add_pages(self, documents: list[pages.Document], *, audit: bool) -> None:
        site = pages.Site(
            info=self._info,
            runs=self._runs,
            documents=documents,
            audit=audit,
            files=len(self._leaves),
            size=self.size,
            merkle_root=self._tree.root.hex(),
        )
        for path, chunks in pages.build(site, self._rows):
            self.add_tag(path, chunks)

    def finish(self, folder: str, stamper: Stamper | None) -> PackageResult:
        """The manifests and the stamp. Only the tag manifest and the stamp over it stand in no manifest."""
        manifest = (f"{layout.manifest_line(*file)}\n".encode() for file in self._files())
        self.add_tag(layout.MANIFEST, manifest)
        stamp, answer, problem = None, b"", ""
        if stamper:
            self.add_tag(layout.CERTIFICATES, [stamper.certificates])
            try:
                answer, stamp = stamps.obtain(self._tag_manifest(self._bag_info(stamped=True)), stamper)
            except StampRefusedError as error:
                problem = str(error)
        bag_info = self._bag_info(stamped=stamp is not None)
        tag_manifest = self._tag_manifest(bag_info)
        self.add_tag(layout.BAG_INFO, [bag_info])
        written = self._archive.add(layout.TAG_MANIFEST, [tag_manifest], size=len(tag_manifest))
        if stamp:
            self._archive.add(layout.STAMP, [answer], size=len(answer))
        return PackageResult(
            folder=folder,
            files=len(self._leaves),
            size=self.size,
            merkle_root=self._tree.root.hex(),
            fingerprint=written.sha256,
            stamped_at=stamp.at if stamp else None,
            stamp_problem=problem,
        )

    def _bag_info(self, *, stamped: bool) -> bytes:
        return layout.info_text(
            {
                "Source-Organization": self._info.unit,
                "External-Identifier": self._info.identifier,
                "External-Description": self._info.description or self._info.title,
                "Contact-Name": self._info.made_by,
                "Bagging-Date": self._info.made_at.date().isoformat(),
                "Payload-Oxum": f"{self.size}.{len(self._leaves)}",
                "Bag-Software-Agent": self._info.software,
                layout.INFO_TITLE: self._info.title,
                layout.INFO_ROOT: self._tree.root.hex(),
                layout.INFO_STAMP: layout.STAMP if stamped else "",
            }
        )

    def _tag_manifest(self, bag_info: bytes) -> bytes:
        """The lines of all tag files, with the ``bag_info`` that is yet to be written."""
        files = [(tag.sha256, tag.path) for tag in self._tags] + [(layout.digest(bag_info), layout.BAG_INFO)]
        return "".join(f"{layout.manifest_line(*file)}\n" for file in files).encode()

    def _check(self, _count: int = 0) -> None:
        if self._cancelled():
            raise PackageCancelledError("Pembuatan paket dihentikan. Belum ada paket yang jadi.")

    def _spooled(self) -> Iterator[bytes]:
        self._spool.seek(0)
        while chunk := self._spool.read(CHUNK):
            yield chunk

    def _rows(self, run: pages.Run) -> Iterator[pages.Row]:
        self._spool.seek(run.offset)
        for _ in range(run.rows):
            yield json.loads(self._spool.readline())

    def _files(self) -> Iterator[tuple[str, str]]:
        """SHA-256 and path of each file, in order."""
        for run in self._runs:
            yield from ((row["sha256"], row["path"]) for row in self._rows(run) if row["path"])


def _blocks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in larger pieces: compressing and hashing line by line would take longer than the files do."""
    block = bytearray()
    for piece in pieces:
        block += piece
        if len(block) >= _BLOCK:
            yield bytes(block)
            block.clear()
    yield bytes(block)


def _chunks(entry: Entry) -> Iterator[bytes]:
    """The file in pieces, but never more of it than was recorded: a stream without end must not fill the disk."""
    left = entry.size
    try:
        with entry.open() as source:
            while chunk := source.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _not_the_same(entry)
                yield chunk
    except OSError as error:
        raise PackageError(
            f"Berkas “{entry.name}” ({' › '.join(entry.folders)}) tidak dapat dibaca dari penyimpanan."
            " Periksa penyimpanan, lalu buat paket lagi."
        ) from error


def _not_the_same(entry: Entry) -> PackageError:
    return PackageError(
        f"Isi berkas “{entry.name}” ({' › '.join(entry.folders)}) tidak sama dengan yang dicatat saat diunggah."
        " Paket tidak dibuat. Pulihkan berkas itu dari cadangan, lalu buat paket lagi."
    )


def audit_lines(audit: AuditExtract) -> Iterator[bytes]:
    """audit.jsonl: first where the extract begins and ends, then its links with everything that their hashes cover."""
    yield _json_line(
        {
            "chain": audit.chain,
            "first_position": audit.first_position,
            "first_previous": audit.first_previous,
            "head_position": audit.head_position,
            "head_hash": audit.head_hash,
        }
    )
    yield from map(_link_line, audit.links)


def _link_line(link: Link) -> bytes:
    return _json_line(
        {
            "position": link.position,
            "previous_hash": link.previous_hash,
            "hash": link.hash,
            "fields": dict(link.fields),
        }
    )


def _json_line(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain) + "\n").encode()


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in an index")
