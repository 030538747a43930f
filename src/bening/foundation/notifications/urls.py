from django.urls import path

from bening.foundation.notifications import views

app_name = "notifications"

urlpatterns = [
    path("", views.notification_list, name="list"),
    path("dibaca/", views.read_all, name="read_all"),
    path("<int:pk>/buka/", views.open_notification, name="open"),
    path("surel/", views.preference, name="preference"),
    path("surel/coba/", views.test_mail, name="test_mail"),
]
