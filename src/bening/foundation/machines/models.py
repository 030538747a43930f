"""Keys of other programs and the log of what was called with them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from bening.foundation.machines.enums import KeyState, Scope
from bening.foundation.units.models import Unit

ENDING_WITHIN = timedelta(days=30)
"""How long before its end a key is shown with a warning."""


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    """Scopes by place."""

    def for_unit(self, unit: Unit) -> Self:
        """Keys that were made in this very unit; those of the units above reach it too, but are not its own."""
        return self.filter(unit=unit)

    def with_last_call(self) -> Self:
        """With ``last_call_at``: when the key was last seen, None for never. The log keeps that line always."""
        newest = AccessLine.objects.filter(key=OuterRef("pk")).order_by("-at", "-pk").values("at")[:1]
        return self.annotate(last_call_at=Subquery(newest))


class ApiKey(models.Model):
    """What another program shows to read the unit it was made in and all units below. Only a hash of it is kept."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="satuan kerja")
    name = models.CharField("tujuan", max_length=120)
    holder = models.CharField("nama sistem", max_length=120)
    contact = models.CharField("penanggung jawab sistem", max_length=200)
    scopes = models.JSONField("cakupan")
    prefix = models.CharField("awal kunci", max_length=20, unique=True)
    secret_hash = models.CharField("sidik kunci", max_length=64)
    networks = models.JSONField("jaringan", default=list, blank=True)
    rate_limit = models.PositiveSmallIntegerField("batas per menit")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="pembuat"
    )
    created_at = models.DateTimeField("dibuat")
    expires_at = models.DateTimeField("berakhir")
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="pencabut"
    )
    revoked_at = models.DateTimeField("dicabut", null=True)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "kunci API"
        verbose_name_plural = "kunci API"
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="machines_key_ends_later"),
            models.CheckConstraint(condition=Q(rate_limit__gt=0), name="machines_key_may_call"),
            models.CheckConstraint(
                condition=Q(revoked_by__isnull=True, revoked_at__isnull=True)
                | Q(revoked_by__isnull=False, revoked_at__isnull=False),
                name="machines_key_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def state(self, at: datetime) -> KeyState:
        """How the key stands at a moment."""
        if self.revoked_at is not None:
            return KeyState.REVOKED
        if at >= self.expires_at:
            return KeyState.EXPIRED
        return KeyState.ENDING if at >= self.expires_at - ENDING_WITHIN else KeyState.VALID

    def last_day(self) -> date:
        """The last day on which the key opens anything, in the unit's time zone."""
        return (self.expires_at - timedelta.resolution).astimezone(ZoneInfo(self.unit.time_zone)).date()

    def opens(self, scope: Scope | None) -> bool:
        """Whether the key holds the scope; None is what every key opens."""
        return scope is None or scope in self.scopes

    def scope_labels(self) -> list[str]:
        """The scopes in words, in the order of the list."""
        return [str(scope.label) for scope in Scope if scope in self.scopes]


class AccessLine(models.Model):
    """One call with a key: which address, which unit was asked for, what was answered, from which network."""

    key = models.ForeignKey(ApiKey, on_delete=models.PROTECT, related_name="lines", verbose_name="kunci")
    at = models.DateTimeField("waktu")
    view = models.CharField("alamat", max_length=80)
    unit_code = models.CharField("satuan kerja diminta", max_length=40, blank=True)
    status = models.PositiveSmallIntegerField("jawaban")
    network = models.CharField("jaringan asal", max_length=49, blank=True)

    class Meta:
        verbose_name = "catatan akses"
        verbose_name_plural = "catatan akses"
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=("key", "-at"), name="machines_line_key_at")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.view} {self.status}"

    @property
    def was_answered(self) -> bool:
        """Whether the caller got what it asked for, or heard that nothing changed (304)."""
        return self.status < REFUSED_FROM


REFUSED_FROM = 400
