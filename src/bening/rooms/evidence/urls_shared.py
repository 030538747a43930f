"""Addresses for somebody who holds a share link."""

from django.urls import path

from bening.rooms.evidence.views import visits

urlpatterns = [
    path("<str:token>/", visits.share, name="share"),
    path("<str:token>/berkas/<int:entry>/", visits.share_file, name="share_file"),
    path("<str:token>/berkas/<int:entry>/lihat/", visits.share_look, name="share_look"),
    path("<str:token>/berkas/<int:entry>/halaman/<int:number>/", visits.share_preview, name="share_preview"),
]
