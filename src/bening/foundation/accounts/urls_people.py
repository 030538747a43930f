from django.urls import path

from bening.foundation.accounts.views import people

app_name = "people"

urlpatterns = [
    path("", people.listing, name="list"),
    path("<int:pk>/", people.person, name="person"),
    path("<int:pk>/tutup/", people.close, name="close"),
    path("<int:pk>/buka/", people.reopen, name="reopen"),
    path("<int:pk>/langkah-kedua/", people.second_factor, name="second_factor"),
    path("<int:pk>/surel/", people.email, name="email"),
    path("<int:pk>/administrator/", people.system_admin, name="system_admin"),
]
