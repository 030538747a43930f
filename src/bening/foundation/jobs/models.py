"""Memory of the scheduler: which periodic job already ran for which period."""

from django.db import models


class ScheduledRun(models.Model):
    """A periodic job that was queued for a period; the unique pair keeps two processes from queueing it twice."""

    name = models.CharField("pekerjaan", max_length=80)
    period = models.CharField("masa", max_length=20)
    queued_at = models.DateTimeField("diantrekan pada")

    class Meta:
        verbose_name = "pekerjaan berkala"
        verbose_name_plural = "pekerjaan berkala"
        ordering = ("-queued_at",)
        constraints = [models.UniqueConstraint(fields=("name", "period"), name="scheduled_run_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.period}"
