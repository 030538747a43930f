from django.urls import path

from bening.foundation.accounts.views import setup

app_name = "setup"

urlpatterns = [
    path("", setup.start, name="start"),
    path("satker/", setup.unit, name="unit"),
    path("satker/lain/", setup.own_unit, name="own_unit"),
    path("tim/", setup.team, name="team"),
]
