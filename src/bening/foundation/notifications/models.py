"""Notifications inside the application, and how each person wants the e-mail digest."""

from django.conf import settings
from django.db import models

from bening.foundation.units.models import Unit

TEXT_LENGTH = 300


class Notification(models.Model):
    """One thing to tell one person. ``kind`` + ``key`` keep the same event from being told twice."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notifications", verbose_name="penerima"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="satuan kerja")
    kind = models.CharField("jenis", max_length=40)
    key = models.CharField("kunci", max_length=80)
    text = models.CharField("isi", max_length=TEXT_LENGTH)
    url = models.CharField("alamat", max_length=300, blank=True)
    created_at = models.DateTimeField("dibuat pada")
    read_at = models.DateTimeField("dibaca pada", null=True, blank=True)

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ("-created_at", "-pk")
        constraints = [models.UniqueConstraint(fields=("user", "kind", "key"), name="notification_once")]
        indexes = [models.Index(fields=("user", "read_at", "-created_at"), name="notification_user_unread")]

    def __str__(self) -> str:
        return self.text


class DigestPreference(models.Model):
    """How a person wants the e-mail digest; absent means every working day."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="digest_preference", verbose_name="pengguna"
    )
    is_enabled = models.BooleanField("kirim surel", default=True)
    quiet_weekdays = models.CharField("hari tenang", max_length=20, blank=True, default="5,6")
    """Comma-joined weekday numbers on which nothing is sent; Monday is 0."""
    last_sent_on = models.DateField("terakhir dikirim", null=True, blank=True)

    class Meta:
        verbose_name = "pilihan ringkasan"
        verbose_name_plural = "pilihan ringkasan"

    def __str__(self) -> str:
        return f"Ringkasan {self.user}"
