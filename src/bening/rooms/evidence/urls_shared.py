"""Addresses for somebody who holds a share link."""

from django.urls import path

from bening.rooms.evidence.views import shares

urlpatterns = [
    path("<str:token>/", shares.share, name="share"),
    path("<str:token>/berkas/<int:entry>/", shares.share_file, name="share_file"),
]
