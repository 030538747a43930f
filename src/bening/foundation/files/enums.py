"""Words of stored files that the database keeps."""

from django.db.models import TextChoices


class FileState(TextChoices):
    """Received bytes are looked at by content, then by a virus scanner where there is one; then they are given out."""

    RECEIVED = "received", "Baru diterima"
    CHECKED = "checked", "Menunggu pemindai virus"
    AVAILABLE = "available", "Dapat dibuka"
    QUARANTINED = "quarantined", "Dikarantina"


class Scan(TextChoices):
    """What the virus scanner said; UNSCANNED where no scanner is set up."""

    UNSCANNED = "unscanned", "Belum dipindai"
    CLEAN = "clean", "Bersih"
    INFECTED = "infected", "Berisi virus"
