"""Handing work back: the reasons to tick, the words beside them, and the day by which it is to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import TextChoices

from bening.foundation.accounts.permissions import Actor
from bening.foundation.workflow.policy import PolicyError


class ReturnReason(TextChoices):
    """Why work or evidence is handed back, as a list to tick; words are added beside it."""

    WRONG_DATE = "wrong_date", "Tanggal salah atau di luar masa"
    UNSIGNED = "unsigned", "Belum ditandatangani atau dicap"
    WRONG_UNIT = "wrong_unit", "Bukan dari satuan kerja ini"
    INCOMPLETE = "incomplete", "Bukti belum lengkap"
    UNREADABLE = "unreadable", "Tidak terbaca"
    WRONG_PROOF = "wrong_proof", "Bukan bukti yang diminta"
    OTHER = "other", "Alasan lain (tulis di bawah)"


@dataclass(frozen=True, slots=True)
class Words:
    """What comes with a move: free words, ticked reasons of a return, and the day by which it is to be mended."""

    note: str = ""
    reasons: Sequence[str] = ()
    fix_by: date | None = None


def required(note: str, sentence: str) -> str:
    """The words without blanks around, or PolicyError with the sentence that asks for them."""
    if not note.strip():
        raise PolicyError(sentence)
    return note.strip()


def return_words(by: Actor, at: datetime, *, reasons: Sequence[str], note: str, fix_by: date | None) -> Words:
    """The words of a return. Raises PolicyError without a reason, or with a day that has passed."""
    chosen = [reason.value for reason in ReturnReason if reason.value in set(reasons)]
    if not chosen:
        raise PolicyError("Pilih paling sedikit satu alasan pengembalian.")
    if ReturnReason.OTHER in chosen or len(chosen) < len(set(reasons)):
        required(note, "Tulis alasannya dengan kata-kata, karena Anda memilih “Alasan lain”.")
    if fix_by and fix_by < at.astimezone(ZoneInfo(by.unit.time_zone)).date():
        raise PolicyError("Tanggal perbaikan sudah lewat. Pilih hari ini atau sesudahnya.")
    return Words(note.strip(), chosen, fix_by)


def reason_words(reasons: Sequence[str]) -> list[str]:
    """Kept reasons as they read on the list; one that the list no longer has is left out."""
    return [str(ReturnReason(reason).label) for reason in reasons if reason in ReturnReason.values]
