"""Addresses of uploads below ``/satker/<unit>/<year>/unggahan/``."""

from django.urls import path

from bening.foundation.files import views, views_held

app_name = "files"

urlpatterns = [
    path("", views.uploads_view, name="uploads"),
    path("tertahan/", views_held.held, name="held"),
    path("tertahan/periksa/", views_held.held_examine, name="held_examine"),
    path("foto-pdf", views.photos_view, name="photos"),
    path("<uuid:pk>", views.upload_view, name="upload"),
]
