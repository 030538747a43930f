"""Where an assessor begins, above all units: ``/penilaian/``."""

from django.urls import path

from bening.rooms.assessment.views import judged_units

app_name = "judging"
urlpatterns = [path("", judged_units.units, name="units")]
