from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "bening.front"
    label = "front"
    verbose_name = "Halaman depan"
