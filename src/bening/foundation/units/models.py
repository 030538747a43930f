"""Institutions and the tree of their units."""

from __future__ import annotations

from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Length

from bening.foundation.units.enums import InstitutionKind, TimeZone, UnitKind


class Institution(models.Model):
    """The body that units belong to: a commission, a ministry, a regional government."""

    code = models.SlugField("kode", max_length=40, unique=True)
    name = models.CharField("nama", max_length=200)
    short_name = models.CharField("nama singkat", max_length=60)
    kind = models.CharField("jenis", max_length=12, choices=InstitutionKind.choices, default=InstitutionKind.KL)

    class Meta:
        verbose_name = "instansi"
        verbose_name_plural = "instansi"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.short_name


class UnitQuerySet(models.QuerySet["Unit"]):
    """Scopes by place in the tree."""

    def under(self, unit: Unit) -> Self:
        """The unit itself and all units below it."""
        return self.filter(lineage__startswith=unit.lineage)

    def above(self, unit: Unit) -> Self:
        """The unit itself and all units above it, nearest first."""
        return self.filter(code__in=unit.lineage_codes()).order_by(Length("lineage").desc())

    def active(self) -> Self:
        return self.filter(is_active=True)


class Unit(models.Model):
    """An office (satuan kerja). ``code`` stands in addresses; ``lineage`` is the path of codes from the root.

    ``lineage`` looks like ``/pusat/15/656123/`` and is kept by ``services.unit_save``: descendants are one
    indexed prefix search on both databases.
    """

    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="units", verbose_name="instansi"
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="satuan kerja atasan",
    )
    code = models.CharField(
        "kode",
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z0-9][a-z0-9-]*$", "Kode hanya boleh berisi huruf kecil, angka, dan tanda hubung.")
        ],
    )
    name = models.CharField("nama", max_length=200)
    kind = models.CharField("jenis", max_length=12, choices=UnitKind.choices)
    region_code = models.CharField("kode wilayah", max_length=13, blank=True)
    time_zone = models.CharField("zona waktu", max_length=40, choices=TimeZone.choices, default=TimeZone.WIB)
    accent = models.CharField("warna", max_length=12, blank=True)
    lineage = models.CharField("garis induk", max_length=400, editable=False, unique=True)
    is_active = models.BooleanField("aktif", default=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "satuan kerja"
        verbose_name_plural = "satuan kerja"
        ordering = ("lineage",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lineage__startswith="/") & models.Q(lineage__endswith="/"),
                name="unit_lineage_has_slashes",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def lineage_codes(self) -> list[str]:
        """Codes from the root to this unit."""
        return [code for code in self.lineage.split("/") if code]
