"""What people do around a plan: remarks, saved views, changes of many rows."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from bening.foundation.units.models import Unit
from bening.rooms.plans.models.item import Item
from bening.rooms.plans.models.plan import Plan

User = settings.AUTH_USER_MODEL


class Comment(models.Model):
    """A remark on an item; whom it mentions is told. Resolved, never deleted."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="comments", verbose_name="butir")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="penulis")
    text = models.TextField("isi", max_length=4000)
    created_at = models.DateTimeField("dibuat pada")
    mentions = models.ManyToManyField(User, related_name="+", blank=True, verbose_name="disebut")
    resolved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="penutup")
    resolved_at = models.DateTimeField("ditutup pada", null=True)

    class Meta:
        verbose_name = "komentar"
        verbose_name_plural = "komentar"
        ordering = ("created_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_by__isnull=True, resolved_at__isnull=True)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="comment_resolved_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class SavedView(models.Model):
    """A named set of filters of the plan page: one person's own, or shared with the unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="saved_views", verbose_name="satuan kerja")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="saved_views", verbose_name="pemilik")
    name = models.CharField("nama", max_length=80)
    query = models.CharField("saringan", max_length=500)
    is_shared = models.BooleanField("dibagikan", default=False)

    class Meta:
        verbose_name = "tampilan tersimpan"
        verbose_name_plural = "tampilan tersimpan"
        ordering = ("name", "pk")
        constraints = [models.UniqueConstraint(fields=("unit", "owner", "name"), name="saved_view_name_once")]

    def __str__(self) -> str:
        return self.name


class BulkChange(models.Model):
    """One change of many occurrences or items at once, with what stood before: undone within ten minutes."""

    batch = models.UUIDField("kelompok", unique=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="bulk_changes", verbose_name="rencana")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")
    summary = models.CharField("ringkasan", max_length=300)
    before = models.JSONField("keadaan sebelumnya")
    undone_at = models.DateTimeField("dibatalkan pada", null=True, blank=True)

    class Meta:
        verbose_name = "perubahan massal"
        verbose_name_plural = "perubahan massal"
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.summary
