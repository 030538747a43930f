from django.urls import include, path

from bening.front.views import home, reading, status

help_patterns = [
    path("", reading.help_index, name="index"),
    path("<slug:section>/<slug:slug>/", reading.help_page, name="page"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("glosarium/", reading.glossary, name="glossary"),
    path("bantuan/", include((help_patterns, "help"))),
    path("status", status.status, name="status"),
]
