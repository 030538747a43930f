from django.urls import path

from bening.foundation.deadlines import views

app_name = "deadlines"

urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("tambah/", views.holiday_add, name="holiday_add"),
    path("<int:pk>/hapus/", views.holiday_remove, name="holiday_remove"),
    path("<int:pk>/kembalikan/", views.holiday_restore, name="holiday_restore"),
    path("batas-waktu/", views.rules, name="rules"),
    path("batas-waktu/<str:key>/", views.rule, name="rule"),
    path("batas-waktu/<int:pk>/ubah/", views.rule_edit, name="rule_edit"),
]
