"""A package as it is found, a ZIP or an unpacked folder, read as a stranger's: nothing is unpacked, nothing believed.

Both give the files of the bag by their path, and findings about what has no place in one: unsafe names, names that
stand twice, links, encrypted or oddly packed entries, bombs.
"""

from __future__ import annotations

import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any, Final, Protocol

from bening.kernel.package import layout
from bening.kernel.package.naming import alike
from bening.kernel.package.report import Finding, PackageUnreadableError, shown

# Twice what the writer makes, so that nobody's own package is refused.
MAX_MEMBERS: Final = 2 * layout.MAX_FILES
MAX_CONTENTS_LIST: Final = 32 * 1024 * 1024
MAX_PATH: Final = 4096
_LARGE: Final = 2 * 1024 * 1024
_ENTRY_MARK: Final = b"PK\x01\x02"
_EXPANSION: Final = 200
_EXPANSION_FLOOR: Final = 64 * 1024 * 1024
_MARKS: Final = (layout.TAG_MANIFEST, layout.MANIFEST, layout.BAGIT)

NOT_A_PACKAGE: Final = (
    "“{name}” bukan paket bukti: tidak ada manifest-sha256.txt atau bagit.txt di dalamnya."
    " Pilih berkas ZIP paket atau folder hasil bukanya."
)
TOO_MANY: Final = (
    "“{name}” memuat lebih dari {limit} berkas atau daftar isi yang terlalu besar; ini bukan paket buatan Bening."
)
BROKEN: Final = "“{name}” bukan ZIP yang utuh: berkas ini terpotong atau rusak. Unduh atau salin sekali lagi."


class MemberDamagedError(ValueError):
    """One file of the package cannot be read to its end."""


class Source(Protocol):
    """A bag: sizes by path, in the order found, and what was already seen to be wrong."""

    name: str
    sizes: dict[str, int]
    findings: list[Finding]

    def open(self, path: str) -> AbstractContextManager[IO[bytes]]: ...

    def close(self) -> None: ...


def open_source(path: Path) -> Source:
    """The package at this path. Raises PackageUnreadableError with a sentence."""
    try:
        return FolderSource(path) if path.is_dir() else ZipSource(path)
    except OSError as error:
        raise PackageUnreadableError(
            f"“{shown(str(path))}” tidak dapat dibuka: periksa nama dan izin bacanya."
        ) from error


def read_chunks(source: Source, path: str, size: int = 1024 * 1024) -> Iterator[bytes]:
    """The content of one file in pieces. Raises MemberDamagedError where it cannot be read."""
    try:
        with source.open(path) as stream:
            while chunk := stream.read(size):
                yield chunk
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error, struct.error, RuntimeError) as error:
        raise MemberDamagedError(path) from error


def is_safe(path: str) -> bool:
    """Whether a path stays below the folder it is unpacked into, on every computer."""
    if not path or len(path) > MAX_PATH or path[0] == "/" or "\\" in path or "\0" in path or path[1:2] == ":":
        return False
    return not any(part in ("", ".", "..") for part in path.split("/"))


def _finding(path: str, sentence: str) -> Finding:
    return Finding("completeness", "unsafe", path, sentence.replace("{path}", shown(path)))


class _Careful:
    """Refuses a table of contents larger than any honest one, before zipfile makes objects of it."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self._end = os.fstat(file.fileno()).st_size

    def read(self, size: int = -1) -> bytes:
        left = self._end - self._file.tell()
        wanted = left if size < 0 else min(size, left)
        content = self._file.read(wanted) if wanted <= MAX_CONTENTS_LIST else None
        if content is None or (wanted >= _LARGE and content.count(_ENTRY_MARK) > MAX_MEMBERS):
            raise PackageUnreadableError(TOO_MANY.format(name=self._name, limit=MAX_MEMBERS))
        return content

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class ZipSource:
    """The bag in a ZIP, which must stand below one folder."""

    def __init__(self, path: Path) -> None:
        self.name = shown(path.name)
        self.sizes: dict[str, int] = {}
        self.findings: list[Finding] = []
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._file = path.open("rb")
        try:
            self._archive = zipfile.ZipFile(_Careful(self._file, self.name))
            self._list(path.stat().st_size)
        except (zipfile.BadZipFile, ValueError, EOFError, RuntimeError, struct.error, OverflowError) as error:
            self._file.close()
            if isinstance(error, PackageUnreadableError):
                raise
            raise PackageUnreadableError(BROKEN.format(name=self.name)) from error

    def _list(self, archive_size: int) -> None:
        entries = self._archive.infolist()
        if len(entries) > MAX_MEMBERS:
            raise PackageUnreadableError(TOO_MANY.format(name=self.name, limit=MAX_MEMBERS))
        self._refuse_bombs(entries, archive_size)
        seen: set[str] = set()
        prefix = self._prefix(entries)
        for entry in entries:
            self._add(entry, prefix, seen)

    def _prefix(self, entries: list[zipfile.ZipInfo]) -> str:
        """The folder of the bag with its slash; empty where somebody packed the bag's files without it."""
        names = sorted(entry.orig_filename for entry in entries)
        for name in names:
            folder, slash, rest = name.partition("/")
            if name in _MARKS or rest in _MARKS:
                return folder + slash if rest else ""
        raise PackageUnreadableError(NOT_A_PACKAGE.format(name=self.name))

    def _refuse_bombs(self, entries: list[zipfile.ZipInfo], archive_size: int) -> None:
        """Entries that overlap, or that promise far more than could honestly have been packed into the file."""
        if sum(entry.compress_size for entry in entries) > archive_size:
            raise PackageUnreadableError(
                f"“{self.name}” menipu tentang isinya: beberapa berkas menempati tempat yang sama. Jangan dibuka."
            )
        if sum(entry.file_size for entry in entries) > archive_size * _EXPANSION + _EXPANSION_FLOOR:
            raise PackageUnreadableError(
                f"“{self.name}” akan mengembang jauh melebihi ukurannya (bom ZIP). Jangan dibuka."
            )

    def _add(self, entry: zipfile.ZipInfo, prefix: str, seen: set[str]) -> None:
        whole = entry.orig_filename
        if entry.is_dir() and is_safe(whole.rstrip("/")):
            return
        path = whole.removeprefix(prefix)
        inside = is_safe(whole) and whole.startswith(prefix)
        if not inside:
            self.findings.append(_finding(whole, "Nama “{path}” tidak aman atau berada di luar folder paket."))
        elif alike(path) in seen:
            self.findings.append(
                _finding(path, "“{path}” ada dua kali di dalam ZIP: yang tampil belum tentu yang asli.")
            )
        elif problem := _entry_problem(entry):
            self.findings.append(_finding(path, problem))
        seen.add(alike(path))
        if inside and path not in self._entries:
            self._entries[path] = entry
            self.sizes[path] = entry.file_size

    def open(self, path: str) -> AbstractContextManager[IO[bytes]]:
        """One file. Raises what zipfile raises for a damaged one."""
        entry = self._entries[path]
        if _entry_problem(entry):
            raise MemberDamagedError(path)
        return self._archive.open(entry)

    def close(self) -> None:
        """Let go of the file."""
        self._archive.close()
        self._file.close()


def _entry_problem(entry: zipfile.ZipInfo) -> str:
    """What an entry may not be in a package."""
    mode = entry.external_attr >> 16
    if entry.create_system == 3 and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "“{path}” bukan berkas biasa melainkan tautan atau berkas khusus."
    if entry.flag_bits & 0x1:
        return "“{path}” dikunci dengan kata sandi; isinya tidak dapat diperiksa."
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "“{path}” dimampatkan dengan cara yang tidak dipakai paket ini; isinya tidak diperiksa."
    return ""


class FolderSource:
    """The bag in a folder: the folder itself, or the only one in it (some programs unpack so)."""

    def __init__(self, path: Path) -> None:
        self.name = shown(path.name)
        self.sizes: dict[str, int] = {}
        self.findings: list[Finding] = []
        self._places: dict[str, str] = {}
        self._root = self._find_root(path)
        self._walk()

    def _find_root(self, path: Path) -> Path:
        inner = [child for child in path.iterdir() if child.is_dir() and not child.is_symlink()]
        for candidate in [path, *inner] if len(inner) == 1 else [path]:
            if any((candidate / mark).is_file() for mark in _MARKS):
                return candidate
        raise PackageUnreadableError(NOT_A_PACKAGE.format(name=self.name))

    def _walk(self) -> None:
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            with os.scandir(self._root / folder) as found:
                children = sorted(found, key=lambda child: child.name)
            for child in children:
                path = f"{folder}/{child.name}" if folder else child.name
                if child.is_symlink() or not (child.is_dir() or child.is_file()):
                    self.findings.append(
                        _finding(path, "“{path}” bukan berkas biasa melainkan tautan atau berkas khusus.")
                    )
                elif child.is_dir():
                    waiting.append(path)
                else:
                    self._add(path, child)

    def _add(self, path: str, child: os.DirEntry[str]) -> None:
        if len(self.sizes) >= MAX_MEMBERS:
            raise PackageUnreadableError(TOO_MANY.format(name=self.name, limit=MAX_MEMBERS))
        # macOS may give names back decomposed.
        name = unicodedata.normalize("NFC", path)
        self.sizes[name] = child.stat(follow_symlinks=False).st_size
        self._places[name] = path

    def open(self, path: str) -> AbstractContextManager[IO[bytes]]:
        """One file."""
        return (self._root / self._places[path]).open("rb")

    def close(self) -> None:
        """Nothing is held open."""
