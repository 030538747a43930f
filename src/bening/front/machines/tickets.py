"""Addresses of evidence files that work for one key and for a while: who else holds one opens nothing with it."""

from __future__ import annotations

from datetime import date, timedelta

from django.core import signing

from bening.foundation.kit import clock
from bening.foundation.machines.answers import Refused
from bening.foundation.machines.gate import Machine

DAYS = 30
"""How long an address works; whole days, so that two answers of one day are the same."""
_signer = signing.Signer(salt="bening.front.machines.tickets")
UNKNOWN = "Alamat bukti ini tidak dikenal, atau bukan untuk kunci ini. Tarik jawaban unitnya lagi."
OVER = "Alamat bukti ini sudah berakhir. Tarik jawaban unitnya lagi untuk alamat yang baru."


def last_day(acting: Machine) -> date:
    """The last day on which an address that is given out now works."""
    return clock.today(acting.key.unit) + timedelta(days=DAYS)


def ticket(acting: Machine, file: int, until: date) -> str:
    """The signed word for one file, for the acting key."""
    return _signer.sign_object([acting.key.pk, file, until.isoformat()])


def file_of(acting: Machine, word: str) -> int:
    """The file that the word is for. Raises Refused (404) for one of another key, one that is over, and any other."""
    try:
        key, file, until = _signer.unsign_object(word)
    except signing.BadSignature as wrong:
        raise Refused(404, UNKNOWN) from wrong
    if key != acting.key.pk:
        raise Refused(404, UNKNOWN)
    if clock.today(acting.key.unit) > date.fromisoformat(until):
        raise Refused(404, OVER)
    return int(file)
