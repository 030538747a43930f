"""Django app of the kit."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "bening.foundation.kit"
    label = "kit"
    verbose_name = "Perangkat tampilan"
