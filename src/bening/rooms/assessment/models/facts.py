"""Facts of an instrument or process that the administrator replaced, since the regulation does not settle them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from bening.rooms.assessment.enums import FactKind

User = settings.AUTH_USER_MODEL


class Fact(models.Model):
    """One replaced figure for the whole installation; the newest row of its name counts, "" gives back the shipped one.

    ``source`` is an id of an instrument or process, ``key`` its threshold, scale or prerequisite, ``part`` the
    predicate, the option, or the year within it.
    """

    source = models.CharField("asal", max_length=40)
    kind = models.CharField("jenis", max_length=14, choices=FactKind.choices)
    key = models.CharField("kunci", max_length=60)
    part = models.CharField("bagian", max_length=20, blank=True)
    number = models.PositiveIntegerField("nomor")
    value = models.CharField("nilai", max_length=60, blank=True)
    basis = models.TextField("dasar", max_length=2000)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="oleh")
    at = models.DateTimeField("pada")

    class Meta:
        verbose_name = "angka pengganti"
        verbose_name_plural = "angka pengganti"
        ordering = ("source", "kind", "key", "part", "number")
        constraints = [models.UniqueConstraint(fields=("source", "kind", "key", "part", "number"), name="fact_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key} {self.part}".strip()
