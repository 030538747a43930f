"""A unit's own keys."""

from django.urls import path

from bening.foundation.machines.views import keys

app_name = "machines"

urlpatterns = [
    path("", keys.listing, name="list"),
    path("baru/", keys.new, name="new"),
    path("<int:pk>/", keys.detail, name="key"),
    path("<int:pk>/cabut/", keys.revoke, name="revoke"),
]
