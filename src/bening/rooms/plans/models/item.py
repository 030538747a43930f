"""One indicator of the plan with its steps and the proofs it asks for."""

from __future__ import annotations

from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from bening.kernel.targets.schedule import Kind
from bening.rooms.plans.models.plan import Component, Plan

User = settings.AUTH_USER_MODEL


class ItemQuerySet(models.QuerySet["Item"]):
    """``of_plan`` leaves out what was taken out of the plan; the rows stay for the audit trail and for evidence."""

    def of_plan(self, plan: Plan) -> Self:
        return self.filter(plan=plan, removed_at__isnull=True)


class Item(models.Model):
    """One indicator with its steps, required evidence and target. ``code`` (II.1.2) stands in addresses.

    ``version`` grows with each change: an edit names the version it started from (optimistic lock).
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="items", verbose_name="rencana")
    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="items", verbose_name="komponen")
    code = models.CharField("kode", max_length=30)
    position = models.PositiveIntegerField("urutan")
    indicator = models.TextField("indikator", max_length=4000)
    action = models.TextField("langkah aksi", blank=True, max_length=8000)
    evidence_text = models.TextField("bukti fisik", blank=True, max_length=8000)
    target_text = models.TextField("target waktu", max_length=1000, blank=True)
    schedule_kind = models.CharField(
        "jenis jadwal", max_length=14, choices=[(kind.value, kind.value) for kind in Kind], default=Kind.NONE.value
    )
    schedule_settled = models.BooleanField("jadwal sudah dipilih", default=False)
    """A person chose among several readings of the target, so that it is not asked again."""
    owner = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_items",
        verbose_name="penanggung jawab",
    )
    source = models.JSONField("tempat dalam sumber", default=dict, blank=True)
    merges = models.JSONField("baris yang digabung", default=list, blank=True)
    """Rows of the source that were joined to this one (``imports.joined``)."""
    version = models.PositiveIntegerField("versi", default=1)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pengubah")
    changed_at = models.DateTimeField("diubah pada", null=True)
    removed_at = models.DateTimeField("dikeluarkan pada", null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "butir"
        verbose_name_plural = "butir"
        ordering = ("plan", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("plan", "code"), condition=Q(removed_at__isnull=True), name="item_code_once"
            ),
        ]
        indexes = [models.Index(fields=("plan", "owner"), name="item_plan_owner")]

    def __str__(self) -> str:
        return f"{self.code} {self.indicator}"


L = TypeVar("L", bound="Line")


class LiveManager(models.Manager[L]):
    """Leaves out what was taken out; ``with_removed`` on the same model sees everything."""

    def get_queryset(self) -> models.QuerySet[L]:
        return super().get_queryset().filter(removed_at__isnull=True)


class Line(models.Model):
    """One line of a cell of the decree; the number is the one written there.

    A line keeps its row through every edit (``rules.lines``), for evidence points at it; one that disappears from the
    text gets ``removed_at`` and comes back with the same words.
    """

    position = models.PositiveSmallIntegerField("urutan")
    number = models.PositiveSmallIntegerField("nomor", null=True, blank=True)
    text = models.TextField("isi", max_length=4000)
    removed_at = models.DateTimeField("dikeluarkan pada", null=True, blank=True)

    objects: ClassVar[LiveManager[Self]] = LiveManager()
    with_removed = models.Manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text

    @property
    def as_written(self) -> str:
        """Number and text on one line, as a person edits it."""
        text = " ".join(self.text.split())
        return text if self.number is None else f"{self.number}. {text}"


class ActionStep(Line):
    """What is done."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="steps", verbose_name="butir")

    class Meta:
        verbose_name = "langkah aksi"
        verbose_name_plural = "langkah aksi"
        ordering = ("item", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("item", "position"), condition=Q(removed_at__isnull=True), name="step_position_once"
            ),
        ]


class EvidenceRequirement(Line):
    """One proof that the item asks for."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="requirements", verbose_name="butir")

    class Meta:
        verbose_name = "bukti yang diminta"
        verbose_name_plural = "bukti yang diminta"
        ordering = ("item", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("item", "position"), condition=Q(removed_at__isnull=True), name="requirement_position_once"
            ),
        ]
