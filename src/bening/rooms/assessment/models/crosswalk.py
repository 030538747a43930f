"""Which items of the plan, and which evidence, answer a question of the worksheet."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from bening.rooms.assessment.enums import LinkStanding
from bening.rooms.assessment.models.assessment import Assessment

User = settings.AUTH_USER_MODEL


class CrossLink(models.Model):
    """One item of a plan answers one question; REJECTED keeps a wrong suggestion from coming back."""

    plan_item = models.ForeignKey(
        "plans.Item", on_delete=models.PROTECT, related_name="+", verbose_name="butir rencana"
    )
    item = models.CharField("butir LKE", max_length=40)
    standing = models.CharField("kedudukan", max_length=10, choices=LinkStanding.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")

    class Meta:
        verbose_name = "padanan butir"
        verbose_name_plural = "padanan butir"
        ordering = ("plan_item", "item")
        constraints = [models.UniqueConstraint(fields=("plan_item", "item"), name="crosslink_once")]
        indexes = [models.Index(fields=("item",), name="crosslink_item")]

    def __str__(self) -> str:
        return f"{self.plan_item_id} = {self.item}"


class Proof(models.Model):
    """A piece of evidence put directly to a question, beside what comes through the plan's items."""

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="proofs", verbose_name="penilaian"
    )
    item = models.CharField("butir LKE", max_length=40)
    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="+", verbose_name="bukti")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")
    removed_at = models.DateTimeField("dilepas pada", null=True, blank=True)

    class Meta:
        verbose_name = "bukti butir LKE"
        verbose_name_plural = "bukti butir LKE"
        ordering = ("assessment", "item", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("assessment", "item", "evidence"),
                condition=models.Q(removed_at__isnull=True),
                name="proof_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.evidence}"
