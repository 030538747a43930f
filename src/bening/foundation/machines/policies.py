"""When a key may be made or taken back, and when it opens: the sentences that a page or an answer shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bening.foundation.machines.enums import KeyState, Scope
from bening.foundation.machines.models import ApiKey
from bening.foundation.workflow.policy import PolicyError

LONGEST = timedelta(days=2 * 366)
USUAL = timedelta(days=365)
MOST_A_MINUTE = 600
USUAL_A_MINUTE = 60


@dataclass(frozen=True, slots=True)
class KeyTerms:
    """What a key is for and how far it goes. ``last_day``: the last day it opens; no networks: from anywhere."""

    name: str
    holder: str
    contact: str
    scopes: list[Scope]
    last_day: date
    rate_limit: int = USUAL_A_MINUTE
    networks: list[str] = field(default_factory=list)


def check_terms(terms: KeyTerms, today: date) -> None:
    """Raises PolicyError with the first thing that is missing or goes too far."""
    if not (terms.name.strip() and terms.holder.strip() and terms.contact.strip()):
        raise PolicyError("Isi tujuan kunci, nama sistem, dan penanggung jawabnya.")
    if not terms.scopes:
        raise PolicyError("Pilih paling sedikit satu data yang boleh dibaca.")
    if terms.last_day < today:
        raise PolicyError("Hari terakhir sudah lewat. Pilih hari ini atau sesudahnya.")
    if terms.last_day > today + LONGEST:
        raise PolicyError("Kunci berlaku paling lama dua tahun. Pilih hari terakhir yang lebih dekat.")
    if not 1 <= terms.rate_limit <= MOST_A_MINUTE:
        raise PolicyError(f"Batas per menit paling sedikit 1 dan paling banyak {MOST_A_MINUTE} permintaan.")


def check_can_revoke(key: ApiKey, at: datetime) -> None:
    """Raises PolicyError for a key that ended already."""
    if key.state(at) == KeyState.REVOKED:
        raise PolicyError("Kunci ini sudah dicabut.")
    if key.state(at) == KeyState.EXPIRED:
        raise PolicyError("Kunci ini sudah berakhir, jadi tidak perlu dicabut.")


def check_opens(key: ApiKey, at: datetime) -> None:
    """Raises PolicyError with the reason why a key opens nothing any more."""
    state = key.state(at)
    if state == KeyState.REVOKED:
        raise PolicyError("Kunci ini sudah dicabut. Minta kunci baru kepada satuan kerja yang memberikannya.")
    if state == KeyState.EXPIRED:
        raise PolicyError("Kunci ini sudah berakhir. Minta kunci baru kepada satuan kerja yang memberikannya.")
    if not key.unit.is_active:
        raise PolicyError("Satuan kerja pemilik kunci ini sudah ditutup.")
