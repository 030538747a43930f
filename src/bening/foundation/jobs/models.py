"""Memory of the background work: which periodic job was queued for which period, and which worker is alive."""

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


class WorkerBeat(models.Model):
    """A worker's last sign of life; ``/status`` tells its age."""

    worker = models.CharField("pekerja", max_length=64, primary_key=True)
    at = models.DateTimeField("tanda hidup terakhir")

    class Meta:
        verbose_name = "tanda hidup pekerja"
        verbose_name_plural = "tanda hidup pekerja"
        ordering = ("-at",)

    def __str__(self) -> str:
        return self.worker
