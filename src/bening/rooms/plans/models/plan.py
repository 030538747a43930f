"""The plan of a unit for a year, down to its components."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from bening.foundation.accounts.enums import Area
from bening.foundation.files.models import StoredFile
from bening.foundation.units.models import Unit
from bening.kernel.targets.schedule import WeekConvention
from bening.rooms.plans.enums import PlanState, WeekReading

User = settings.AUTH_USER_MODEL


class Decree(models.Model):
    """The signed decision that carries a plan, as it says of itself."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="decrees", verbose_name="satuan kerja")
    number = models.CharField("nomor", max_length=120, blank=True)
    year = models.PositiveSmallIntegerField("tahun", null=True, blank=True)
    decree_date = models.DateField("tanggal", null=True, blank=True)
    subject = models.TextField("tentang", blank=True, max_length=2000)
    signatory = models.CharField("penanda tangan", max_length=200, blank=True)
    signatory_role = models.CharField("jabatan penanda tangan", max_length=200, blank=True)
    source = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas sumber"
    )
    reading = models.JSONField("bacaan sumber", default=dict, blank=True)
    """What the reader found outside the plan's rows (``kernel.decree.draft.Document``), kept for the X-ray."""

    class Meta:
        verbose_name = "keputusan"
        verbose_name_plural = "keputusan"
        ordering = ("-year", "pk")

    def __str__(self) -> str:
        return f"Keputusan Nomor {self.number or '–'} Tahun {self.year or '–'}"


class PlanQuerySet(models.QuerySet["Plan"]):
    def for_unit(self, unit: Unit) -> Self:
        return self.filter(unit=unit)

    def active(self) -> Self:
        return self.filter(state=PlanState.ACTIVE)

    def in_year(self, year: int) -> Self:
        return self.filter(year=year)


class Plan(models.Model):
    """One unit's action plan for one year. At most one is active per unit and year."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    title = models.CharField("judul", max_length=300)
    decree = models.ForeignKey(
        Decree, on_delete=models.PROTECT, null=True, blank=True, related_name="plans", verbose_name="keputusan"
    )
    state = models.CharField("keadaan", max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    week_convention = models.CharField(
        "cara membaca minggu ke-N",
        max_length=12,
        choices=WeekReading.choices,
        default=WeekConvention.BLOCKS.value,
    )
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="pembuat")
    created_at = models.DateTimeField("dibuat pada")
    activated_at = models.DateTimeField("diberlakukan pada", null=True, blank=True)
    version = models.PositiveIntegerField("versi", default=1)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana"
        verbose_name_plural = "rencana"
        ordering = ("-year", "unit", "-created_at")
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "year"), condition=Q(state=PlanState.ACTIVE), name="plan_one_active_per_year"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanSection(models.Model):
    """A part of the plan (I–VI), usually one change area. ``version`` is its optimistic lock, as an item's."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sections", verbose_name="rencana")
    code = models.CharField("kode", max_length=20)
    position = models.PositiveSmallIntegerField("urutan")
    title = models.TextField("judul", max_length=500)
    area = models.CharField("area perubahan", max_length=4, choices=Area.choices, blank=True)
    version = models.PositiveIntegerField("versi", default=1)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pengubah")
    changed_at = models.DateTimeField("diubah pada", null=True)

    class Meta:
        verbose_name = "bagian"
        verbose_name_plural = "bagian"
        ordering = ("plan", "position")
        constraints = [models.UniqueConstraint(fields=("plan", "code"), name="section_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Component(models.Model):
    """A numbered group of items inside a section. ``version`` is its optimistic lock, as an item's."""

    section = models.ForeignKey(PlanSection, on_delete=models.PROTECT, related_name="components", verbose_name="bagian")
    number = models.PositiveSmallIntegerField("nomor")
    name = models.TextField("nama", max_length=500)
    version = models.PositiveIntegerField("versi", default=1)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pengubah")
    changed_at = models.DateTimeField("diubah pada", null=True)

    class Meta:
        verbose_name = "komponen"
        verbose_name_plural = "komponen"
        ordering = ("section", "number")
        constraints = [models.UniqueConstraint(fields=("section", "number"), name="component_number_once")]

    def __str__(self) -> str:
        return f"{self.section.code}.{self.number} {self.name}"
