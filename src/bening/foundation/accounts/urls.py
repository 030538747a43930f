"""Sign-in and second factors by allauth. There is no open sign-up: people join by invitation."""

from allauth.account import views as account
from django.conf import settings
from django.urls import include, path, re_path

from bening.foundation.accounts.views import account as own
from bening.foundation.accounts.views import entry

urlpatterns = [
    path("masuk/", entry.SignInView.as_view(), name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("tidak-aktif/", account.account_inactive, name="account_inactive"),
    path("sandi/lupa/", entry.ForgottenPasswordView.as_view(), name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sandi/selesai/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("sandi/ganti/", account.password_change, name="account_change_password"),
    path("sandi/buat/", account.password_set, name="account_set_password"),
    path("konfirmasi/", account.reauthenticate, name="account_reauthenticate"),
    path("dua-langkah/", include("bening.foundation.accounts.urls_second_factor")),
    path("profil/", own.profile, name="account_profile"),
    path("surel/", own.email, name="account_email_change"),
    path("perangkat/", own.sessions, name="account_sessions"),
    path("perangkat/keluarkan/", own.session_end, name="account_session_end"),
    path("perangkat/keluarkan-lain/", own.sessions_end_others, name="account_sessions_end_others"),
    path("undangan/<str:token>/", entry.invitation, name="account_invitation"),
    path("contoh/<slug:persona>/", entry.demo, name="account_demo"),
]

if "allauth.socialaccount" in settings.INSTALLED_APPS:
    urlpatterns += [
        path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    ]
