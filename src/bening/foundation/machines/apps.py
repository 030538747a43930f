from django.apps import AppConfig


class MachinesConfig(AppConfig):
    """Access of other programs: their keys, what each call did, and the addresses under ``/api/``."""

    name = "bening.foundation.machines"
    label = "machines"
    verbose_name = "Akses program lain"
