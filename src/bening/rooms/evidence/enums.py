"""Words of evidence that the database keeps."""

from django.db.models import TextChoices


class EvidenceState(TextChoices):
    """Where one piece of evidence stands. Whether it counts follows from its accepted version, not from this alone."""

    DRAFT = "draft", "Belum diserahkan"
    SUBMITTED = "submitted", "Menunggu pemeriksaan"
    RETURNED = "returned", "Dikembalikan"
    ACCEPTED = "accepted", "Diterima"
    WITHDRAWN = "withdrawn", "Tidak dipakai"


class EvidenceReason(TextChoices):
    """Why evidence is handed back, as a list to tick; words are added beside it."""

    WRONG_DATE = "wrong_date", "Tanggal salah atau di luar masa"
    UNSIGNED = "unsigned", "Belum ditandatangani atau dicap"
    WRONG_UNIT = "wrong_unit", "Bukan dari satuan kerja ini"
    INCOMPLETE = "incomplete", "Belum lengkap"
    UNREADABLE = "unreadable", "Tidak terbaca"
    WRONG_PROOF = "wrong_proof", "Bukan bukti yang diminta"
    OTHER = "other", "Alasan lain (tulis di bawah)"
