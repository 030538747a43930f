"""Addresses of the installation's figures, below ``/sistem/angka/``."""

from django.urls import path

from bening.rooms.assessment.views import facts

app_name = "figures"
urlpatterns = [
    path("", facts.listing, name="list"),
    path("<str:source>/<str:kind>/<str:key>/<str:part>/", facts.figure, name="figure"),
]
