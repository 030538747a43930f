"""The virus scanner: ClamAV's clamd, asked over its own protocol (``INSTREAM``), on a socket file or host and port.

See clamd(8). A scanner that is set up and does not answer is an error, never a clean bill.
"""

from __future__ import annotations

import socket
import struct
from contextlib import suppress
from typing import IO

from django.conf import settings

BLOCK = 64 * 1024
CONNECT_SECONDS, ANSWER_SECONDS = 5, 120
LONGEST_ANSWER = 4096


class ScannerDownError(Exception):
    """The scanner gave no verdict; the message is a sentence for the administrator."""


def configured() -> bool:
    """A scanner is set up by BENING_CLAMD."""
    return bool(settings.CLAMD)


def scan(stream: IO[bytes]) -> str:
    """The name of the virus in the bytes, "" for none. Raises ScannerDownError where there is no verdict."""
    stream.seek(0)
    answer = _ask(b"zINSTREAM\0", stream)
    stream.seek(0)
    words = answer.removeprefix("stream:").strip()
    if words == "OK":
        return ""
    if words.endswith(" FOUND"):
        return words.removesuffix(" FOUND").strip()
    if "size limit exceeded" in words:
        raise ScannerDownError("Berkas lebih besar daripada batas pemindai. Naikkan StreamMaxLength di clamd.conf.")
    raise ScannerDownError(f"Pemindai menjawab “{words[:200]}”.")


def version() -> str:
    """What the scanner calls itself, with the day of its signatures. Raises ScannerDownError."""
    return _ask(b"zVERSION\0")


def _ask(command: bytes, stream: IO[bytes] | None = None) -> str:
    try:
        with _connect() as connection:
            connection.sendall(command)
            if stream is not None:
                # A scanner that has had enough closes its end; its answer says why.
                with suppress(BrokenPipeError, ConnectionResetError):
                    _send(connection, stream)
            return _answer(connection)
    except OSError as error:
        raise ScannerDownError(f"Pemindai di {settings.CLAMD} tidak menjawab: {error}.") from error


def _connect() -> socket.socket:
    address = settings.CLAMD
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(CONNECT_SECONDS)
        try:
            connection.connect(address)
        except OSError:
            connection.close()
            raise
    else:
        host, _, port = address.rpartition(":")
        connection = socket.create_connection((host.strip("[]"), int(port)), CONNECT_SECONDS)
    connection.settimeout(ANSWER_SECONDS)
    return connection


def _send(connection: socket.socket, stream: IO[bytes]) -> None:
    while block := stream.read(BLOCK):
        connection.sendall(struct.pack("!I", len(block)) + block)
    connection.sendall(struct.pack("!I", 0))


def _answer(connection: socket.socket) -> str:
    words = b""
    while not words.endswith(b"\0") and len(words) < LONGEST_ANSWER:
        piece = connection.recv(LONGEST_ANSWER)
        if not piece:
            break
        words += piece
    return words.rstrip(b"\0\n").decode("utf-8", "replace")
