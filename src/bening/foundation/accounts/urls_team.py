from django.urls import path

from bening.foundation.accounts.views import team

app_name = "team"

urlpatterns = [
    path("", team.listing, name="list"),
    path("tambah/", team.add, name="add"),
    path("salin/", team.copy, name="copy"),
    path("undang/", team.invite, name="invite"),
    path("undangan/<int:pk>/tautan-baru/", team.renew, name="renew"),
    path("undangan/<int:pk>/cabut/", team.revoke, name="revoke"),
    path("peran/<int:pk>/akhiri/", team.end, name="end"),
]
