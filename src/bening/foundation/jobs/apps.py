from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "bening.foundation.jobs"
    label = "jobs"
    verbose_name = "Pekerjaan"
