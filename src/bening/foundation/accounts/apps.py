from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "bening.foundation.accounts"
    label = "accounts"
    verbose_name = "Akun"
