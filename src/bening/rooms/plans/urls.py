from django.urls import path

from bening.rooms.plans.views.plan import plan

app_name = "plans"

urlpatterns = [
    path("", plan, name="plan"),
]
