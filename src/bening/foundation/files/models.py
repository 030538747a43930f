"""Stored files: content-addressed and immutable."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from bening.foundation.units.models import Unit


class StoredFile(models.Model):
    """Bytes that somebody handed in, kept under their SHA-256 and never overwritten."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="satuan kerja")
    sha256 = models.CharField("sidik SHA-256", max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$")])
    size = models.PositiveBigIntegerField("ukuran")
    media_type = models.CharField("jenis", max_length=120)
    name = models.CharField("nama berkas", max_length=255)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pengunggah"
    )
    uploaded_at = models.DateTimeField("diunggah pada")

    class Meta:
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        ordering = ("-uploaded_at",)
        indexes = [models.Index(fields=("unit", "sha256"), name="file_unit_sha256")]

    def __str__(self) -> str:
        return self.name
