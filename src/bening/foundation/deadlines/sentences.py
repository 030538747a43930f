"""How the audit trail tells of the calendar, of rules and of deadlines. Cases are never named here."""

from bening.foundation.deadlines.enums import DayKind, Outcome

SENTENCES = {
    "deadlines.reference_copied": "{who} memuat kalender dan batas waktu bawaan: {days} hari dan {rules} aturan baru,"
    " {retired} yang lama tidak dipakai lagi",
    "deadlines.holiday_added": "{who} menambah {kind} {target}",
    "deadlines.holiday_removed": "{who} menghapus {target} dari kalender kerja: {reason}",
    "deadlines.holiday_restored": "{who} mengembalikan {target} ke kalender kerja",
    "deadlines.rule_changed": "{who} mengubah batas waktu {target} (versi {version}): {reason}",
    "deadlines.recomputed": "{who} menghitung ulang batas waktu karena {cause}: {moved} dari {checked} bergeser",
    "deadlines.started": "{who} memulai batas waktu {target}, jatuh tempo {due}",
    "deadlines.paused": "{who} menunda batas waktu {target}: {reason}",
    "deadlines.resumed": "{who} melanjutkan batas waktu {target}, jatuh tempo {due}",
    "deadlines.extended": "{who} memperpanjang batas waktu {target} sampai {due}: {reason}",
    "deadlines.stopped": "{who} mengakhiri batas waktu {target}: {outcome}",
    "deadlines.cancelled": "{who} membatalkan batas waktu {target}: {reason}",
}

VALUES = {
    "kind": {value: label.lower() for value, label in DayKind.choices},
    "outcome": {value: label.lower() for value, label in Outcome.choices},
}
"""Words of codes that no model knows."""
