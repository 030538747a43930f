"""Addresses of the assessment room, below ``/satker/<unit>/<year>/lke/``."""

from django.urls import path

from bening.rooms.assessment.views import overview, way

app_name = "assessment"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("buka/", overview.open_assessment, name="open"),
    path("jalan/", way.way_to, name="way"),
    path("nilai/", overview.score, name="score"),
]
