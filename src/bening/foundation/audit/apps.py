from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "bening.foundation.audit"
    label = "audit"
    verbose_name = "Jejak audit"
