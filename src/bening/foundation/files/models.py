"""Stored files: content-addressed and immutable; and uploads, which become stored files."""

from __future__ import annotations

import uuid
from typing import Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from bening.foundation.files.enums import FileState, Scan
from bening.foundation.units.models import Unit

User = settings.AUTH_USER_MODEL
SHA256 = RegexValidator(r"^[0-9a-f]{64}$")


class StoredFile(models.Model):
    """Bytes that somebody handed in, kept under their SHA-256 and never overwritten.

    ``media_type`` is what the content says, once it was looked at. Nothing is given out before it is AVAILABLE.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="satuan kerja")
    sha256 = models.CharField("sidik SHA-256", max_length=64, validators=[SHA256])
    size = models.PositiveBigIntegerField("ukuran")
    media_type = models.CharField("jenis", max_length=120)
    name = models.CharField("nama berkas", max_length=255)
    uploaded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pengunggah"
    )
    uploaded_at = models.DateTimeField("diunggah pada")
    state = models.CharField("keadaan", max_length=12, choices=FileState.choices, default=FileState.RECEIVED)
    state_reason = models.CharField("sebab", max_length=500, blank=True)
    """The sentence that says why a file is in quarantine."""
    scan = models.CharField("pemindaian", max_length=12, choices=Scan.choices, default=Scan.UNSCANNED)
    scanned_at = models.DateTimeField("dipindai pada", null=True, blank=True)
    original = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="derived", verbose_name="berkas asal"
    )
    """The photo as the camera made it, where this file is its smaller copy."""

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        ordering = ("-uploaded_at", "-pk")
        indexes = [
            models.Index(fields=("unit", "sha256"), name="file_unit_sha256"),
            models.Index(fields=("state",), condition=~Q(state="available"), name="file_not_available"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_available(self) -> bool:
        """It may be given out."""
        return self.state == FileState.AVAILABLE


class FileFacts(models.Model):
    """What was read out of a file's content, once for each SHA-256: for previews, suggestions and findings."""

    sha256 = models.CharField("sidik SHA-256", max_length=64, primary_key=True, validators=[SHA256])
    pages = models.PositiveIntegerField("halaman", null=True)
    width = models.PositiveIntegerField("lebar (piksel)", null=True)
    height = models.PositiveIntegerField("tinggi (piksel)", null=True)
    text = models.TextField("teks", blank=True)
    """Its words, at most 20,000 characters; empty where there are none or none could be read."""
    details = models.JSONField("rincian", default=dict, blank=True)
    """Metadata for the owner only (EXIF place and time, author, dates of the document)."""
    read_at = models.DateTimeField("dibaca pada")

    class Meta:
        verbose_name = "isi berkas"
        verbose_name_plural = "isi berkas"

    def __str__(self) -> str:
        return self.sha256


class UploadQuerySet(models.QuerySet["Upload"]):
    """Where uploads stand: still coming, or waiting to be put in their place."""

    def unfinished(self) -> Self:
        return self.filter(file__isnull=True, discarded_at__isnull=True)

    def waiting(self) -> Self:
        """Received whole and not yet used by anything: what the tray shows. An original goes with its smaller copy."""
        return self.filter(file__isnull=False, claimed_at__isnull=True, discarded_at__isnull=True, small__isnull=True)


class Upload(models.Model):
    """Bytes on their way in, in parts that survive a lost connection; then a file waiting in the tray.

    ``parts`` lists ``[name, size]`` of what was received, in order, each kept in the store before it is acknowledged.
    The last part is not among them: with it the file is made, so an upload is whole exactly when it has its file.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="pengunggah")
    name = models.CharField("nama berkas", max_length=255)
    folder = models.CharField("map asal", max_length=500, blank=True)
    """Path of the folder on the sender's device, where a folder was dropped: a help for suggestions."""
    media_type = models.CharField("jenis menurut pengirim", max_length=120, blank=True)
    modified_at = models.DateTimeField("diubah di perangkat", null=True, blank=True)
    sha256 = models.CharField("sidik menurut pengirim", max_length=64, blank=True, validators=[SHA256])
    size = models.PositiveBigIntegerField("ukuran")
    offset = models.PositiveBigIntegerField("sudah diterima", default=0)
    parts = models.JSONField("potongan", default=list, blank=True)
    created_at = models.DateTimeField("dimulai pada")
    expires_at = models.DateTimeField("berlaku sampai")
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="uploads", verbose_name="berkas"
    )
    small = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="originals", verbose_name="salinan kecil"
    )
    """The smaller copy of a photo that stands in the tray, where this is the photo as the camera made it."""
    claimed_at = models.DateTimeField("dipakai pada", null=True, blank=True)
    discarded_at = models.DateTimeField("dibuang pada", null=True, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = "unggahan"
        verbose_name_plural = "unggahan"
        ordering = ("created_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(offset__lt=F("size"), file__isnull=True) | Q(offset=F("size"), file__isnull=False),
                name="upload_whole_when_it_has_its_file",
            ),
            models.CheckConstraint(
                condition=Q(claimed_at__isnull=True) | Q(file__isnull=False), name="upload_claimed_has_file"
            ),
        ]
        indexes = [
            models.Index(fields=("unit", "year", "by"), condition=Q(claimed_at__isnull=True), name="upload_waiting"),
        ]

    def __str__(self) -> str:
        return self.name
