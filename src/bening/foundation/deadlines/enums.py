"""The words of the calendar, of rules and of clocks."""

from django.db.models import TextChoices

from bening.kernel.workdays import Measure as Counted


class DayKind(TextChoices):
    """Why nobody works on a day."""

    NATIONAL = "national", "Libur nasional"
    JOINT_LEAVE = "joint_leave", "Cuti bersama"
    LOCAL = "local", "Libur daerah"
    POLLING = "polling", "Hari pemungutan suara"


class Measure(TextChoices):
    """What a rule counts in; the values are those of ``kernel.workdays.Measure``."""

    WORKING_DAY = Counted.WORKING_DAY.value, "hari kerja"
    CALENDAR_DAY = Counted.CALENDAR_DAY.value, "hari kalender"
    MONTH = Counted.MONTH.value, "bulan"
    YEAR = Counted.YEAR.value, "tahun"
    FIXED_DATE = Counted.FIXED_DATE.value, "tanggal tetap"
    HOUR = Counted.HOUR.value, "jam"


class Duty(TextChoices):
    """Who must act before a deadline ends; only the office's duties stand among somebody's tasks."""

    OFFICE = "office", "Satuan kerja"
    REPORTER = "reporter", "Pelapor atau pengadu"
    OTHER = "other", "Pihak lain"


class Standing(TextChoices):
    """How well a fact of law is known."""

    VERIFIED = "verified", "dibaca di peraturan"
    CORROBORATED = "corroborated", "menurut sumber lain"
    RECALLED = "recalled", "belum diperiksa"


class ClockState(TextChoices):
    """Whether a deadline runs."""

    RUNNING = "running", "Berjalan"
    PAUSED = "paused", "Ditunda"
    STOPPED = "stopped", "Berhenti"


class Outcome(TextChoices):
    """How a deadline ended."""

    MET = "met", "Tepat waktu"
    MISSED = "missed", "Terlambat"
    CANCELLED = "cancelled", "Dibatalkan"
