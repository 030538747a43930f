"""Address of the gallery of components."""

from django.urls import path

from . import gallery

app_name = "kit"

urlpatterns = [
    path("", gallery.gallery, name="gallery"),
]
