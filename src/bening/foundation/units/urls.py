from django.urls import path

from bening.foundation.units import views

app_name = "units"

urlpatterns = [path("", views.settings, name="settings")]
