"""Who judges, and what they found."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from bening.rooms.assessment.enums import FindingState, Layer, Rank
from bening.rooms.assessment.models.assessment import Assessment
from bening.rooms.assessment.models.sheet import Sheet

User = settings.AUTH_USER_MODEL


class Seat(models.Model):
    """A person's place in the team that judges an assessment at a layer. Where nobody sits as head or controller, the
    filling skips that signature."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="seats", verbose_name="penilaian")
    layer = models.CharField("pengisi", max_length=10, choices=Layer.choices)
    rank = models.CharField("kedudukan", max_length=12, choices=Rank.choices)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="penilai")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="ditunjuk oleh")
    at = models.DateTimeField("ditunjuk pada")
    removed_at = models.DateTimeField("berhenti pada", null=True, blank=True)

    class Meta:
        verbose_name = "kursi penilai"
        verbose_name_plural = "kursi penilai"
        ordering = ("assessment", "layer", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("assessment", "layer", "person"),
                condition=models.Q(removed_at__isnull=True),
                name="seat_once",
            ),
        ]
        indexes = [models.Index(fields=("person", "layer"), name="seat_person")]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_rank_display()})"


class Finding(models.Model):
    """What an assessor asks to be mended; ``plan_item`` is the item of the plan that follows it up."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="findings", verbose_name="lembar")
    item = models.CharField("butir LKE", max_length=40)
    text = models.TextField("temuan", max_length=4000)
    recommendation = models.TextField("saran perbaikan", blank=True, max_length=4000)
    due = models.DateField("diperbaiki paling lambat", null=True, blank=True)
    state = models.CharField("keadaan", max_length=10, choices=FindingState.choices, default=FindingState.OPEN)
    plan_item = models.ForeignKey(
        "plans.Item", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="butir rencana"
    )
    outcome = models.TextField("penyelesaian", blank=True, max_length=4000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")
    row_version = models.PositiveIntegerField("versi baris", default=1)

    class Meta:
        verbose_name = "temuan"
        verbose_name_plural = "temuan"
        ordering = ("sheet", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=FindingState.PLANNED) | models.Q(plan_item__isnull=False),
                name="finding_planned_has_item",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.text[:80]}"
