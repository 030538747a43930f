"""The settings an administrator can make, read from the environment, from files and from ``bening.env``.

Order of precedence: ``NAME`` in the environment, the file named by ``NAME_FILE``, a line ``NAME=value`` in
``bening.env`` inside the data folder, the default. ``bening doctor`` and the reference page list ``SETTINGS``.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


class SettingError(ValueError):
    """A setting that cannot be used. The message is a sentence in Indonesian."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, what it means (Indonesian), its default as written, and whether it is a secret."""

    name: str
    meaning: str
    default: str = ""
    secret: bool = False


SETTINGS: tuple[Setting, ...] = (
    Setting("BENING_DATA", "Folder data: basis data, berkas, kunci rahasia.", "./data"),
    Setting("BENING_HOST", "Alamat tempat server mendengarkan.", "127.0.0.1"),
    Setting("BENING_PORT", "Porta server.", "8000"),
    Setting("BENING_URL", "Alamat publik, misalnya https://bening.kpu-kerinci.go.id; dipakai dalam surel dan tautan."),
    Setting("BENING_SECRET_KEY", "Kunci rahasia sesi; dibuat sendiri di folder data bila kosong.", secret=True),
    Setting("BENING_TRUST_PROXY", "1 bila di belakang proksi yang mengisi X-Forwarded-Proto dan -For.", "0"),
    Setting("BENING_TIME_ZONE", "Zona waktu bawaan; setiap satuan kerja dapat memakai yang lain.", "Asia/Jakarta"),
    Setting("BENING_DEBUG", "1 hanya untuk pengembang: galat tampil lengkap.", "0"),
    Setting("BENING_DEMO", "1 untuk mode contoh: pengguna contoh dapat masuk dengan sekali tekan.", "0"),
    Setting("BENING_DEMO_DATE", "Tanggal yang dianggap hari ini dalam mode contoh.", "2025-06-16"),
    Setting("DATABASE_URL", "postgres://… untuk PostgreSQL; kosong berarti SQLite di folder data.", secret=True),
    Setting(
        "BENING_STORAGE_URL",
        "s3://kunci:rahasia@server:porta/wadah?tls=1&region=… untuk penyimpanan S3; kosong berarti folder data.",
        secret=True,
    ),
    Setting(
        "BENING_CLAMD", "Soket clamd (/run/clamav/clamd.ctl) atau server:3310; kosong berarti tanpa pemindai virus."
    ),
    Setting(
        "BENING_TSA_URL", "Alamat penyedia cap waktu RFC 3161 untuk paket penilai; kosong berarti tanpa cap waktu."
    ),
    Setting("BENING_TSA_CERTIFICATES", "Berkas PEM sertifikat penyedia cap waktu."),
    Setting("BENING_UPLOAD_MAX_MB", "Ukuran terbesar satu berkas yang diunggah, dalam MB.", "100"),
    Setting("BENING_QUOTA_UNIT_MB", "Ruang berkas untuk satu satuan kerja, dalam MB; 0 berarti tanpa batas.", "0"),
    Setting(
        "BENING_QUOTA_WAITING_MB",
        "Ruang untuk berkas satu orang yang belum dipilah, dalam MB; 0 berarti tanpa batas.",
        "5000",
    ),
    Setting(
        "BENING_MAIL_URL", "smtp://pengguna:sandi@server:587?tls=1; kosong berarti surel hanya dicatat.", secret=True
    ),
    Setting("BENING_MAIL_FROM", "Alamat pengirim surel.", "bening@localhost"),
    Setting("BENING_OIDC_ISSUER", "Alamat penyedia masuk tunggal (OIDC); kosong berarti tidak dipakai."),
    Setting("BENING_OIDC_CLIENT_ID", "Pengenal klien OIDC."),
    Setting("BENING_OIDC_CLIENT_SECRET", "Rahasia klien OIDC.", secret=True),
    Setting("BENING_OIDC_NAME", "Nama penyedia pada tombol masuk.", "Akun instansi"),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}


def _parse_env_file(path: Path) -> dict[str, str]:
    values: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        name, separator, value = stripped.partition("=")
        if not separator:
            raise SettingError(f"{path}, baris {number}: harus berbentuk NAMA=nilai.")
        values[name.strip()] = value.strip().strip('"').strip("'")
    return values


class Environment:
    """Reads settings by name; unknown names are a programming error (KeyError)."""

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        self._environ = os.environ if environ is None else environ

    @cached_property
    def data(self) -> Path:
        """The data folder (not created here)."""
        return Path(self._from_environ("BENING_DATA") or _BY_NAME["BENING_DATA"].default).expanduser().resolve()

    @cached_property
    def _file_values(self) -> dict[str, str]:
        path = self.data / "bening.env"
        return _parse_env_file(path) if path.is_file() else {}

    def _from_environ(self, name: str) -> str:
        if value := self._environ.get(name, ""):
            return value
        if path := self._environ.get(f"{name}_FILE", ""):
            try:
                return Path(path).read_text("utf-8").strip()
            except OSError as error:
                raise SettingError(f"{name}_FILE menunjuk {path}, tetapi berkas itu tidak terbaca: {error}.") from error
        return ""

    def text(self, name: str) -> str:
        """The value of a setting, its default where nothing is set."""
        setting = _BY_NAME[name]
        return self._from_environ(name) or self._file_values.get(name, "") or setting.default

    def flag(self, name: str) -> bool:
        """A yes/no setting. Raises SettingError for anything but 1/0, true/false, ya/tidak."""
        value = self.text(name).lower()
        if value in {"1", "true", "ya", "yes", "on"}:
            return True
        if value in {"", "0", "false", "tidak", "no", "off"}:
            return False
        raise SettingError(f"{name} harus 1 atau 0, bukan “{value}”.")

    def number(self, name: str) -> int:
        """A whole number. Raises SettingError otherwise."""
        value = self.text(name)
        if not value.isdecimal():
            raise SettingError(f"{name} harus bilangan bulat, bukan “{value}”.")
        return int(value)

    def source(self, name: str) -> str:
        """Where the value comes from: environment, file, bening.env or default (for ``bening doctor``)."""
        if self._environ.get(name):
            return "lingkungan"
        if self._environ.get(f"{name}_FILE"):
            return "berkas"
        return "bening.env" if name in self._file_values else "bawaan"

    def secret_key(self) -> str:
        """The session key; made once in the data folder, readable by the owner only."""
        if value := self.text("BENING_SECRET_KEY"):
            return value
        path = self.data / "secret_key"
        if not path.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            try:
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                return path.read_text("utf-8").strip()
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                stream.write(secrets.token_urlsafe(50))
        return path.read_text("utf-8").strip()
