"""Sign-in and second factors by allauth. There is no open sign-up: people join by invitation."""

from allauth.account import views as account
from django.urls import include, path

urlpatterns = [
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("sandi/lupa/", account.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    path("sandi/baru/<uidb36>-<key>/", account.password_reset_from_key, name="account_reset_password_from_key"),
    path("sandi/baru/selesai/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("sandi/ganti/", account.password_change, name="account_change_password"),
    path("konfirmasi/", account.reauthenticate, name="account_reauthenticate"),
    path("dua-langkah/", include("allauth.mfa.urls")),
]
