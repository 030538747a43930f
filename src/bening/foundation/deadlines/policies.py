"""When days, rules and clocks may be changed; every check raises a sentence."""

from __future__ import annotations

from datetime import date, datetime

from bening.foundation.accounts.permissions import Actor
from bening.foundation.deadlines.enums import ClockState
from bening.foundation.deadlines.models import Clock, Holiday
from bening.foundation.workflow.policy import PolicyError, can

FIRST_YEAR, LAST_YEAR = 2000, 2100


def check_reason(reason: str) -> None:
    """What is changed by hand has a reason."""
    if not reason.strip():
        raise PolicyError("Alasan belum diisi. Tulis satu kalimat, supaya orang lain tahu mengapa.")


def check_day(day: date, taken: Holiday | None) -> None:
    """A new day lies in a year that offices plan for, and stands there once."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PolicyError(f"Tahun {day.year} di luar kalender. Isi tanggal antara {FIRST_YEAR} dan {LAST_YEAR}.")
    if taken:
        raise PolicyError(f"Tanggal ini sudah tercatat sebagai “{taken.name}” ({taken.get_kind_display()}).")


def check_holiday_remove(actor: Actor, holiday: Holiday) -> None:
    """An office takes out its own days; what holds for all offices only a system administrator does."""
    if holiday.removed_at is not None:
        raise PolicyError("Hari ini sudah dihapus dari kalender.")
    _check_own(actor, holiday, "menghapusnya")


def check_holiday_restore(actor: Actor, holiday: Holiday, taken: Holiday | None) -> None:
    """Who may take a day out may put it back, unless its place was taken."""
    if holiday.removed_at is None:
        raise PolicyError("Hari ini masih ada di kalender.")
    if taken and holiday.unit_id is not None:
        raise PolicyError(f"Tanggal ini sudah tercatat lagi sebagai “{taken.name}”.")
    _check_own(actor, holiday, "mengembalikannya")


def _check_own(actor: Actor, holiday: Holiday, what: str) -> None:
    if holiday.unit_id is None:
        if not actor.user.is_system_admin:
            raise PolicyError(f"Hari ini berlaku untuk semua satuan kerja. Hanya administrator sistem dapat {what}.")
    elif holiday.unit_id != actor.unit.pk:
        raise PolicyError(f"Hari ini ditetapkan oleh {holiday.unit}. Hanya satuan kerja itu dapat {what}.")


def check_pause(clock: Clock, at: datetime) -> None:
    """Only a running clock whose rule knows a pause, and only before it is late."""
    _check_running(clock)
    if not clock.rule.pause_events:
        raise PolicyError(f"“{clock.rule.label}” tidak dapat ditunda: {clock.rule.clause} tidak mengenalnya.")
    if at > clock.due_at:
        raise PolicyError(f"“{clock.rule.label}” sudah lewat batas waktu dan tidak dapat ditunda lagi.")


def check_resume(clock: Clock) -> None:
    if clock.state != ClockState.PAUSED:
        raise PolicyError(f"“{clock.rule.label}” tidak sedang ditunda.")


def check_extend(clock: Clock, at: datetime, *, amount: int, times: int) -> None:
    """As often and as long as the rule allows, before it is late. ``times`` counts the extensions so far."""
    _check_running(clock)
    rule = clock.rule
    if times >= rule.extension_times:
        often = f"hanya {rule.extension_times} kali" if rule.extension_times else "tidak dapat"
        raise PolicyError(f"“{rule.label}” {often} diperpanjang menurut {rule.clause}.")
    if not 1 <= amount <= rule.extension_amount:
        raise PolicyError(
            f"“{rule.label}” dapat diperpanjang 1 sampai {rule.extension_amount} {rule.get_measure_display()}."
        )
    if at > clock.due_at:
        raise PolicyError(f"“{rule.label}” sudah lewat batas waktu dan tidak dapat diperpanjang lagi.")


def check_open(clock: Clock) -> None:
    if clock.state == ClockState.STOPPED:
        raise PolicyError(f"“{clock.rule.label}” sudah berhenti.")


def _check_running(clock: Clock) -> None:
    check_open(clock)
    if clock.state == ClockState.PAUSED:
        raise PolicyError(f"“{clock.rule.label}” sedang ditunda.")


can_pause = can(check_pause)
can_holiday_remove = can(check_holiday_remove)
