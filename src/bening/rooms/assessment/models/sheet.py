"""One filling of the worksheet by one layer: its answers, none of which is ever overwritten, and its signatures."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models

from bening.rooms.assessment.enums import Layer, SheetState
from bening.rooms.assessment.models.assessment import Assessment

User = settings.AUTH_USER_MODEL


class SheetQuerySet(models.QuerySet["Sheet"]):
    """Scopes of fillings."""

    def of_layer(self, layer: Layer) -> Self:
        return self.filter(layer=layer)


class Sheet(models.Model):
    """One layer's filling in one round.

    ``answers`` is what ``bening.kernel.lke.read_answers`` takes: option keys by item, numbers as text by input.
    ``latest`` maps an item to ``[Answer.pk, Answer.number]``. Both, and the standing below, are folded from the
    append-only ``Answer`` rows in the transaction that adds one (``services.answering``), so that a page, a dashboard
    of 553 units and a save each read one row. ``total`` has 10 of its decimals (cut); nothing is decided from it.
    """

    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="sheets", verbose_name="penilaian"
    )
    layer = models.CharField("pengisi", max_length=10, choices=Layer.choices)
    round = models.PositiveSmallIntegerField("putaran", default=1)
    state = models.CharField("keadaan", max_length=12, choices=SheetState.choices, default=SheetState.OPEN)
    answers = models.JSONField("jawaban", default=dict, blank=True)
    latest = models.JSONField("jawaban terakhir", default=dict, blank=True)
    answered = models.PositiveSmallIntegerField("butir terjawab", default=0)
    total = models.DecimalField("nilai", max_digits=13, decimal_places=10, default=0)
    areas = models.JSONField("persen per area", default=dict, blank=True)
    """Percent of its weight by area code, as decimal text with 10 decimals (cut)."""
    passes = models.JSONField("ambang yang lulus", default=list, blank=True)
    """The predicates whose scores suffice."""
    reached = models.JSONField("banyaknya ambang yang tercapai", default=dict, blank=True)
    """How many thresholds are reached, by predicate."""
    started_at = models.DateTimeField("dimulai pada")
    signed_at = models.DateTimeField("ditandatangani pada", null=True, blank=True)
    frozen = models.TextField("isi yang dibekukan", blank=True)
    """Canonical JSON of what was signed; its SHA-256 is ``frozen_hash``. "" while it is not signed."""
    frozen_hash = models.CharField("sidik isi", max_length=64, blank=True)
    row_version = models.PositiveIntegerField("versi baris", default=1)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = "lembar penilaian"
        verbose_name_plural = "lembar penilaian"
        ordering = ("assessment", "layer", "round")
        constraints = [
            models.UniqueConstraint(fields=("assessment", "layer", "round"), name="sheet_once"),
            models.CheckConstraint(
                condition=models.Q(state=SheetState.SIGNED, signed_at__isnull=False)
                | (~models.Q(state=SheetState.SIGNED) & models.Q(signed_at__isnull=True)),
                name="sheet_signed_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment} ({self.get_layer_display()}, putaran {self.round})"


class Answer(models.Model):
    """One answer to one question, with what was noted. Never changed: a newer one has the next ``number``.

    ``values`` are option key or numbers by the names of ``Sheet.answers``; an empty object takes the answer back.
    ``proposed`` marks what a person confirmed from a proposal or an import (its name), for the page to say so.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="entries", verbose_name="lembar")
    item = models.CharField("butir LKE", max_length=40)
    number = models.PositiveIntegerField("nomor")
    values = models.JSONField("jawaban", default=dict, blank=True)
    note = models.TextField("catatan", blank=True, max_length=4000)
    proposed = models.CharField("asal", max_length=40, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")

    class Meta:
        verbose_name = "jawaban"
        verbose_name_plural = "jawaban"
        ordering = ("sheet", "item", "number")
        constraints = [models.UniqueConstraint(fields=("sheet", "item", "number"), name="answer_once")]

    def __str__(self) -> str:
        return f"{self.item} ({self.number})"


class SheetStep(models.Model):
    """One move of a filling: submitted, passed on, returned with a note, signed. Never changed."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="steps", verbose_name="lembar")
    source = models.CharField("dari", max_length=12, choices=SheetState.choices)
    target = models.CharField("menjadi", max_length=12, choices=SheetState.choices)
    note = models.TextField("catatan", blank=True, max_length=4000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")

    class Meta:
        verbose_name = "langkah lembar"
        verbose_name_plural = "langkah lembar"
        ordering = ("sheet", "at", "pk")

    def __str__(self) -> str:
        return f"{self.sheet}: {self.source} → {self.target}"
