from django.urls import path

from bening.front import views

urlpatterns = [
    path("", views.home, name="home"),
]
