"""Whether what changed since a return touches the reason for which the evidence was handed back."""

from __future__ import annotations

from dataclasses import dataclass

DATE, SIGNED, FILES = "tanggal", "tanda tangan", "berkas"
TOUCHES = {
    "wrong_date": (DATE, FILES),
    "unsigned": (SIGNED, FILES),
    "wrong_unit": (FILES,),
    "incomplete": (FILES,),
    "unreadable": (FILES,),
    "wrong_proof": (FILES,),
}
"""What a change must touch before a reason can be settled; the reviewer decides whether it is."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a newer version changed of the one that was handed back."""

    date: bool = False
    signed: bool = False
    """Now declared signed, and was not before."""
    files: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """``touched`` is None for a reason in free words, which only a reader can judge."""

    touched: bool | None
    sentence: str


def answered(reason: str, change: Change) -> Answer:
    """What to say beside a reason (a value of ``ReturnReason``) of the last return."""
    wanted = TOUCHES.get(reason)
    if wanted is None:
        return Answer(None, "Baca keterangannya, lalu bandingkan sendiri.")
    changed = {DATE: change.date, SIGNED: change.signed, FILES: change.files}
    touched = [name for name in wanted if changed[name]]
    if touched:
        return Answer(touched=True, sentence=f"Berubah: {' dan '.join(touched)}.")
    return Answer(touched=False, sentence=f"Tidak berubah: {' maupun '.join(wanted)}.")
