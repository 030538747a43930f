from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Institutions and the tree of units."""

    name = "bening.foundation.units"
    label = "units"
    verbose_name = "Satuan kerja"
