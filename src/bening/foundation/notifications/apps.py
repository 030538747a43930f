from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "bening.foundation.notifications"
    label = "notifications"
    verbose_name = "Pemberitahuan"
