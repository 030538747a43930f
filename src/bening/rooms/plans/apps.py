from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "bening.rooms.plans"
    label = "plans"
    verbose_name = "Rencana aksi"
