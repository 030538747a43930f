"""Checking the whole audit trail, row by row, against its hash chain."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.db import connection
from django.utils import timezone

from bening.foundation.audit import guards
from bening.foundation.audit.models import AuditEvent, AuditHead
from bening.foundation.audit.services import hashed_fields
from bening.foundation.kit import formats
from bening.kernel import ledger

ROWS_AT_ONCE = 2000

_ABOUT_A_ROW = {
    "changed": "isinya tidak lagi seperti saat dicatat",
    "inserted": "catatan ini disisipkan",
    "relinked": "catatan ini tidak menyambung ke catatan sebelumnya, yang telah diubah atau diganti",
}


def verify_all() -> list[str]:
    """Problems of all chains as sentences, empty when the trail is whole. Memory does not grow with the trail.

    Each sentence names the chain and the place in it, and the row, verb and time where there still is a row. What
    cannot be seen here: the newest rows taken away together with a head put back; compare ``heads`` with an older note.
    """
    return list(problems())


def problems() -> Iterator[str]:
    """The sentences of ``verify_all`` one after the other."""
    if missing := guards.missing(connection):
        yield (
            f"Pengaman basis data tidak terpasang: {', '.join(missing)}. "
            "Jalankan “bening migrate”; bila tetap hilang, seseorang telah melepasnya."
        )
    heads = {head.chain: head for head in AuditHead.objects.order_by("chain").iterator(ROWS_AT_ONCE)}
    rows = AuditEvent.objects.order_by("chain", "position").iterator(ROWS_AT_ONCE)
    for name, events in groupby(rows, key=lambda event: event.chain):
        yield from _chain_problems(name, events, heads.pop(name, AuditHead(chain=name)))
    for head in heads.values():
        yield from _chain_problems(head.chain, iter(()), head)


def heads() -> Iterator[str]:
    """One line per chain, to be noted outside of the database: chain, number of rows, hash of the newest."""
    for head in AuditHead.objects.order_by("chain").iterator(ROWS_AT_ONCE):
        yield f"{head.chain} {head.position} {head.hash}"


def _chain_problems(name: str, events: Iterator[AuditEvent], head: AuditHead) -> Iterator[str]:
    at_hand: list[AuditEvent] = []

    def links() -> Iterator[ledger.Link]:
        for event in events:
            at_hand[:] = [event]
            yield ledger.Link(event.position, hashed_fields(event), event.previous_hash, event.hash)

    for found in ledger.verify(links(), head_position=head.position, head_hash=head.hash):
        yield _sentence(name, found, at_hand)


def _sentence(name: str, found: ledger.Break, at_hand: list[AuditEvent]) -> str:
    if found.reason == "missing":
        if found.position == found.last:
            return f"Rantai {name}, urutan {found.position}: catatan ini hilang."
        return f"Rantai {name}, urutan {found.position} sampai {found.last}: catatan-catatan ini hilang."
    if found.reason == "cut":
        return f"Rantai {name}, urutan {found.position}: catatan terakhir bukan yang tertulis di kepala rantai."
    event = at_hand[0]
    time = formats.long_datetime(timezone.localtime(event.at))
    return (
        f"Rantai {name}, urutan {event.position} (baris {event.pk}, {event.verb}, {time}): "
        f"{_ABOUT_A_ROW[found.reason]}."
    )
