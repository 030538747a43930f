"""Addresses for programs that need more than one room; those of PortalRB are written as its guide has them."""

from django.urls import path

from bening.front.machines import plan, portalrb, score

app_name = "programs"

urlpatterns = [
    path("v1/nilai/", score.scores, name="scores"),
    path("v1/satker/<slug:code>/kemajuan/", plan.progress, name="progress"),
    path("v1/satker/<slug:code>/nilai/", score.score, name="score"),
    path("v1/satker/<slug:code>/rencana/", plan.plan, name="plan"),
    path("portalrb/bukti/<str:ticket>", portalrb.evidence, name="portalrb_evidence"),
    path("portalrb/lke/jawaban-unit/<slug:unit_id>", portalrb.answers, name="portalrb_answers"),
    path("portalrb/pengusulan/unit-wbbm", portalrb.unit_wbbm, name="portalrb_wbbm"),
    path("portalrb/pengusulan/unit-wbk", portalrb.unit_wbk, name="portalrb_wbk"),
]
