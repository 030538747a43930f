from django.urls import path

from bening.foundation.audit import views

app_name = "audit"

urlpatterns = [
    path("", views.trail, name="trail"),
    path("unduh/", views.export, name="export"),
]
