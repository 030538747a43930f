from django.urls import path

from bening.foundation.units import views

app_name = "system"

urlpatterns = [
    path("satker/", views.listing, name="units"),
    path("satker/tambah/", views.add, name="unit_add"),
    path("satker/<slug:code>/", views.edit, name="unit"),
    path("satker/<slug:code>/administrator/", views.appoint, name="appoint"),
    path("instansi/tambah/", views.institution, name="institution_add"),
    path("instansi/<int:pk>/", views.institution, name="institution"),
]
