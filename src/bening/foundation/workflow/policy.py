"""When a thing may be done: checks that raise a sentence, and the two other ways to ask the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.workflow.table import MoveRefused

P = ParamSpec("P")


class PolicyError(Exception):
    """Not now, or not like this: a sentence in Indonesian that says why and what to do."""


REFUSALS = (PolicyError, NotAllowed, MoveRefused)
REFUSED = (PolicyError, MoveRefused)
"""What a view turns into a sentence on its own page; a lacking permission is a page of its own (403)."""


def why_not(check: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> str:
    """The sentence of a check, "" when it passes."""
    try:
        check(*args, **kwargs)
    except REFUSALS as refusal:
        return str(refusal)
    return ""


def can(check: Callable[P, None]) -> Callable[P, bool]:
    """The same check as a yes or no: ``can_submit = can(check_submit)``."""

    def ask(*args: P.args, **kwargs: P.kwargs) -> bool:
        return not why_not(check, *args, **kwargs)

    return ask
