"""Addresses for programs. The last one answers for all that nobody else took, so this file is included last."""

from django.urls import path

from bening.foundation.machines.views import api

app_name = "api"

urlpatterns = [
    path("", api.index, name="index"),
    path("openapi.json", api.document, name="openapi"),
    path("v1/satker/", api.units, name="units"),
    path("<path:rest>", api.missing, name="missing"),
]
