"""Kinds of units and the three Indonesian time zones."""

from django.db.models import TextChoices


class UnitKind(TextChoices):
    """Where a unit stands in its institution."""

    CENTRE = "centre", "Pusat"
    PROVINCE = "province", "Provinsi"
    REGENCY = "regency", "Kabupaten"
    CITY = "city", "Kota"
    OTHER = "other", "Unit lain"


class TimeZone(TextChoices):
    """Indonesian standard time zones (Keppres 41/1987)."""

    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"
