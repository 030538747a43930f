from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    """The working calendar, the rules of deadlines, and the clocks of cases."""

    name = "bening.foundation.deadlines"
    label = "deadlines"
    verbose_name = "Batas waktu"
