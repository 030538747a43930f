"""Due dates of an item, each with its own state and history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q

from bening.foundation.units.models import Unit
from bening.foundation.workflow.returning import reason_words
from bening.rooms.plans.enums import OccurrenceState
from bening.rooms.plans.models.item import Item
from bening.rooms.plans.models.plan import Plan
from bening.rooms.plans.rules.periods import period_words

User = settings.AUTH_USER_MODEL


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Scopes of due work. ``on`` is today's date in the unit."""

    def for_unit(self, unit: Unit) -> Self:
        return self.filter(item__plan__unit=unit)

    def of_plan(self, plan: Plan) -> Self:
        return self.filter(item__plan=plan, item__removed_at__isnull=True)

    def counted(self) -> Self:
        """What progress is counted over: everything but what does not apply."""
        return self.exclude(state=OccurrenceState.CANCELLED)

    def open(self) -> Self:
        return self.exclude(state__in=(OccurrenceState.DONE, OccurrenceState.CANCELLED))

    def overdue(self, on: date) -> Self:
        """Still with its owner after the day it was due (or is to be mended); what waits for review is not late."""
        late = Q(fix_by__isnull=True, due__lt=on) | Q(fix_by__lt=on)
        return self.open().exclude(state=OccurrenceState.SUBMITTED).filter(late)

    def due_within(self, on: date, days: int) -> Self:
        """Due (or to be mended) from today to so many days ahead, and still with its owner."""
        span = (on, on + timedelta(days=days))
        soon = Q(fix_by__isnull=True, due__range=span) | Q(fix_by__range=span)
        return self.open().exclude(state=OccurrenceState.SUBMITTED).filter(soon)


_Occurrences = models.Manager.from_queryset(OccurrenceQuerySet)


class LiveOccurrences(_Occurrences):
    """Leaves out due dates that were taken out of a draft; ``Occurrence.with_removed`` sees them."""

    def get_queryset(self) -> OccurrenceQuerySet:
        return super().get_queryset().filter(removed_at__isnull=True)


class Occurrence(models.Model):
    """One due date of an item, with its own state. ``owner`` overrides the item's owner where set.

    A row is never deleted, for evidence points at it: what a new target no longer names is cancelled, or in a draft
    where nobody worked on it gets ``removed_at``, and comes back with its period.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="occurrences", verbose_name="butir")
    period = models.CharField("masa", max_length=40)
    start = models.DateField("mulai")
    due = models.DateField("jatuh tempo")
    state = models.CharField(
        "keadaan", max_length=12, choices=OccurrenceState.choices, default=OccurrenceState.NOT_STARTED
    )
    owner = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_occurrences",
        verbose_name="penanggung jawab",
    )
    note = models.TextField("catatan", blank=True, max_length=4000)
    fix_by = models.DateField("diperbaiki paling lambat", null=True, blank=True)
    """Set by a return, taken away when the work is submitted again; the decree's due date stays as it is."""
    state_changed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pengubah keadaan"
    )
    state_changed_at = models.DateTimeField("keadaan diubah pada", null=True)
    version = models.PositiveIntegerField("versi", default=1)
    removed_at = models.DateTimeField("dikeluarkan pada", null=True, blank=True)

    objects = LiveOccurrences()
    with_removed = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = "jatuh tempo"
        verbose_name_plural = "jatuh tempo"
        ordering = ("due", "item__position", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("item", "period"), condition=Q(removed_at__isnull=True), name="occurrence_period_once"
            ),
            models.CheckConstraint(condition=Q(due__gte=F("start")), name="occurrence_due_after_start"),
            models.CheckConstraint(
                condition=Q(state_changed_by__isnull=True, state_changed_at__isnull=True)
                | Q(state_changed_by__isnull=False, state_changed_at__isnull=False),
                name="occurrence_state_changed_pair",
            ),
        ]
        indexes = [models.Index(fields=("state", "due"), name="occurrence_state_due")]

    def __str__(self) -> str:
        return f"{self.item.code} {self.period_words}"

    @property
    def period_words(self) -> str:
        """The period as people say it: "Januari 2025, minggu ke-2"."""
        return period_words(self.period, self.start, self.due)

    @property
    def is_closed(self) -> bool:
        """Nobody's turn any more."""
        return self.state in {OccurrenceState.DONE, OccurrenceState.CANCELLED}

    @property
    def worker(self) -> AbstractBaseUser | None:
        """Who does it: its own owner, else the item's."""
        return self.owner or self.item.owner

    @property
    def last_day(self) -> date:
        """The day by which it is to be done: the one a return set, else the due date."""
        return self.fix_by or self.due


class OccurrenceStep(models.Model):
    """One change of state of an occurrence: who, when, from, to, and the words that came with it. Never changed."""

    occurrence = models.ForeignKey(
        Occurrence, on_delete=models.PROTECT, related_name="history", verbose_name="jatuh tempo"
    )
    source = models.CharField("dari", max_length=12, choices=OccurrenceState.choices)
    target = models.CharField("menjadi", max_length=12, choices=OccurrenceState.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")
    note = models.TextField("catatan", blank=True, max_length=4000)
    reasons = models.JSONField("alasan", default=list, blank=True)
    """Values of ``ReturnReason``; empty for every move but a return."""
    is_undo = models.BooleanField("pembatalan", default=False)
    """Puts back what stood before a change of many; who did it handed nothing in."""

    class Meta:
        verbose_name = "perpindahan keadaan"
        verbose_name_plural = "perpindahan keadaan"
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

    @property
    def reason_words(self) -> list[str]:
        """The ticked reasons as they read on the list."""
        return reason_words(self.reasons)
