"""Kinds of institutions and units, and the three Indonesian time zones."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    """Where a unit stands in its institution."""

    CENTRE = "centre", "Pusat"
    PROVINCE = "province", "Provinsi"
    REGENCY = "regency", "Kabupaten"
    CITY = "city", "Kota"
    OTHER = "other", "Unit lain"


class InstitutionKind(TextChoices):
    """Which rules of an evaluation are asked of an institution (PermenPANRB 5/2024, Lampiran II Bab II.A Tabel 5)."""

    KL = "kl", "Kementerian/lembaga"
    PEMDA = "pemda", "Pemerintah daerah"


class TimeZone(TextChoices):
    """Indonesian standard time zones (Keppres 41/1987)."""

    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"
