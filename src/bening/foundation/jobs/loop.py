"""Something small done again and again until it is told to stop."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from threading import Event

from django.db import Error as DatabaseError
from django.db import close_old_connections, connections

logger = logging.getLogger(__name__)

PAUSE_AFTER_ERROR = 10.0


class Loop(ABC):
    """Runs ``step`` over and over in the calling thread, until an event is set.

    ``step`` returns the seconds to wait until the next one. A database that is away for a while ends nothing: the
    error is logged and the loop tries again after ten seconds.
    """

    @abstractmethod
    def step(self) -> float:
        """Do one round and say how many seconds to rest."""

    def run(self, stopping: Event) -> None:
        """Round after round until ``stopping`` is set; the round at hand is finished first."""
        try:
            while not stopping.is_set():
                stopping.wait(self.guarded_step())
        finally:
            connections.close_all()

    def guarded_step(self) -> float:
        """One round, or the pause after a database that did not answer."""
        close_old_connections()
        try:
            return self.step()
        except DatabaseError:
            logger.exception("the database did not answer; trying again")
            return PAUSE_AFTER_ERROR
