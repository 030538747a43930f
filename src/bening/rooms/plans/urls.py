from django.urls import path

from bening.rooms.plans import views

app_name = "plans"

urlpatterns = [
    path("", views.plan, name="plan"),
]
