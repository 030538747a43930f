"""Addresses below ``rencana/ekspor/``."""

from django.urls import path

from bening.rooms.plans.exports import views

urlpatterns = [
    path("", views.index, name="export"),
    path("<slug:ending>/", views.file, name="export_file"),
]
