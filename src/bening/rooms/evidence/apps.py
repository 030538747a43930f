from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "bening.rooms.evidence"
    label = "evidence"
    verbose_name = "Bukti"

    def ready(self) -> None:
        """Show the evidence beside the plan's items."""
        from bening.rooms.evidence.beside import register

        register()
