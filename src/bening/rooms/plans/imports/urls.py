"""Addresses below ``rencana/impor/``."""

from django.urls import path, register_converter

from bening.rooms.plans.imports.views import check, save, start


class ItemCode:
    """An item's code: II.1.2."""

    regex = r"[A-Za-z0-9.\-]{1,30}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ItemCode, "import_item_code")

urlpatterns = [
    path("", start.start, name="import"),
    path("<int:pk>/", check.review, name="import_review"),
    path("<int:pk>/sumber/", start.source, name="import_source"),
    path("<int:pk>/buang/", start.discard, name="import_discard"),
    path("<int:pk>/kolom/", check.columns, name="import_columns"),
    path("<int:pk>/tanggal/", check.dates, name="import_dates"),
    path("<int:pk>/minggu/", check.weeks, name="import_weeks"),
    path("<int:pk>/target/", check.target, name="import_target"),
    path("<int:pk>/butir/<import_item_code:item_id>/", check.item, name="import_item"),
    path("<int:pk>/butir/<import_item_code:item_id>/pulihkan/", check.restore, name="import_restore"),
    path("<int:pk>/butir/<import_item_code:item_id>/perbaiki/", check.mend, name="import_mend"),
    path("<int:pk>/simpan/", save.save, name="import_save"),
    path("<int:pk>/perbarui/", save.revision, name="import_revision"),
    path("<int:pk>/berlakukan/", save.activate, name="import_activate"),
]
