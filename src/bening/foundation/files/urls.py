"""Addresses of uploads below ``/satker/<unit>/<year>/unggahan/``."""

from django.urls import path

from bening.foundation.files import views

app_name = "files"

urlpatterns = [
    path("", views.uploads_view, name="uploads"),
    path("foto-pdf", views.photos_view, name="photos"),
    path("<uuid:pk>", views.upload_view, name="upload"),
]
