"""Addresses of the assessment room, below ``/satker/<unit>/<year>/lke/``."""

from django.urls import path

from bening.rooms.assessment.views import (
    crosswalk,
    desk,
    facts,
    filling,
    gaps,
    overview,
    phases,
    prerequisites,
    proofs,
    seats,
    way,
)

app_name = "assessment"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("buka/", overview.open_assessment, name="open"),
    path("kesenjangan/", gaps.overview, name="gaps"),
    path("kesenjangan/tambah/", gaps.add, name="gaps_add"),
    path("kesenjangan/urungkan/", gaps.undo, name="gaps_undo"),
    path("jalan/", way.way_to, name="way"),
    path("lembar/<slug:layer>/", filling.sheet, name="sheet"),
    path("lembar/<slug:layer>/<str:item>/", filling.question, name="question"),
    path("padanan/", crosswalk.crosswalk, name="crosswalk"),
    path("padanan/pakai/", crosswalk.ship, name="crosswalk_ship"),
    path("padanan/putuskan/", crosswalk.decide, name="crosswalk_decide"),
    path("padanan/urungkan/", crosswalk.undo, name="crosswalk_undo"),
    path("padanan/<str:item>/", proofs.matching, name="matching"),
    path("padanan/<str:item>/bukti/", proofs.put, name="proof_put"),
    path("padanan/<str:item>/bukti/<int:pk>/lepas/", proofs.take, name="proof_take"),
    path("meja/<slug:layer>/", desk.desk, name="desk"),
    path("meja/<slug:layer>/setuju/", desk.agree, name="desk_agree"),
    path("meja/<slug:layer>/<str:item>/", desk.question, name="desk_question"),
    path("nilai/", overview.score, name="score"),
    path("angka/", facts.news, name="facts"),
    path("angka/pakai/", facts.take, name="facts_take"),
    path("penilai/", seats.seats, name="seats"),
    path("penilai/<slug:layer>/tambah/", seats.add, name="seat_add"),
    path("penilai/<int:pk>/lepas/", seats.remove, name="seat_remove"),
    path("prasyarat/", prerequisites.prerequisites, name="prerequisites"),
    path("prasyarat/jalur/", prerequisites.ways, name="ways"),
    path("prasyarat/<slug:key>/", prerequisites.prerequisite, name="prerequisite"),
    path("prasyarat/<slug:key>/bukti/<int:number>/", prerequisites.proof, name="prerequisite_proof"),
    path("tahap/", phases.phases, name="phases"),
    path("tahap/hasil/<slug:result>/", phases.step, name="phase_step"),
    path("tahap/surat/<int:pk>/", phases.phase_letter, name="phase_letter"),
    path("tahap/urungkan/", phases.undo, name="phase_undo"),
]
