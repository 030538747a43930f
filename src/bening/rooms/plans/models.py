"""The plan of a unit for a year: decree → sections → components → items → occurrences with owners and dates."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from bening.foundation.accounts.enums import Area
from bening.foundation.files.models import StoredFile
from bening.foundation.units.models import Unit
from bening.kernel.targets.schedule import Kind, WeekConvention
from bening.rooms.plans.enums import ImportState, OccurrenceState, PlanState

User = settings.AUTH_USER_MODEL


class Decree(models.Model):
    """The signed decision that carries a plan, as it says of itself."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="decrees", verbose_name="satuan kerja")
    number = models.CharField("nomor", max_length=120, blank=True)
    year = models.PositiveSmallIntegerField("tahun", null=True, blank=True)
    decree_date = models.DateField("tanggal", null=True, blank=True)
    subject = models.TextField("tentang", blank=True, max_length=2000)
    signatory = models.CharField("penanda tangan", max_length=200, blank=True)
    signatory_role = models.CharField("jabatan penanda tangan", max_length=200, blank=True)
    source = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="berkas sumber"
    )

    class Meta:
        verbose_name = "keputusan"
        verbose_name_plural = "keputusan"
        ordering = ("-year", "pk")

    def __str__(self) -> str:
        return f"Keputusan Nomor {self.number or '–'} Tahun {self.year or '–'}"


class PlanQuerySet(models.QuerySet["Plan"]):
    def for_unit(self, unit: Unit) -> Self:
        return self.filter(unit=unit)

    def active(self) -> Self:
        return self.filter(state=PlanState.ACTIVE)

    def in_year(self, year: int) -> Self:
        return self.filter(year=year)


class Plan(models.Model):
    """One unit's action plan for one year. At most one is active per unit and year."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    title = models.CharField("judul", max_length=300)
    decree = models.ForeignKey(
        Decree, on_delete=models.PROTECT, null=True, blank=True, related_name="plans", verbose_name="keputusan"
    )
    state = models.CharField("keadaan", max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    week_convention = models.CharField(
        "cara membaca minggu ke-N",
        max_length=12,
        choices=[(convention.value, convention.value) for convention in WeekConvention],
        default=WeekConvention.BLOCKS.value,
    )
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="pembuat")
    created_at = models.DateTimeField("dibuat pada")
    activated_at = models.DateTimeField("diberlakukan pada", null=True, blank=True)
    version = models.PositiveIntegerField("versi", default=1)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "rencana"
        verbose_name_plural = "rencana"
        ordering = ("-year", "unit", "-created_at")
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "year"), condition=Q(state=PlanState.ACTIVE), name="plan_one_active_per_year"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanSection(models.Model):
    """A part of the plan (I–VI), usually one change area."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sections", verbose_name="rencana")
    code = models.CharField("kode", max_length=20)
    position = models.PositiveSmallIntegerField("urutan")
    title = models.CharField("judul", max_length=500)
    area = models.CharField("area perubahan", max_length=4, choices=Area.choices, blank=True)

    class Meta:
        verbose_name = "bagian"
        verbose_name_plural = "bagian"
        ordering = ("plan", "position")
        constraints = [models.UniqueConstraint(fields=("plan", "code"), name="section_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Component(models.Model):
    """A numbered group of items inside a section."""

    section = models.ForeignKey(PlanSection, on_delete=models.PROTECT, related_name="components", verbose_name="bagian")
    number = models.PositiveSmallIntegerField("nomor")
    name = models.CharField("nama", max_length=500)

    class Meta:
        verbose_name = "komponen"
        verbose_name_plural = "komponen"
        ordering = ("section", "number")
        constraints = [models.UniqueConstraint(fields=("section", "number"), name="component_number_once")]

    def __str__(self) -> str:
        return f"{self.section.code}.{self.number} {self.name}"


class ItemQuerySet(models.QuerySet["Item"]):
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
    target_text = models.CharField("target waktu", max_length=500, blank=True)
    schedule_kind = models.CharField(
        "jenis jadwal", max_length=14, choices=[(kind.value, kind.value) for kind in Kind], default=Kind.NONE.value
    )
    owner = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned_items",
        verbose_name="penanggung jawab",
    )
    source = models.JSONField("tempat dalam sumber", default=dict, blank=True)
    version = models.PositiveIntegerField("versi", default=1)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pengubah")
    changed_at = models.DateTimeField("diubah pada", null=True)
    removed_at = models.DateTimeField("dikeluarkan pada", null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "butir"
        verbose_name_plural = "butir"
        ordering = ("plan", "position")
        constraints = [models.UniqueConstraint(fields=("plan", "code"), name="item_code_once")]
        indexes = [models.Index(fields=("plan", "owner"), name="item_plan_owner")]

    def __str__(self) -> str:
        return f"{self.code} {self.indicator}"


class ActionStep(models.Model):
    """What is done; the number is the one written in the decree."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="steps", verbose_name="butir")
    position = models.PositiveSmallIntegerField("urutan")
    number = models.PositiveSmallIntegerField("nomor", null=True, blank=True)
    text = models.TextField("isi", max_length=4000)

    class Meta:
        verbose_name = "langkah aksi"
        verbose_name_plural = "langkah aksi"
        ordering = ("item", "position")
        constraints = [models.UniqueConstraint(fields=("item", "position"), name="step_position_once")]

    def __str__(self) -> str:
        return self.text


class EvidenceRequirement(models.Model):
    """One proof that the item asks for."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="requirements", verbose_name="butir")
    position = models.PositiveSmallIntegerField("urutan")
    text = models.TextField("isi", max_length=4000)

    class Meta:
        verbose_name = "bukti yang diminta"
        verbose_name_plural = "bukti yang diminta"
        ordering = ("item", "position")
        constraints = [models.UniqueConstraint(fields=("item", "position"), name="requirement_position_once")]

    def __str__(self) -> str:
        return self.text


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
        """Still with its owner after the due date; what waits for review is not late."""
        return self.open().exclude(state=OccurrenceState.SUBMITTED).filter(due__lt=on)

    def due_within(self, on: date, days: int) -> Self:
        return (
            self.open().exclude(state=OccurrenceState.SUBMITTED).filter(due__gte=on, due__lte=on + timedelta(days=days))
        )


class Occurrence(models.Model):
    """One due date of an item, with its own state. ``owner`` overrides the item's owner where set."""

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
    state_changed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pengubah keadaan"
    )
    state_changed_at = models.DateTimeField("keadaan diubah pada", null=True)
    version = models.PositiveIntegerField("versi", default=1)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = "jatuh tempo"
        verbose_name_plural = "jatuh tempo"
        ordering = ("due", "item__position", "pk")
        constraints = [
            models.UniqueConstraint(fields=("item", "period"), name="occurrence_period_once"),
            models.CheckConstraint(condition=Q(due__gte=F("start")), name="occurrence_due_after_start"),
            models.CheckConstraint(
                condition=Q(state_changed_by__isnull=True, state_changed_at__isnull=True)
                | Q(state_changed_by__isnull=False, state_changed_at__isnull=False),
                name="occurrence_state_changed_pair",
            ),
        ]
        indexes = [models.Index(fields=("state", "due"), name="occurrence_state_due")]

    def __str__(self) -> str:
        return f"{self.item.code} {self.period}"


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

    class Meta:
        verbose_name = "perpindahan keadaan"
        verbose_name_plural = "perpindahan keadaan"
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


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


class PlanImport(models.Model):
    """A decree that was read and is being checked by a person before it becomes a plan. Nothing typed is lost."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="imports", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    source = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="berkas sumber")
    state = models.CharField("keadaan", max_length=10, choices=ImportState.choices, default=ImportState.OPEN)
    draft = models.JSONField("hasil bacaan")
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
