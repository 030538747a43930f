from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "bening.rooms.assessment"
    label = "assessment"
    verbose_name = "Penilaian"

    def ready(self) -> None:
        """Tell beside the plan's items and the evidence which questions they answer."""
        from bening.rooms.assessment.beside import register

        register()
