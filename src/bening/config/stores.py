"""The settings of the file store, the virus scanner and the time-stamp authority, from a line each."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from bening.config.env import SettingError

STORAGE_SHAPE = "BENING_STORAGE_URL harus berbentuk s3://kunci:rahasia@server:porta/wadah?tls=1&region=us-east-1."


def storage_options(url: str, folder: Path) -> dict[str, Any]:
    """Django's ``STORAGES["default"]``: the folder, or the S3-compatible store that the URL names.

    Raises SettingError for a URL of another shape and where the S3 library is not installed.
    """
    if not url:
        return {"BACKEND": "bening.foundation.files.storage.DurableFileStorage", "OPTIONS": {"location": folder}}
    parts = urlsplit(url)
    bucket = parts.path.strip("/")
    if parts.scheme != "s3" or not (parts.hostname and bucket and parts.username and parts.password):
        raise SettingError(STORAGE_SHAPE)
    if find_spec("storages") is None:
        raise SettingError("BENING_STORAGE_URL memerlukan pustaka S3. Pasang dengan: pip install 'bening[s3]'.")
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    scheme = "http" if query.get("tls") == "0" else "https"
    return {
        "BACKEND": "bening.foundation.files.storage_s3.ImmutableS3Storage",
        "OPTIONS": {
            "access_key": unquote(parts.username),
            "secret_key": unquote(parts.password),
            "bucket_name": bucket,
            "endpoint_url": f"{scheme}://{parts.netloc.rpartition('@')[2]}",
            "region_name": query.get("region", "us-east-1"),
        },
    }


def clamd_address(value: str) -> str:
    """The scanner's address as it was set. Raises SettingError for what is neither a socket file nor host:port."""
    if not value or value.startswith("/") or re.fullmatch(r".+:\d{1,5}", value):
        return value
    raise SettingError(
        f"BENING_CLAMD harus jalur soket seperti /run/clamav/clamd.ctl atau server:3310, bukan “{value}”."
    )


def stamp_options(url: str, certificates: str) -> tuple[str, str]:
    """The address of the time-stamp authority and the file of its certificates; both or neither.

    Raises SettingError for an address that is not http(s), and without certificates to check its answers.
    """
    if not url:
        return "", ""
    if urlsplit(url).scheme not in {"http", "https"}:
        raise SettingError("BENING_TSA_URL harus berupa alamat http atau https.")
    if not certificates or not Path(certificates).is_file():
        raise SettingError("BENING_TSA_CERTIFICATES harus menunjuk berkas PEM sertifikat penyedia cap waktu.")
    return url, certificates
