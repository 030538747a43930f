"""Addresses below ``rencana/lembar/``."""

from django.urls import path

from bening.rooms.plans.imports.sheet import views

urlpatterns = [
    path("", views.upload, name="sheet"),
    path("<int:pk>/", views.check, name="sheet_check"),
    path("hasil/<uuid:batch>/", views.done, name="sheet_done"),
    path("hasil/<uuid:batch>/batalkan/", views.undo, name="sheet_undo"),
]
