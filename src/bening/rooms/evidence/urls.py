"""Addresses of the evidence room, below ``/satker/<unit>/<year>/bukti/``."""

from django.urls import path

from bening.rooms.evidence.views import bulk, evidence, files, gaps, handing_in, packages, queue, shares, tray

app_name = "evidence"
urlpatterns = [
    path("", evidence.index, name="list"),
    path("baru/", handing_in.new, name="new"),
    path("diterima/", handing_in.received, name="received"),
    path("siap/", handing_in.ready, name="ready"),
    path("baki/", tray.tray, name="tray"),
    path("baki/pilah/", tray.tray_sort, name="tray_sort"),
    path("baki/buang/", tray.tray_discard, name="tray_discard"),
    path("paket/", packages.packages, name="packages"),
    path("paket/<int:pk>/batal/", packages.cancel, name="package_cancel"),
    path("paket/<int:pk>/unduh/", packages.package_file, name="package_file"),
    path("tautan/", shares.shares, name="shares"),
    path("tautan/<int:pk>/cabut/", shares.revoke, name="share_revoke"),
    path("kelengkapan/", gaps.gaps, name="gaps"),
    path("periksa/", queue.start, name="queue"),
    path("periksa/<int:pk>/", queue.one, name="review"),
    path("periksa/<int:pk>/batal/", queue.undo, name="undo"),
    path("terima/", bulk.accept_many, name="accept_many"),
    path("kembalikan/", bulk.return_many, name="return_many"),
    path("diputuskan/<uuid:batch>/", bulk.decided, name="decided"),
    path("diputuskan/<uuid:batch>/batal/", bulk.undo_many, name="undo_many"),
    path("<int:pk>/", evidence.evidence, name="evidence"),
    path("<int:pk>/versi/", handing_in.version, name="version"),
    path("<int:pk>/judul/", evidence.rename, name="rename"),
    path("<int:pk>/kaitan/", evidence.link, name="link"),
    path("<int:pk>/kaitan/<int:link_pk>/lepas/", evidence.unlink, name="unlink"),
    path("<int:pk>/pakai/", evidence.reuse, name="reuse"),
    path("<int:pk>/langkah/<slug:slug>/", evidence.move, name="move"),
    path("<int:pk>/berkas/<int:entry>/", files.file, name="file"),
    path("<int:pk>/berkas/<int:entry>/lihat/", files.look, name="look"),
    path("<int:pk>/berkas/<int:entry>/halaman/<int:number>/", files.preview, name="preview"),
]
