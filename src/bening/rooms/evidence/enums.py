"""Words of evidence that the database keeps."""

from django.db.models import TextChoices


class EvidenceState(TextChoices):
    """Where one piece of evidence stands. Whether it counts follows from its accepted version, not from this alone."""

    DRAFT = "draft", "Belum diserahkan"
    SUBMITTED = "submitted", "Menunggu pemeriksaan"
    RETURNED = "returned", "Dikembalikan"
    ACCEPTED = "accepted", "Diterima"
    WITHDRAWN = "withdrawn", "Tidak dipakai"
