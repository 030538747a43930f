"""Loops that run until they are told to stop, in a thread of their own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

LONGEST = 60
"""Seconds to wait on a busy machine before the loop counts as stuck."""


def run_until(done: Callable[[], object], loop: Callable[..., object], *args: object) -> bool:
    """Run ``loop(*args, stopping)`` in a thread until ``done()`` or for ``LONGEST``; True if it stopped when told."""
    stopping = threading.Event()
    thread = threading.Thread(target=loop, args=(*args, stopping))
    thread.start()
    deadline = time.monotonic() + LONGEST
    while not done() and time.monotonic() < deadline:
        time.sleep(0.05)
    stopping.set()
    thread.join(LONGEST)
    return not thread.is_alive()
