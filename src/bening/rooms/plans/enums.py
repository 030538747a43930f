"""Words of the plan that the database keeps."""

from django.db.models import TextChoices


class PlanState(TextChoices):
    """A draft is being mended, an active plan is worked on (one per unit and year), an archived one is history."""

    DRAFT = "draft", "Rancangan"
    ACTIVE = "active", "Berlaku"
    ARCHIVED = "archived", "Arsip"


class OccurrenceState(TextChoices):
    """Where one due date stands. Lateness is not a state: it is computed from ``due`` and today."""

    NOT_STARTED = "not_started", "Belum mulai"
    IN_PROGRESS = "in_progress", "Berjalan"
    SUBMITTED = "submitted", "Menunggu pemeriksaan"
    RETURNED = "returned", "Dikembalikan"
    DONE = "done", "Selesai"
    CANCELLED = "cancelled", "Tidak berlaku"


class ImportState(TextChoices):
    """An import is open until it is saved as a plan or thrown away."""

    OPEN = "open", "Sedang diperiksa"
    SAVED = "saved", "Disimpan"
    DISCARDED = "discarded", "Dibuang"
