"""The whole suite of files runs on the folder and on a real S3 server; ClamAV's own clamd where a test asks for it."""

from __future__ import annotations

import os
import secrets
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.files.storage import default_storage
from tools import cluster

from bening.config.stores import storage_options

MARKER = b"BENING-PENANDA-UJI-YANG-TIDAK-BERBAHAYA"
"""What the test's only signature looks for."""


@pytest.fixture(scope="session")
def seaweed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The BENING_STORAGE_URL of a SeaweedFS server of our own."""
    with cluster.seaweed(tmp_path_factory.mktemp("seaweed")) as url:
        yield url


def true_time(remove_tzinfo: bool = True) -> datetime:
    """The machine's own time, also while the test's clock stands still."""
    travelling = time_machine.escape_hatch.is_travelling()
    moment = time_machine.escape_hatch.datetime.datetime.now(UTC) if travelling else datetime.now(UTC)
    return moment.replace(tzinfo=None) if remove_tzinfo else moment


S3_CLIENTS = threading.local()
"""What the S3 storages of all tests connect with: making a client anew costs more than most tests."""
ON_S3 = pytest.param("s3", marks=pytest.mark.xdist_group("seaweed"))
STORES = [ON_S3] if "DATABASE_URL" in os.environ else ["folder", ON_S3]
"""Beside PostgreSQL the files lie in S3, as many offices run it."""


@pytest.fixture(autouse=True, params=STORES)
def store(request: pytest.FixtureRequest, settings, monkeypatch: pytest.MonkeyPatch) -> str:
    """Sends the files of a test to an empty folder, and in a second run to an empty place in SeaweedFS.

    Where a test stops the clock, requests are still signed with the time that the server's clock shows.
    """
    if request.param == "s3":
        monkeypatch.setattr("botocore.auth.get_current_datetime", true_time)
        options = storage_options(request.getfixturevalue("seaweed"), Path("unused"))
        options["OPTIONS"]["location"] = secrets.token_hex(8)
    else:
        options = storage_options("", request.getfixturevalue("tmp_path_factory").mktemp("files"))
    settings.STORAGES = settings.STORAGES | {"default": options}
    if request.param == "s3":
        default_storage._connections = S3_CLIENTS
    default_storage.prepare()
    return request.param


@pytest.fixture
def folder_only(store: str) -> None:
    """For tests of the disk itself."""
    if store != "folder":
        pytest.skip("about the folder")


CLAMD = """
LocalSocket {folder}/clamd.ctl
DatabaseDirectory {folder}/signatures
TemporaryDirectory {folder}
Foreground yes
StreamMaxLength 2M
MaxThreads 2
"""


@pytest.fixture(scope="session")
def clamd_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Debian's clamd with one signature of our own, as an unprivileged user; no download of signatures."""
    folder = Path(subprocess.check_output(["mktemp", "-d", "/tmp/bening-clamd.XXXXXX"], text=True).strip())
    signatures = folder / "signatures"
    signatures.mkdir()
    (signatures / "uji.ndb").write_text(f"Bening.Uji:0:*:{MARKER.hex()}\n", "ascii")
    config, log = folder / "clamd.conf", tmp_path_factory.mktemp("clamd") / "log"
    config.write_text(CLAMD.format(folder=folder), "ascii")
    user = cluster.unprivileged("clamav", folder, signatures)
    socket = folder / "clamd.ctl"
    command = [cluster.program("clamd", "clamav-daemon"), "-c", config]
    with cluster.running(command, log=log, user=user) as process:
        cluster.wait_for("clamd", socket.exists, process, log)
        yield str(socket)
    subprocess.run(["rm", "-rf", folder], check=True)


@pytest.fixture
def clamd(clamd_server: str, settings) -> str:
    """The virus scanner is set up and running."""
    settings.CLAMD = clamd_server
    return clamd_server
