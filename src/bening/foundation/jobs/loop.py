"""A thread that does one small thing again and again until it is told to stop."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod

from django.db import Error as DatabaseError
from django.db import close_old_connections, connections

logger = logging.getLogger(__name__)

PAUSE_AFTER_ERROR = 10.0


class Loop(ABC):
    """Runs ``step`` over and over: in a thread of its own by ``start``, or in the calling thread by ``run``.

    ``step`` returns the seconds to wait until the next one. A database that is away for a while ends nothing: the
    error is logged and the loop tries again after ten seconds.
    """

    name = "loop"

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @abstractmethod
    def step(self) -> float:
        """Do one round and say how many seconds to rest."""

    def run(self) -> None:
        """Round after round until ``stop`` is called."""
        try:
            while not self.stopping.is_set():
                self.stopping.wait(self._guarded_step())
        finally:
            connections.close_all()

    def _guarded_step(self) -> float:
        close_old_connections()
        try:
            return self.step()
        except DatabaseError:
            logger.exception("%s: the database did not answer; trying again", self.name)
            return PAUSE_AFTER_ERROR

    def start(self) -> None:
        """Begin in a daemon thread."""
        self._thread = threading.Thread(target=self.run, name=self.name, daemon=True)
        self._thread.start()

    def stop(self, timeout: float | None = 30) -> bool:
        """Ask to stop and wait for the round at hand; True when the thread has ended in time."""
        self.stopping.set()
        if self._thread is None:
            return True
        self._thread.join(timeout)
        return not self._thread.is_alive()
