from django.urls import include, path

from bening.front.views import feed, focus, home, reading, search, standings, status, supervision, unit

help_patterns = [
    path("", reading.help_index, name="index"),
    path("<slug:section>/<slug:slug>/", reading.help_page, name="page"),
]

unit_patterns = [
    path("ringkasan/", unit.summary, name="unit_summary"),
    path("ringkasan/ingatkan/", unit.remind, name="unit_remind"),
    path("kalender/", unit.calendar, name="unit_calendar"),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("cari", search.search, name="search"),
    path("pengawasan/", supervision.supervision, name="supervision"),
    path("pengawasan/lke/", standings.standings, name="supervision_scores"),
    path("pengawasan/lke/peta/", standings.standings_map, name="supervision_map"),
    path("pengawasan/lke/unduh/<slug:ending>/", standings.standings_file, name="supervision_file"),
    path("fokus/lepas/", focus.unpin, name="focus_clear"),
    path("fokus/<slug:unit>/<int:year>/", focus.pin, name="focus_set"),
    path("satker/<slug:unit>/<int:year>/", include(unit_patterns)),
    path("kalender/<str:token>.ics", feed.feed, name="calendar_feed"),
    path("akun/kalender/", feed.feed_settings, name="calendar_feed_settings"),
    path("akun/kalender/buat/", feed.feed_create, name="calendar_feed_create"),
    path("akun/kalender/cabut/", feed.feed_revoke, name="calendar_feed_revoke"),
    path("glosarium/", reading.glossary, name="glossary"),
    path("bantuan/", include((help_patterns, "help"))),
    path("status", status.status, name="status"),
]
