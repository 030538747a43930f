"""Asking the examination as its callers do."""

import io

from bening.foundation.files import checks


def inspected(content: bytes, name: str = "berkas") -> checks.Found:
    return checks.inspect(checks.Look(io.BytesIO(content), name))


def refusal(content: bytes, name: str = "berkas") -> str:
    return inspected(content, name).refusal
