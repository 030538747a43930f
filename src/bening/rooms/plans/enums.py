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


class WeekReading(TextChoices):
    """How "minggu ke-N" is counted, by ``kernel.targets.schedule.WeekConvention``."""

    BLOCKS = "blocks", "Tanggal 1–7, 8–14, 15–21, 22–28, sisanya minggu ke-5"
    CALENDAR = "calendar", "Senin–Minggu; minggu pertama boleh tidak penuh"
    FULL_MONDAY = "full_monday", "Senin–Minggu; minggu ke-1 dimulai Senin pertama"
    FOUR_WEEKS = "four_weeks", "Empat minggu; minggu ke-4 sampai akhir bulan"


class ImportState(TextChoices):
    """An import is open until it is saved as a plan or thrown away."""

    OPEN = "open", "Sedang diperiksa"
    SAVED = "saved", "Disimpan"
    DISCARDED = "discarded", "Dibuang"
