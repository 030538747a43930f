"""A decree is handed in, checked, mended, saved and put in force."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bening.foundation.accounts.enums import Role
from bening.foundation.audit.models import AuditEvent
from bening.rooms.plans.imports import reading, services
from bening.rooms.plans.imports.selectors import check_of
from bening.rooms.plans.models import ColumnLayout, Item, Occurrence, Plan, PlanImport
from tests.factories import NOW, actor, make_plan, make_unit
from tests.rooms.plans.imports.test_mending import TABLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return make_unit(name="KPU Kabupaten Contoh")


@pytest.fixture
def secretary(unit):
    return actor(unit, Role.SECRETARY)


@pytest.fixture
def web(secretary, client_for):
    return client_for(secretary.user)


@pytest.fixture
def row(secretary):
    return services.import_start(by=secretary, at=NOW, sent=services.pasted(TABLE, name="Tempelan"))


def at(unit, path=""):
    return f"/satker/{unit.code}/2025/rencana/impor/{path}"


def test_pasting_leads_to_what_was_understood(web, unit):
    response = web.post(at(unit), {"text": TABLE}, follow=True)
    page = response.content.decode()
    assert response.status_code == 200
    assert "3 butir dalam 1 bagian" in page
    assert "2 perlu dijawab" in page
    assert "Lanjutkan impor" in web.get(at(unit)).content.decode()


def test_an_uploaded_file_is_kept_and_given_back_as_a_download(web, unit):
    web.post(at(unit), {"file": SimpleUploadedFile("SK ZI.tsv", TABLE.encode())})
    row = PlanImport.objects.get()
    assert row.source.name == "SK ZI.tsv"
    response = web.get(at(unit, f"{row.pk}/sumber/"))
    assert b"".join(response.streaming_content) == TABLE.encode()
    assert response["Content-Disposition"].startswith("attachment;")


def test_a_source_in_quarantine_is_told_and_not_given(web, unit):
    web.post(at(unit), {"file": SimpleUploadedFile("SK ZI.tsv", TABLE.encode())})
    row = PlanImport.objects.get()
    type(row.source).objects.filter(pk=row.source.pk).update(state="quarantined", state_reason="Berisi virus.")
    response = web.get(at(unit, f"{row.pk}/sumber/"), follow=True)
    assert "dikarantina. Berisi virus." in response.content.decode()


def test_a_decree_that_the_examination_refuses_is_not_kept(web, unit):
    response = web.post(at(unit), {"file": SimpleUploadedFile("SK ZI.pdf", b"MZ" + TABLE.encode())})
    assert response.status_code == 422
    assert "program atau skrip" in response.content.decode()
    assert not PlanImport.objects.exists()


def test_html_kept_by_the_browser_is_read_instead_of_the_plain_text(web, unit):
    cells = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(chr(9)))}</tr>" for line in TABLE.splitlines()
    )
    web.post(at(unit), {"text": "Tim kerja dibentuk", "html": f"<table>{cells}</table>"})
    assert len(check_of(PlanImport.objects.get()).draft.items()) == 3


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Pilih berkas keputusan"),
        ({"text": "Surat undangan rapat"}, "Surat undangan rapat"),
        ({"text": "a\tb\tc\nd\te\tf\n"}, "a\tb\tc"),
    ],
)
def test_what_cannot_be_read_answers_422_and_keeps_what_was_pasted(web, unit, data, sentence):
    response = web.post(at(unit), data)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not PlanImport.objects.exists()


def test_both_a_file_and_a_paste_is_one_too_many(web, unit):
    response = web.post(at(unit), {"text": TABLE, "file": SimpleUploadedFile("a.csv", b"x")})
    assert response.status_code == 422
    assert "Pilih salah satu" in response.content.decode()


def test_a_file_over_the_limit_is_refused_in_a_sentence(web, unit, settings):
    settings.DECREE_MAX_BYTES = 10
    response = web.post(at(unit), {"text": TABLE})
    assert response.status_code == 422
    assert "melebihi batas" in response.content.decode()


def test_an_item_is_mended_beside_its_source_and_put_back(web, unit, row):
    url = at(unit, f"{row.pk}/butir/I.1.1/")
    fields = {"indicator": "Tim baru", "action_raw": "Rapat", "evidence_raw": "SK", "target_raw": "Maret 2025"}
    assert "31 Maret 2025" in web.post(url, {**fields, "aksi": "lihat"}).content.decode()
    assert web.post(url, {**fields, "indicator": ""}).status_code == 422
    assert web.post(url, fields).status_code == 302
    page = web.get(at(unit, f"{row.pk}/") + "?bagian=I").content.decode()
    assert "Tim baru" in page
    assert "Tim kerja dibentuk" in page
    web.post(url + "pulihkan/")
    row.refresh_from_db()
    assert row.edits == {"rows": {}}


def test_dates_are_asked_and_only_a_complete_answer_lets_the_plan_be_saved(web, unit, row):
    save = at(unit, f"{row.pk}/simpan/")
    assert "Masih ada 2 tanggal" in web.get(save).content.decode()
    assert web.post(save, {"title": "Rencana"}).status_code == 422
    dates = at(unit, f"{row.pk}/tanggal/")
    assert web.post(dates, {"pilih-0": "lain", "teks-0": ""}).status_code == 422
    web.post(dates, {"pilih-0": "1"})
    web.post(dates, {"aksi": "utama"})
    assert "Semua tanggal sudah jelas" in web.get(dates).content.decode()
    web.post(at(unit, f"{row.pk}/minggu/"), {"weeks": "calendar"})
    assert web.post(save, {"title": "Rencana 2025", "year": "2025", "number": "2"}).status_code == 302
    plan = Plan.objects.get()
    assert (plan.state, plan.week_convention, plan.decree.number) == ("draft", "calendar", "2")
    dues = Occurrence.objects.of_plan(plan).order_by("item__code").values_list("item__code", "due")
    assert [(code, due.isoformat()) for code, due in dues] == [
        ("I.1.1", "2025-05-31"),
        ("I.1.2", "2025-05-31"),
        ("I.2.1", "2025-01-12"),
    ]
    assert set(Item.objects.filter(schedule_settled=True).values_list("code", flat=True)) == {"I.1.1", "I.1.2"}
    page = web.get(at(unit, f"{row.pk}/berlakukan/")).content.decode()
    assert "Tanpa penanggung jawab" in page
    web.post(at(unit, f"{row.pk}/berlakukan/"))
    plan.refresh_from_db()
    assert plan.state == "active"
    assert "sudah menjadi rencana" in web.get(at(unit, f"{row.pk}/")).content.decode()


def test_columns_mapped_by_hand_are_remembered_and_lose_no_mend(web, unit, secretary, row):
    services.import_mend(by=secretary, at=NOW, plan_import=row, item_id="I.2.1", fields={"indicator": "Tetap"})
    url = at(unit, f"{row.pk}/kolom/")
    assert "Kolom 5: BUKTI FISIK" in web.get(url).content.decode()
    roles = ["number", "component", "indicator", "action", "note", "target"]
    web.post(url, {f"kolom-{number}": role for number, role in enumerate(roles)})
    row.refresh_from_db()
    item = check_of(row).mended.item("I.2.1")
    assert (item.indicator, item.evidence_raw) == ("Tetap", "")
    assert ColumnLayout.objects.get().roles["columns"]["5"] == "note"
    again = services.import_start(by=secretary, at=NOW, sent=services.pasted(TABLE, name="Kedua"))
    assert check_of(again).mended.item("I.2.1").evidence_raw == ""


def test_a_large_source_is_read_by_a_job(secretary, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(reading, "SMALL", 10)
    with django_capture_on_commit_callbacks(execute=True):
        row = services.import_start(by=secretary, at=NOW, sent=services.pasted(TABLE, name="Besar"))
        assert row.reading["phase"] == "Menunggu giliran"
    row.refresh_from_db()
    assert row.reading == {}
    assert len(check_of(row).originals) == 3
    assert AuditEvent.objects.filter(verb="plans.import_read").count() == 1


def test_a_job_that_cannot_read_leaves_its_sentence(
    secretary, web, unit, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(reading, "SMALL", 1)
    with django_capture_on_commit_callbacks(execute=True):
        row = services.import_start(by=secretary, at=NOW, sent=services.pasted("bukan tabel", name="Rusak"))
    page = web.get(at(unit, f"{row.pk}/")).content.decode()
    assert "Berkas ini tidak dapat dibaca" in page
    assert "Tidak terbaca" in web.get(at(unit)).content.decode()


def test_an_import_is_thrown_away_after_a_question(web, unit, row):
    url = at(unit, f"{row.pk}/buang/")
    assert "Buang impor" in web.get(url).content.decode()
    web.post(url)
    row.refresh_from_db()
    assert row.state == "discarded"
    assert "sudah dibuang" in web.get(at(unit, f"{row.pk}/")).content.decode()
    assert web.get(at(unit, f"{row.pk}/tanggal/")).status_code == 404


def test_a_plan_in_force_is_compared_and_revised(web, unit, row, secretary):
    plan = make_plan(unit, sections=1, by=secretary.user)
    web.post(at(unit, f"{row.pk}/tanggal/"), {"aksi": "utama"})
    page = web.get(at(unit, f"{row.pk}/perbarui/")).content.decode()
    assert "Dikeluarkan dari rencana" in page
    assert "Tim kerja dibentuk" in page
    assert web.post(at(unit, f"{row.pk}/perbarui/"), {"number": "9"}).status_code == 302
    assert Item.objects.of_plan(plan).filter(indicator="Rencana disusun").exists()
    row.refresh_from_db()
    assert (row.state, row.plan) == ("saved", plan)


def test_another_unit_and_a_mere_reader_see_nothing(unit, row, client_for):
    other = make_unit()
    stranger = client_for(actor(other, Role.SECRETARY).user)
    assert stranger.get(at(unit, f"{row.pk}/")).status_code == 404
    assert stranger.get(at(other, f"{row.pk}/")).status_code == 404
    assert client_for(actor(unit, Role.STAFF).user).get(at(unit)).status_code == 403


def test_each_write_leaves_one_event(secretary, row):
    before = AuditEvent.objects.count()
    services.import_mend(by=secretary, at=NOW, plan_import=row, item_id="I.1.1", fields={"indicator": "Baru"})
    services.import_restore(by=secretary, at=NOW, plan_import=row, item_id="I.1.1")
    services.import_discard(by=secretary, at=NOW, plan_import=row)
    assert AuditEvent.objects.count() == before + 3


def test_the_list_of_imports_takes_the_same_queries_for_one_and_for_many(
    web, unit, secretary, row, django_assert_max_num_queries
):
    for number in range(12):
        services.import_start(by=secretary, at=NOW, sent=services.pasted(TABLE, name=f"Tempelan {number}"))
    with django_assert_max_num_queries(14):
        web.get(at(unit))


def test_texts_that_our_csv_guarded_come_back_without_the_guard():
    from bening.foundation.documents.csv import csv_bytes

    rows = [line.split("\t") for line in TABLE.replace("Menyusun SK", "- Rapat").splitlines()]
    draft = reading.read_source(csv_bytes(rows), media_type="text/csv", filename="a.csv", year=2025, columns={})
    item = draft.items()[0]
    assert (item.action_raw, item.action_steps[0].text) == ("- Rapat", "- Rapat")


def test_a_json_export_is_imported_and_a_broken_one_is_refused(secretary, web, unit):
    import json

    from bening.kernel.decree import draft_to_json, read_pasted

    content = json.dumps(draft_to_json(read_pasted(TABLE, year=2025))).encode()
    row = services.import_start(by=secretary, at=NOW, sent=services.Sent(content, "rencana.json"))
    assert len(check_of(row).draft.items()) == 3
    response = web.post(at(unit), {"file": SimpleUploadedFile("x.json", b'{"a": 1}')})
    assert "bukan ekspor rencana dari Bening" in response.content.decode()
