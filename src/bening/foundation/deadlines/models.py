"""Days without work, versions of rules, and the clocks that run on cases under them."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from bening.foundation.deadlines.enums import ClockState, DayKind, Duty, Measure, Outcome, Standing
from bening.foundation.kit.formats import long_date
from bening.foundation.units.models import Unit
from bening.kernel.workdays import Measure as Counted
from bening.kernel.workdays import Pause, Term

M = TypeVar("M", bound=models.Model)


class ScopedQuerySet(models.QuerySet[M]):
    """Rows that hold everywhere (``unit`` is empty) or in a unit and all units below it."""

    def holding_in(self, unit: Unit) -> Self:
        """What holds in the unit: everywhere, there, or in a unit above."""
        return self.filter(Q(unit__isnull=True) | Q(unit__code__in=unit.lineage_codes()))


class HolidayQuerySet(ScopedQuerySet["Holiday"]):
    def live(self) -> Self:
        """Days that count; those taken out stay in the list of what was."""
        return self.filter(removed_at__isnull=True)


class Holiday(models.Model):
    """One day on which nobody works, with what sets it.

    Without ``unit`` it holds everywhere, with it there and below. ``shipped_key`` names a day that came with the
    application; it is empty for a day that an office added. A day is taken out, never deleted.
    """

    date = models.DateField("tanggal")
    name = models.CharField("nama", max_length=120)
    kind = models.CharField("jenis", max_length=12, choices=DayKind.choices)
    legal_basis = models.CharField("dasar hukum", max_length=300)
    is_provisional = models.BooleanField("perkiraan", default=False)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="satuan kerja"
    )
    source = models.TextField("sumber", blank=True)
    standing = models.CharField("kepastian", max_length=12, choices=Standing.choices, default=Standing.VERIFIED)
    shipped_key = models.CharField("kunci bawaan", max_length=200, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="ditambah oleh"
    )
    added_at = models.DateTimeField("ditambah pada")
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="dihapus oleh"
    )
    removed_at = models.DateTimeField("dihapus pada", null=True)
    removed_reason = models.CharField("alasan menghapus", max_length=300, blank=True)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = "hari libur"
        verbose_name_plural = "hari libur"
        ordering = ("date", "kind", "pk")
        constraints = [
            models.UniqueConstraint(fields=("shipped_key",), condition=~Q(shipped_key=""), name="holiday_shipped_once"),
            models.UniqueConstraint(
                fields=("date", "kind", "unit"),
                condition=Q(removed_at__isnull=True, unit__isnull=False),
                name="holiday_once_in_unit",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | ~Q(removed_reason=""), name="holiday_removed_for_a_reason"
            ),
        ]
        indexes = [models.Index(fields=("unit", "date"), name="holiday_unit_date")]

    def __str__(self) -> str:
        return f"{self.name}, {long_date(self.date)}"


class DeadlineRuleQuerySet(ScopedQuerySet["DeadlineRule"]):
    def in_use(self) -> Self:
        """Versions from which new cases choose; a shipped one that was replaced by newer data is not among them."""
        return self.filter(retired_at__isnull=True)

    def valid_on(self, day: date) -> Self:
        begun, open_ended = Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True)
        return self.filter(begun, open_ended | Q(valid_to__gte=day))


class DeadlineRule(models.Model):
    """One version of a rule: how long, from what, by which clause, and how well that is known.

    Without ``unit`` it came with the application; with it an office set it for itself and the units below. Versions are
    never changed: an edit is a new version with a reason, and a case keeps the one under which it began.
    """

    key = models.CharField("kunci", max_length=60)
    version = models.PositiveIntegerField("versi")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="satuan kerja"
    )
    channel = models.CharField("kanal", max_length=40)
    channel_label = models.CharField("nama kanal", max_length=80)
    label = models.CharField("yang harus dilakukan", max_length=160)
    start_event = models.CharField("dihitung sejak", max_length=160)
    measure = models.CharField("satuan", max_length=12, choices=Measure.choices)
    amount = models.PositiveIntegerField("lama", default=0)
    month = models.PositiveSmallIntegerField("bulan", default=0)
    day = models.PositiveSmallIntegerField("tanggal", default=0)
    counts_joint_leave = models.BooleanField("cuti bersama dihitung hari kerja", default=False)
    duty = models.CharField("yang wajib bertindak", max_length=12, choices=Duty.choices, default=Duty.OFFICE)
    pause_events = models.JSONField("ditunda selama", default=list, blank=True)
    extension_amount = models.PositiveIntegerField("lama perpanjangan", default=0)
    extension_times = models.PositiveSmallIntegerField("boleh diperpanjang (kali)", default=0)
    effect = models.CharField("akibat bila lewat", max_length=300, blank=True)
    valid_from = models.DateField("berlaku sejak", null=True, blank=True)
    valid_to = models.DateField("berlaku sampai", null=True, blank=True)
    clause = models.CharField("dasar hukum", max_length=200)
    source = models.TextField("sumber", blank=True)
    standing = models.CharField("kepastian", max_length=12, choices=Standing.choices)
    note = models.CharField("catatan", max_length=300, blank=True)
    digest = models.CharField("sidik", max_length=64)
    reason = models.CharField("alasan perubahan", max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="dibuat oleh"
    )
    created_at = models.DateTimeField("dibuat pada")
    retired_at = models.DateTimeField("tidak dipakai sejak", null=True)

    objects = DeadlineRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "aturan batas waktu"
        verbose_name_plural = "aturan batas waktu"
        ordering = ("channel", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("key", "version"), condition=Q(unit__isnull=True), name="deadline_rule_shipped_version_once"
            ),
            models.UniqueConstraint(
                fields=("key", "unit", "version"), condition=Q(unit__isnull=False), name="deadline_rule_version_once"
            ),
            models.UniqueConstraint(
                fields=("key", "digest"),
                condition=Q(unit__isnull=True, retired_at__isnull=True),
                name="deadline_rule_shipped_once",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=True) | ~Q(reason=""), name="deadline_rule_edited_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_to__gte=models.F("valid_from")),
                name="deadline_rule_valid_in_order",
            ),
            models.CheckConstraint(
                condition=Q(measure=Measure.FIXED_DATE, month__range=(1, 12), day__range=(1, 31))
                | (~Q(measure=Measure.FIXED_DATE) & Q(amount__gte=1)),
                name="deadline_rule_has_a_length",
            ),
        ]
        indexes = [models.Index(fields=("key", "unit"), name="deadline_rule_key_unit")]

    def __str__(self) -> str:
        return self.label

    @property
    def term(self) -> Term:
        """The length as the kernel counts it."""
        return Term(Counted(self.measure), self.amount, self.month, self.day)


class ClockQuerySet(models.QuerySet["Clock"]):
    def about(self, kind: str, ids: object) -> Self:
        """The clocks of some subjects of one kind."""
        return self.filter(subject_kind=kind, subject_id__in=ids)

    def open(self) -> Self:
        return self.exclude(state=ClockState.STOPPED)

    def running(self) -> Self:
        return self.filter(state=ClockState.RUNNING)


class Clock(models.Model):
    """One deadline of one case. ``subject_kind`` and ``subject_id`` name the case as its room does (see ``slots``).

    ``due_on`` is the last day, ``due_at`` its last moment in the unit's zone. While paused both stand as they were
    before the pause; resuming moves them.
    """

    subject_kind = models.CharField("jenis perkara", max_length=60)
    subject_id = models.PositiveBigIntegerField("perkara")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="satuan kerja")
    rule = models.ForeignKey(DeadlineRule, on_delete=models.PROTECT, related_name="clocks", verbose_name="aturan")
    key = models.CharField("kunci aturan", max_length=60)
    started_at = models.DateTimeField("mulai")
    due_on = models.DateField("jatuh tempo")
    due_at = models.DateTimeField("saat terakhir")
    extended_by = models.PositiveIntegerField("diperpanjang", default=0)
    state = models.CharField("keadaan", max_length=8, choices=ClockState.choices, default=ClockState.RUNNING)
    outcome = models.CharField("hasil", max_length=10, choices=Outcome.choices, blank=True)
    stopped_at = models.DateTimeField("berhenti pada", null=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        verbose_name = "batas waktu"
        verbose_name_plural = "batas waktu"
        ordering = ("due_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("subject_kind", "subject_id", "key"),
                condition=~Q(state=ClockState.STOPPED),
                name="clock_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state=ClockState.STOPPED, stopped_at__isnull=False) & ~Q(outcome="")
                | (~Q(state=ClockState.STOPPED) & Q(stopped_at__isnull=True, outcome="")),
                name="clock_stopped_with_outcome",
            ),
        ]
        indexes = [
            models.Index(fields=("subject_kind", "subject_id"), name="clock_subject"),
            models.Index(fields=("unit", "state", "due_at"), name="clock_unit_state_due"),
        ]

    def __str__(self) -> str:
        return self.rule.label

    @property
    def term(self) -> Term:
        """The rule's length with every extension."""
        return self.rule.term.longer(self.extended_by) if self.extended_by else self.rule.term


class ClockPause(models.Model):
    """A time in which a clock stands still; without ``ended_at`` it still does."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="pauses", verbose_name="batas waktu")
    started_at = models.DateTimeField("mulai")
    ended_at = models.DateTimeField("berakhir", null=True)
    reason = models.CharField("alasan", max_length=300)

    class Meta:
        verbose_name = "penundaan"
        verbose_name_plural = "penundaan"
        ordering = ("started_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=("clock",), condition=Q(ended_at__isnull=True), name="clock_one_open_pause"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=models.F("started_at")),
                name="clock_pause_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.reason

    def until(self, at: object) -> Pause:
        """The pause as the kernel counts it; one that lasts ends at ``at``."""
        return Pause(self.started_at, self.ended_at or at)  # type: ignore[arg-type]


class ClockExtension(models.Model):
    """Once longer, with the reason that the rule asks for."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="extensions", verbose_name="batas waktu")
    amount = models.PositiveIntegerField("lama")
    reason = models.CharField("alasan", max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="oleh"
    )
    at = models.DateTimeField("pada")

    class Meta:
        verbose_name = "perpanjangan"
        verbose_name_plural = "perpanjangan"
        ordering = ("at", "pk")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="clock_extended_for_a_reason")]

    def __str__(self) -> str:
        return self.reason
