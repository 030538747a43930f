"""A decree that is being read, and how its columns were understood."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from bening.foundation.files.models import StoredFile
from bening.foundation.units.models import Unit
from bening.rooms.plans.enums import ImportState
from bening.rooms.plans.models.plan import Plan

User = settings.AUTH_USER_MODEL


class PlanImport(models.Model):
    """A decree that was read and is being checked by a person before it becomes a plan. Nothing typed is lost."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="imports", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    source = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="berkas sumber")
    state = models.CharField("keadaan", max_length=10, choices=ImportState.choices, default=ImportState.OPEN)
    reading = models.JSONField("pembacaan", default=dict, blank=True)
    """Empty once read; ``{"done", "total", "phase"}`` while a job reads; ``{"error"}`` where it could not be read."""
    draft = models.JSONField("hasil bacaan", default=dict, blank=True)
    columns = models.JSONField("peta kolom", default=dict, blank=True)
    edits = models.JSONField("perbaikan", default=dict, blank=True)
    """What the person mended, by item id and field; kept apart so that a new reading loses none of it."""
    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="rencana"
    )
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="pengunggah")
    created_at = models.DateTimeField("dibuat pada")
    version = models.PositiveIntegerField("versi", default=1)

    class Meta:
        verbose_name = "impor rencana"
        verbose_name_plural = "impor rencana"
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"Impor {self.source}"


class ColumnLayout(models.Model):
    """How a table layout was mapped by a person, remembered by the signature of its headings."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="column_layouts", verbose_name="satuan kerja")
    signature = models.CharField("sidik judul kolom", max_length=64)
    roles = models.JSONField("peran kolom")
    saved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="penyimpan")
    saved_at = models.DateTimeField("disimpan pada")

    class Meta:
        verbose_name = "peta kolom"
        verbose_name_plural = "peta kolom"
        ordering = ("unit", "signature")
        constraints = [models.UniqueConstraint(fields=("unit", "signature"), name="column_layout_once")]

    def __str__(self) -> str:
        return self.signature
