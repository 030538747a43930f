"""One evaluation of a unit in a year, how far it went, and what is asked beside the worksheet."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from bening.foundation.files.models import StoredFile
from bening.foundation.units.models import Unit
from bening.kernel.lke import Predicate

User = settings.AUTH_USER_MODEL
TARGETS = [(predicate.value, predicate.value) for predicate in Predicate]


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Scopes of assessments, always within units and a year."""

    def of(self, unit: Unit, year: int) -> Self:
        return self.filter(unit=unit, year=year)

    def under(self, unit: Unit, year: int) -> Self:
        """Those of the unit and of all units below it."""
        return self.filter(unit__lineage__startswith=unit.lineage, year=year)


class Assessment(models.Model):
    """One unit's way through the evaluation of one year.

    ``instrument`` and ``process`` are ids of reference data and stay what they were when the assessment was opened;
    ``phase`` is a code of the process, ``branch``, ``affirmation`` and ``zone`` are keys of it ("" for none).
    ``row_version`` grows with each change (optimistic lock).
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    instrument = models.CharField("instrumen", max_length=40)
    process = models.CharField("proses", max_length=40)
    target = models.CharField("predikat yang dituju", max_length=4, choices=TARGETS)
    branch = models.CharField("jalur", max_length=40, blank=True)
    affirmation = models.CharField("afirmasi", max_length=40, blank=True)
    zone = models.CharField("kawasan", max_length=40, blank=True)
    phase = models.CharField("tahap", max_length=24)
    phase_since = models.DateField("tahap sejak")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="dibuka oleh")
    opened_at = models.DateTimeField("dibuka pada")
    facts_at = models.DateTimeField("angka pengganti sampai")
    """Replaced figures (``Fact``) count as they stood at this moment; a person may move it on."""
    facts = models.JSONField("angka pengganti", default=list, blank=True)
    """Those figures as rows of source, kind, key, part and value, kept here so that a score asks no further query."""
    row_version = models.PositiveIntegerField("versi baris", default=1)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "penilaian"
        verbose_name_plural = "penilaian"
        ordering = ("-year", "unit")
        constraints = [models.UniqueConstraint(fields=("unit", "year"), name="assessment_once_a_year")]
        indexes = [models.Index(fields=("year", "phase"), name="assessment_year_phase")]

    def __str__(self) -> str:
        return f"LKE {self.unit} {self.year}"


class PhaseStep(models.Model):
    """One step from phase to phase with its date, its paper and why. Never changed."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="steps", verbose_name="penilaian")
    source = models.CharField("dari tahap", max_length=24)
    target = models.CharField("ke tahap", max_length=24)
    result = models.CharField("hasil", max_length=40, blank=True)
    on = models.DateField("tanggal")
    document_number = models.CharField("nomor surat", max_length=160, blank=True)
    document = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="surat"
    )
    respondents = models.PositiveIntegerField("responden", null=True, blank=True)
    note = models.TextField("catatan", blank=True, max_length=4000)
    warnings = models.JSONField("peringatan yang dilewati", default=list, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")

    class Meta:
        verbose_name = "langkah tahap"
        verbose_name_plural = "langkah tahap"
        ordering = ("assessment", "at", "pk")

    def __str__(self) -> str:
        return f"{self.assessment}: {self.source} → {self.target}"


class PrerequisiteCheck(models.Model):
    """What is known of one prerequisite or one paper of a phase (a key of the process), with its proof and who says so.

    ``value`` is the number of the letter where it is a paper. The newest row counts.
    """

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="checks", verbose_name="penilaian"
    )
    key = models.CharField("prasyarat", max_length=60)
    number = models.PositiveIntegerField("nomor")
    value = models.CharField("nilai", max_length=120, blank=True)
    note = models.TextField("catatan", blank=True, max_length=4000)
    document = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="bukti"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")

    class Meta:
        verbose_name = "pemeriksaan prasyarat"
        verbose_name_plural = "pemeriksaan prasyarat"
        ordering = ("assessment", "key", "number")
        constraints = [models.UniqueConstraint(fields=("assessment", "key", "number"), name="prerequisite_check_once")]

    def __str__(self) -> str:
        return f"{self.assessment}: {self.key}"


class Duty(models.Model):
    """Who answers one question of the worksheet, and how much work the unit thinks it takes to raise it (1 to 9)."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="duties", verbose_name="penilaian"
    )
    item = models.CharField("butir LKE", max_length=40)
    assignee = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="petugas"
    )
    effort = models.PositiveSmallIntegerField("usaha", default=1)

    class Meta:
        verbose_name = "tugas butir"
        verbose_name_plural = "tugas butir"
        ordering = ("assessment", "item")
        constraints = [
            models.UniqueConstraint(fields=("assessment", "item"), name="duty_once"),
            models.CheckConstraint(condition=Q(effort__gte=1, effort__lte=9), name="duty_effort_one_to_nine"),
        ]

    def __str__(self) -> str:
        return f"{self.assessment}: {self.item}"
