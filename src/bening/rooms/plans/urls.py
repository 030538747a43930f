"""Addresses below ``/satker/<unit>/<year>/rencana/``; what each needs stands in ``config.access_map``."""

from django.urls import include, path

from bening.rooms.plans.views import (
    bulk,
    cells,
    comments,
    drafts,
    handover,
    item,
    plan,
    reviewing,
    saved,
    schedule,
    settings,
    xray,
)

app_name = "plans"

urlpatterns = [
    path("", plan.plan, name="plan"),
    path("tabel/", plan.table, name="table"),
    path("peta/", plan.heat, name="heat"),
    path("rontgen/", xray.xray, name="xray"),
    path("rontgen/perbaiki/", xray.mend, name="xray_mend"),
    path("pengaturan/", settings.settings, name="settings"),
    path("berlakukan/", settings.activate, name="activate"),
    path("daftar/", drafts.plans, name="plans"),
    path("daftar/<int:pk>/", drafts.draft, name="draft"),
    path("daftar/<int:pk>/<slug:slug>/", drafts.act, name="draft_act"),
    path("salin/", settings.copy, name="copy"),
    path("bagian/<str:code>/ubah/", settings.section, name="section"),
    path("komponen/<int:pk>/ubah/", settings.component, name="component"),
    path("komponen/<int:component>/butir-baru/", item.add, name="item_add"),
    path("butir/<str:code>/", item.item, name="item"),
    path("butir/<str:code>/ubah/", item.edit, name="item_edit"),
    path("butir/<str:code>/ubah/<slug:field>/", cells.item_cell, name="item_cell"),
    path("butir/<str:code>/jadwal/", schedule.schedule, name="item_schedule"),
    path("butir/<str:code>/keluarkan/", item.remove, name="item_remove"),
    path("butir/<str:code>/masukkan/", item.restore, name="item_restore"),
    path("butir/<str:code>/komentar/", comments.comment, name="comment"),
    path("komentar/<int:pk>/tutup/", comments.resolve, name="comment_resolve"),
    path("jatuh-tempo/<int:pk>/ubah/", schedule.occurrence, name="occurrence_edit"),
    path("jatuh-tempo/<int:pk>/tanggal/", cells.due_cell, name="due_cell"),
    path("jatuh-tempo/<int:pk>/<slug:slug>/", schedule.move, name="occurrence_move"),
    path("tampilan/simpan/", saved.save_view, name="view_save"),
    path("tampilan/<int:pk>/hapus/", saved.delete_view, name="view_delete"),
    path("periksa/", reviewing.review, name="review"),
    path("massal/", bulk.bulk, name="bulk"),
    path("massal/<uuid:batch>/", bulk.bulk_done, name="bulk_done"),
    path("massal/<uuid:batch>/batalkan/", bulk.undo, name="bulk_undo"),
    path("serah-terima/", handover.people, name="handover"),
    path("serah-terima/<int:pk>/", handover.person, name="handover_person"),
    path("impor/", include("bening.rooms.plans.imports.urls")),
    path("lembar/", include("bening.rooms.plans.imports.sheet.urls")),
    path("ekspor/", include("bening.rooms.plans.exports.urls")),
]
