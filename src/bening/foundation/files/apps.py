from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "bening.foundation.files"
    label = "files"
    verbose_name = "Berkas"
