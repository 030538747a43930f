"""Whose filling it is, how far it is, and what was decided about a link or a finding."""

from django.db.models import TextChoices


class Layer(TextChoices):
    """Whose filling of the worksheet: the unit's own and those who judge it, in the order of the process.

    PermenPANRB 90/2021 Lampiran II: penilaian mandiri, penilaian pendahuluan, TPI, TPN.
    """

    UNIT = "unit", "Satuan kerja"
    PROVINCE = "province", "Penilaian pendahuluan"
    TPI = "tpi", "TPI"
    TPN = "tpn", "TPN"


class SheetState(TextChoices):
    """How far one filling is. LED and CONTROLLED are left out where the team has no such seat."""

    OPEN = "open", "Sedang diisi"
    SUBMITTED = "submitted", "Menunggu ketua tim"
    LED = "led", "Menunggu pengendali teknis"
    SIGNED = "signed", "Ditandatangani"


class Rank(TextChoices):
    """A seat in a team of assessors (anggota, ketua, pengendali teknis)."""

    MEMBER = "member", "Anggota"
    HEAD = "head", "Ketua tim"
    CONTROLLER = "controller", "Pengendali teknis"


class LinkStanding(TextChoices):
    """Who says that a plan's item answers a question: our shipped reading, or a person."""

    SHIPPED = "shipped", "Dari daftar Bening"
    CONFIRMED = "confirmed", "Dipastikan"
    REJECTED = "rejected", "Ditolak"


class FindingState(TextChoices):
    OPEN = "open", "Belum ditindaklanjuti"
    PLANNED = "planned", "Masuk rencana"
    DONE = "done", "Selesai"
    DROPPED = "dropped", "Tidak dilanjutkan"


class FactKind(TextChoices):
    """Which of the instrument's or the process's facts an administrator may replace."""

    THRESHOLD = "threshold", "Ambang"
    SCALE = "scale", "Nilai pilihan"
    PREREQUISITE = "prerequisite", "Prasyarat"
    DEADLINE = "deadline", "Batas pengajuan"
