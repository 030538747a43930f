"""People, their roles per unit and year, invitations, sessions and personal feed addresses."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower

from bening.foundation.accounts.enums import Area, Role
from bening.foundation.units.models import Unit


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail whatever its letter case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. Never deleted: ``is_active`` is taken away, so that the audit trail keeps its names."""

    email = models.EmailField("surel")
    name = models.CharField("nama", max_length=120)
    nip = models.CharField("NIP", max_length=18, blank=True)
    position = models.CharField("jabatan", max_length=120, blank=True)
    phone = models.CharField("nomor WhatsApp", max_length=20, blank=True)
    is_active = models.BooleanField("aktif", default=True)
    is_system_admin = models.BooleanField("administrator sistem", default=False)
    is_demo = models.BooleanField("pengguna contoh", default=False)
    date_joined = models.DateTimeField("bergabung pada", auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ("name", "pk")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(",", maxsplit=1)[0]


class MembershipQuerySet(models.QuerySet["Membership"]):
    def for_unit(self, unit: Unit) -> Self:
        return self.filter(unit=unit)

    def in_year(self, year: int) -> Self:
        return self.filter(year=year)

    def current(self) -> Self:
        return self.filter(ended_at__isnull=True)


class Membership(models.Model):
    """One role of one person in one unit for one year; a coordinator's role names an area."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships", verbose_name="pengguna")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="memberships", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    role = models.CharField("peran", max_length=14, choices=Role.choices)
    area = models.CharField("area", max_length=4, choices=Area.choices, blank=True)
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    ended_at = models.DateTimeField("berakhir pada", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "peran"
        verbose_name_plural = "peran"
        ordering = ("unit", "year", "role", "area", "user")
        constraints = [
            models.UniqueConstraint(
                fields=("user", "unit", "year", "role", "area"),
                condition=models.Q(ended_at__isnull=True),
                name="membership_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.COORDINATOR) | ~models.Q(area=""), name="membership_coordinator_has_area"
            ),
        ]
        indexes = [models.Index(fields=("unit", "year", "role"), name="membership_unit_year")]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()} {self.get_area_display()} {self.year}".replace("  ", " ")


class Invitation(models.Model):
    """A link by which a person joins a unit's team. Only the hash of the token is kept."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="invitations", verbose_name="satuan kerja")
    year = models.PositiveSmallIntegerField("tahun")
    role = models.CharField("peran", max_length=14, choices=Role.choices)
    area = models.CharField("area", max_length=4, choices=Area.choices, blank=True)
    email = models.EmailField("surel")
    name = models.CharField("nama", max_length=120, blank=True)
    token_hash = models.CharField("sidik tautan", max_length=64, unique=True)
    invited_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="invitations_sent", verbose_name="pengundang"
    )
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    expires_at = models.DateTimeField("berlaku sampai")
    accepted_at = models.DateTimeField("diterima pada", null=True, blank=True)
    accepted_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations_accepted",
        verbose_name="penerima",
    )
    revoked_at = models.DateTimeField("dicabut pada", null=True, blank=True)

    class Meta:
        verbose_name = "undangan"
        verbose_name_plural = "undangan"
        ordering = ("-created_at",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | models.Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def is_open(self, at: datetime) -> bool:
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at


class SetupToken(models.Model):
    """The secret by which the first person of an empty installation comes in. At most one row; only its hash."""

    token_hash = models.CharField("sidik kunci", max_length=64, unique=True)
    created_at = models.DateTimeField("dibuat pada")

    class Meta:
        verbose_name = "kunci penyiapan"
        verbose_name_plural = "kunci penyiapan"
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return "Kunci penyiapan"


class FeedToken(models.Model):
    """The secret in a person's calendar address; revocable. Only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="feed_tokens", verbose_name="pengguna")
    token_hash = models.CharField("sidik tautan", max_length=64, unique=True)
    created_at = models.DateTimeField("dibuat pada", auto_now_add=True)
    revoked_at = models.DateTimeField("dicabut pada", null=True, blank=True)

    class Meta:
        verbose_name = "alamat kalender"
        verbose_name_plural = "alamat kalender"
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"Kalender {self.user}"


class Session(AbstractBaseSession):
    """A sign-in that its owner can see and end; keeps the device's name, never its address."""

    user = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, related_name="sessions", verbose_name="pengguna"
    )
    device = models.CharField("perangkat", max_length=160, blank=True)
    started_at = models.DateTimeField("masuk pada", auto_now_add=True)
    seen_at = models.DateTimeField("terakhir dipakai", auto_now=True)

    class Meta:
        verbose_name = "sesi"
        verbose_name_plural = "sesi"
        ordering = ("-seen_at",)

    def save(self, **kwargs: Any) -> None:
        """Django's store saves a fresh instance over the old row; when the sign-in began stays as it was."""
        if kwargs.get("force_update"):
            kwargs["update_fields"] = ("session_data", "expire_date", "user", "device", "seen_at")
        super().save(**kwargs)

    @classmethod
    def get_session_store_class(cls) -> type:
        from bening.foundation.accounts.sessions import SessionStore

        return SessionStore
