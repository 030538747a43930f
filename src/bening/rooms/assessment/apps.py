from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "bening.rooms.assessment"
    label = "assessment"
    verbose_name = "Penilaian"
