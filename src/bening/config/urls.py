"""All addresses. Each room brings its own below ``/satker/<unit>/<year>/``; their rules stand in ``access_map``."""

from django.urls import include, path

from bening.front import errors

urlpatterns = [
    path("", include("bening.front.urls")),
    path("akun/", include("bening.foundation.accounts.urls")),
    path("pemberitahuan/", include("bening.foundation.notifications.urls")),
    path("komponen", include("bening.foundation.kit.urls")),
    path("mulai/", include("bening.foundation.accounts.urls_setup")),
    path("sistem/", include("bening.foundation.units.urls_system")),
    path("sistem/pengguna/", include("bening.foundation.accounts.urls_people")),
    path("sistem/angka/", include("bening.rooms.assessment.urls_system")),
    path("berbagi/", include("bening.rooms.evidence.urls_shared")),
    path("penilaian/", include("bening.rooms.assessment.urls_desk")),
    path("satker/<slug:unit>/<int:year>/pengaturan/", include("bening.foundation.units.urls")),
    path("satker/<slug:unit>/<int:year>/tim/", include("bening.foundation.accounts.urls_team")),
    path("satker/<slug:unit>/<int:year>/jejak/", include("bening.foundation.audit.urls")),
    path("satker/<slug:unit>/<int:year>/kunci-api/", include("bening.foundation.machines.urls")),
    path("satker/<slug:unit>/<int:year>/kalender-kerja/", include("bening.foundation.deadlines.urls")),
    path("satker/<slug:unit>/<int:year>/unggahan/", include("bening.foundation.files.urls")),
    path("satker/<slug:unit>/<int:year>/rencana/", include("bening.rooms.plans.urls")),
    path("satker/<slug:unit>/<int:year>/bukti/", include("bening.rooms.evidence.urls")),
    path("satker/<slug:unit>/<int:year>/lke/", include("bening.rooms.assessment.urls")),
    path("api/", include("bening.front.machines.urls")),
    path("api/", include("bening.foundation.machines.urls_api")),  # last: it answers for all that is unknown there
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.not_found
handler500 = errors.server_error
