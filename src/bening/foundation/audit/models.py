"""The audit trail: append-only events, hash-chained per unit, guarded by triggers on both databases."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from bening.foundation.units.models import Unit


class AuditHead(models.Model):
    """The newest link of one chain. Locked while an event is written; may only step forward by one or more."""

    chain = models.CharField("rantai", max_length=60, primary_key=True)
    position = models.PositiveBigIntegerField("urutan", default=0)
    hash = models.CharField("sidik", max_length=64, blank=True)

    class Meta:
        verbose_name = "kepala rantai audit"
        verbose_name_plural = "kepala rantai audit"

    def __str__(self) -> str:
        return f"{self.chain}#{self.position}"


class AuditEvent(models.Model):
    """One thing that somebody did. ``verb`` is ``room.action``; ``data`` holds old and new values, never secrets."""

    chain = models.CharField("rantai", max_length=60)
    position = models.PositiveBigIntegerField("urutan")
    at = models.DateTimeField("waktu")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pelaku"
    )
    actor_name = models.CharField("nama pelaku", max_length=120)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="satuan kerja")
    verb = models.CharField("tindakan", max_length=60)
    target_type = models.CharField("jenis sasaran", max_length=40)
    target_id = models.CharField("sasaran", max_length=60)
    target_label = models.CharField("nama sasaran", max_length=200)
    data = models.JSONField("rincian", default=dict)
    batch = models.UUIDField("kelompok", null=True)
    previous_hash = models.CharField("sidik sebelumnya", max_length=64, blank=True)
    hash = models.CharField("sidik", max_length=64)

    class Meta:
        verbose_name = "catatan audit"
        verbose_name_plural = "catatan audit"
        ordering = ("-at", "-pk")
        constraints = [models.UniqueConstraint(fields=("chain", "position"), name="audit_position_once")]
        indexes = [
            models.Index(fields=("unit", "-at"), name="audit_unit_at"),
            models.Index(fields=("target_type", "target_id", "-at"), name="audit_target_at"),
        ]

    def __str__(self) -> str:
        return f"{self.chain}#{self.position} {self.verb}"
