"""One gate between third-party parsers and Bening: whatever they raise becomes a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bening.kernel.decree.draft import DecreeError


@contextmanager
def sentence(message: str) -> Iterator[None]:
    """Turn any failure inside the block into ``DecreeError(message)``; a DecreeError passes unchanged.

    Parsers of office and PDF files raise whatever a broken file leads them into, from struct.error to RecursionError;
    those
    written in Rust panic with an exception that is no Exception.
    """
    try:
        yield
    except DecreeError:
        raise
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise DecreeError(message) from error
        raise
