"""Evidence: what it proves, its versions with their files, and every decision about it. Nothing here is overwritten."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.foundation.files.models import StoredFile
from bening.foundation.units.models import Unit
from bening.foundation.workflow.returning import reason_words
from bening.rooms.evidence.enums import EvidenceState

User = settings.AUTH_USER_MODEL


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Scopes of evidence, always within a unit and year."""

    def of(self, unit: Unit, year: int) -> Self:
        return self.filter(unit=unit, year=year)

    def counted(self) -> Self:
        """What has an accepted version and was not taken out of use."""
        return self.filter(accepted__isnull=False).exclude(state=EvidenceState.WITHDRAWN)


class Evidence(models.Model):
    """One proof: several files, one date of its own, one review. It may serve many items.

    ``current`` is the newest version, ``accepted`` the one a reviewer accepted last: while a newer version is under
    review the accepted one still counts. ``row_version`` grows with each change (optimistic lock).
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    title = models.CharField("judul", max_length=300)
    state = models.CharField("keadaan", max_length=12, choices=EvidenceState.choices, default=EvidenceState.DRAFT)
    current = models.ForeignKey(
        "EvidenceVersion", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="versi terbaru"
    )
    accepted = models.ForeignKey(
        "EvidenceVersion", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="versi yang diterima"
    )
    fix_by = models.DateField("diperbaiki paling lambat", null=True, blank=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="pembuat")
    created_at = models.DateTimeField("dibuat pada")
    submitted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="yang menyerahkan"
    )
    submitted_at = models.DateTimeField("diserahkan pada", null=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pemeriksa"
    )
    decided_at = models.DateTimeField("diputuskan pada", null=True)
    row_version = models.PositiveIntegerField("versi baris", default=1)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "bukti"
        verbose_name_plural = "bukti"
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_by__isnull=True, submitted_at__isnull=True)
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="evidence_submitted_pair",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="evidence_decided_pair",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(accepted__isnull=False), name="evidence_accepted_has_version"
            ),
        ]
        indexes = [models.Index(fields=("unit", "year", "state"), name="evidence_unit_year_state")]

    def __str__(self) -> str:
        return self.title


class EvidenceVersion(models.Model):
    """One version: its files, the date of the document, the period it covers. Never changed; a newer one is added.

    ``evidence_date`` (on the document) and the period are kept apart from ``made_at``, the moment of handing in.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="versions", verbose_name="bukti")
    number = models.PositiveIntegerField("nomor versi")
    evidence_date = models.DateField("tanggal bukti", null=True, blank=True)
    period_start = models.DateField("masa mulai", null=True, blank=True)
    period_end = models.DateField("masa selesai", null=True, blank=True)
    valid_until = models.DateField("berlaku sampai", null=True, blank=True)
    is_signed = models.BooleanField("sudah ditandatangani", default=False)
    change = models.TextField("yang berubah", blank=True, max_length=2000)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    made_at = models.DateTimeField("diunggah pada")

    class Meta:
        verbose_name = "versi bukti"
        verbose_name_plural = "versi bukti"
        ordering = ("evidence", "number")
        constraints = [
            models.UniqueConstraint(fields=("evidence", "number"), name="evidence_version_once"),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True, period_end__isnull=True)
                | Q(period_start__isnull=False, period_end__gte=F("period_start")),
                name="evidence_version_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence} (versi {self.number})"


class VersionFile(models.Model):
    """One file of a version, in the order in which it is read. The same file may stand in many versions."""

    version = models.ForeignKey(EvidenceVersion, on_delete=models.PROTECT, related_name="files", verbose_name="versi")
    position = models.PositiveSmallIntegerField("urutan")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="berkas")

    class Meta:
        verbose_name = "berkas bukti"
        verbose_name_plural = "berkas bukti"
        ordering = ("version", "position")
        constraints = [models.UniqueConstraint(fields=("version", "position"), name="version_file_position_once")]

    def __str__(self) -> str:
        return self.file.name


class LinkQuerySet(models.QuerySet["EvidenceLink"]):
    """``live`` leaves out what was taken away; the rows stay."""

    def live(self) -> Self:
        return self.filter(removed_at__isnull=True)


class EvidenceLink(models.Model):
    """What the evidence proves: an item, one of its required proofs (or the item as a whole), one due date (or all)."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="links", verbose_name="bukti")
    item = models.ForeignKey("plans.Item", on_delete=models.PROTECT, related_name="+", verbose_name="butir")
    requirement = models.ForeignKey(
        "plans.EvidenceRequirement",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bukti yang diminta",
    )
    occurrence = models.ForeignKey(
        "plans.Occurrence",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="jatuh tempo",
    )
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    created_at = models.DateTimeField("dikaitkan pada")
    removed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="dilepas oleh"
    )
    removed_at = models.DateTimeField("dilepas pada", null=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = "kaitan bukti"
        verbose_name_plural = "kaitan bukti"
        ordering = ("evidence", "item__position", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_by__isnull=True, removed_at__isnull=True)
                | Q(removed_by__isnull=False, removed_at__isnull=False),
                name="evidence_link_removed_pair",
            ),
        ]
        indexes = [models.Index(fields=("item",), condition=Q(removed_at__isnull=True), name="evidence_link_item")]

    def __str__(self) -> str:
        return f"{self.evidence} untuk {self.item}"


class EvidenceStep(models.Model):
    """One change of state: who, when, from, to, which version, and the words that came with it. Never changed."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="history", verbose_name="bukti")
    version = models.ForeignKey(
        EvidenceVersion, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="versi"
    )
    source = models.CharField("dari", max_length=12, choices=EvidenceState.choices)
    target = models.CharField("menjadi", max_length=12, choices=EvidenceState.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")
    note = models.TextField("catatan", blank=True, max_length=4000)
    reasons = models.JSONField("alasan", default=list, blank=True)
    """Values of ``ReturnReason``; empty for every move but a return."""
    fix_by = models.DateField("diperbaiki paling lambat", null=True, blank=True)
    row_version = models.PositiveIntegerField("versi baris sesudahnya", default=0)
    """``Evidence.row_version`` after the move: while it still says so, nothing else happened."""
    is_undo = models.BooleanField("pembatalan", default=False)
    """Takes back the decision before it, as if that had not been."""
    batch = models.UUIDField("keputusan bersama", null=True, blank=True)
    """The same for all steps of one bulk decision, so that they can be taken back together."""

    class Meta:
        verbose_name = "perpindahan keadaan bukti"
        verbose_name_plural = "perpindahan keadaan bukti"
        ordering = ("at", "pk")
        indexes = [models.Index(fields=("batch",), condition=Q(batch__isnull=False), name="evidence_step_batch")]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

    @property
    def title(self) -> str:
        """The state it led to, in words."""
        if self.is_undo:
            return "Keputusan dibatalkan"
        return str(EvidenceState(self.target).label)

    @property
    def reason_words(self) -> list[str]:
        """The ticked reasons as they read on the list."""
        return reason_words(self.reasons)
