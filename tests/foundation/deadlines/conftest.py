from __future__ import annotations

import pytest

from bening.foundation.deadlines import slots
from tests.foundation.deadlines.cases import KIND, TrialRoom


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> TrialRoom:
    """The room of tests, offered for one test."""
    trial = TrialRoom()
    monkeypatch.setitem(slots._rooms, KIND, trial.room())
    return trial
