"""Handing over: packages that an assessor verifies alone, and links through which she looks in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from bening.foundation.units.models import Unit

User = settings.AUTH_USER_MODEL


class PackageState(models.TextChoices):
    """A package is made by the queue; it can be cancelled until it is done."""

    QUEUED = "queued", "Menunggu giliran"
    RUNNING = "running", "Sedang dibuat"
    DONE = "done", "Siap diunduh"
    FAILED = "failed", "Gagal"
    CANCELLED = "cancelled", "Dibatalkan"


class PackageOrder(models.TextChoices):
    """What a package follows; the words are ``kernel.package``'s."""

    PLAN = "rencana", "Urutan rencana aksi"
    LKE = "LKE", "Urutan butir LKE"


class Package(models.Model):
    """One ZIP with everything that was accepted until ``as_of``, and the proofs of it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    title = models.CharField("judul", max_length=200)
    as_of = models.DateTimeField("keadaan per")
    includes_pending = models.BooleanField("termasuk yang belum diterima", default=False)
    order = models.CharField("urutan", max_length=10, choices=PackageOrder.choices, default=PackageOrder.PLAN)
    state = models.CharField("keadaan", max_length=12, choices=PackageState.choices, default=PackageState.QUEUED)
    done_files = models.PositiveIntegerField("berkas selesai", default=0)
    total_files = models.PositiveIntegerField("jumlah berkas", default=0)
    done_bytes = models.PositiveBigIntegerField("bita selesai", default=0)
    total_bytes = models.PositiveBigIntegerField("jumlah bita", default=0)
    error = models.CharField("galat", max_length=500, blank=True)
    name = models.CharField("nama berkas", max_length=200, blank=True)
    stored_as = models.CharField("tempat", max_length=200, blank=True)
    """Name in the store; packages are made again at will, so they are not content-addressed evidence."""
    size = models.PositiveBigIntegerField("ukuran", default=0)
    sha256 = models.CharField("sidik SHA-256", max_length=64, blank=True)
    merkle_root = models.CharField("akar Merkle", max_length=64, blank=True)
    fingerprint = models.CharField("sidik paket", max_length=64, blank=True)
    """SHA-256 of the list of all hashes in the package; who keeps it elsewhere proves later that nothing changed."""
    is_stamped = models.BooleanField("bercap waktu", default=False)
    cancel_requested = models.BooleanField("diminta batal", default=False)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="pembuat")
    created_at = models.DateTimeField("diminta pada")
    beat_at = models.DateTimeField("tanda hidup terakhir")
    """When the maker last gave a sign; long ago means that its process died."""
    finished_at = models.DateTimeField("selesai pada", null=True)

    class Meta:
        verbose_name = "paket penilai"
        verbose_name_plural = "paket penilai"
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=("unit", "year"), name="package_unit_year")]

    def __str__(self) -> str:
        return self.title


class ShareLink(models.Model):
    """A link for somebody without an account: it expires, can be taken back, and tells the unit of every look.

    Only the SHA-256 of the token is kept. ``code_hash`` is the hash of a code that is told by another way, or "".
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    label = models.CharField("untuk siapa", max_length=200)
    token_hash = models.CharField("sidik token", max_length=64, unique=True)
    code_hash = models.CharField("sidik kode", max_length=200, blank=True)
    area = models.CharField("area", max_length=8, blank=True)
    as_of = models.DateTimeField("keadaan per", null=True, blank=True)
    """What stood at that moment; null shows what stands now."""
    may_download = models.BooleanField("boleh mengunduh", default=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="pembuat")
    created_at = models.DateTimeField("dibuat pada")
    expires_at = models.DateTimeField("berlaku sampai")
    revoked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="dicabut oleh"
    )
    revoked_at = models.DateTimeField("dicabut pada", null=True)

    class Meta:
        verbose_name = "tautan berbagi"
        verbose_name_plural = "tautan berbagi"
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_by__isnull=True, revoked_at__isnull=True)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="share_link_revoked_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class ShareView(models.Model):
    """One look through a link: what was opened and when. Never changed."""

    link = models.ForeignKey(ShareLink, on_delete=models.PROTECT, related_name="views", verbose_name="tautan")
    entry = models.ForeignKey(
        "VersionFile", on_delete=models.PROTECT, null=True, blank=True, related_name="views", verbose_name="berkas"
    )
    """The file that was looked at; null for the list."""
    at = models.DateTimeField("pada")
    what = models.CharField("yang dibuka", max_length=300)
    agent = models.CharField("peramban", max_length=200, blank=True)

    class Meta:
        verbose_name = "kunjungan lewat tautan"
        verbose_name_plural = "kunjungan lewat tautan"
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return self.what
