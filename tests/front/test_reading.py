import pytest
from django.urls import reverse

from bening.front import help as help_pages

pytestmark = pytest.mark.django_db


def test_the_glossary_shows_every_term_to_anybody(client):
    page = client.get(reverse("glossary"))

    assert page.status_code == 200
    assert "Zona Integritas" in page.content.decode()


def test_the_glossary_finds_a_word_by_what_people_call_it(client):
    page = client.get(reverse("glossary"), {"q": "eviden"}).content.decode()

    assert "Bukti fisik" in page
    assert "Gratifikasi" not in page


def test_a_word_nobody_explained_leads_back_to_all(client):
    assert "Istilah itu belum ada" in client.get(reverse("glossary"), {"q": "xyzzy"}).content.decode()


@pytest.fixture
def docs(tmp_path, monkeypatch):
    (tmp_path / "how-to").mkdir()
    (tmp_path / "explanation").mkdir()
    (tmp_path / "how-to" / "unggah-bukti.md").write_text(
        "# Mengunggah bukti\n\nBuka butir, lalu tekan **Unggah**. Lihat [nilai](../explanation/nilai.md#ambang).\n\n"
        "| a | b |\n| - | - |\n| 1 | 2 |\n\n<script>alert(1)</script>\n",
        "utf-8",
    )
    (tmp_path / "explanation" / "nilai.md").write_text("# Nilai dan kemajuan\n\nKemajuan bukan nilai.", "utf-8")
    (tmp_path / "explanation" / "tanpa-judul.md").write_text("Hanya isi.", "utf-8")
    monkeypatch.setattr(help_pages, "folder", lambda: tmp_path)
    return tmp_path


def test_help_lists_its_pages_by_section(client, docs):
    page = client.get(reverse("help:index")).content.decode()

    assert page.index("Cara mengerjakan") < page.index("Mengunggah bukti") < page.index("Mengapa begitu")
    assert "Tanpa judul" in page


def test_a_page_of_help_is_rendered_without_its_raw_html(client, docs):
    page = client.get(reverse("help:page", kwargs={"section": "how-to", "slug": "unggah-bukti"})).content.decode()

    assert "<strong>Unggah</strong>" in page
    assert "<table>" in page
    assert "&lt;script&gt;" in page
    assert "/bantuan/explanation/nilai/#ambang" in page


@pytest.mark.parametrize(("section", "slug"), [("how-to", "tidak-ada"), ("rahasia", "nilai")])
def test_what_is_not_a_page_of_help_is_not_found(client, docs, section, slug):
    assert client.get(f"/bantuan/{section}/{slug}/").status_code == 404


def test_help_is_found_by_words_and_shows_where(client, docs):
    page = client.get(reverse("help:index"), {"q": "kemajuan nilai"}).content.decode()

    assert "<mark>Nilai</mark> dan <mark>kemajuan</mark>" in page
    assert "Mengunggah" not in page
    assert "Belum ada petunjuk" in client.get(reverse("help:index"), {"q": "xyzzy"}).content.decode()


def test_a_title_that_holds_the_words_comes_first(docs):
    (docs / "how-to" / "a.md").write_text("# Awal\n\nTentang nilai.", "utf-8")
    hits = help_pages.search(help_pages.pages(docs), "nilai")

    assert [hit.page.slug for hit in hits] == ["nilai", "a", "unggah-bukti"]
    assert help_pages.search(help_pages.pages(docs), "  ") == []


def test_help_that_was_not_installed_says_so(client, tmp_path, monkeypatch):
    monkeypatch.setattr(help_pages, "folder", lambda: tmp_path)

    assert "tidak ikut terpasang" in client.get(reverse("help:index")).content.decode()


def test_links_to_elsewhere_stay_as_they_are():
    for href in ("https://jdih.menpan.go.id/a.md", "#bagian", "gambar.png"):
        assert help_pages.address_of(href, "how-to") == href


def test_the_documentation_lies_in_the_package_or_beside_the_source(tmp_path, monkeypatch):
    package = tmp_path / "src" / "bening"
    package.mkdir(parents=True)
    monkeypatch.setattr(help_pages.bening, "__file__", str(package / "__init__.py"))
    assert help_pages.folder() == tmp_path / "docs"
    (package / "docs").mkdir()
    assert help_pages.folder() == package / "docs"


def test_the_lead_of_a_page_is_its_first_sentence(docs):
    (docs / "how-to" / "langkah.md").write_text(
        "# Langkah\n\n1. Buka.\n2. Tutup.\n\nTekan **Simpan**. Lalu tunggu.", "utf-8"
    )
    (docs / "how-to" / "daftar.md").write_text("# Daftar\n\n- satu\n- dua", "utf-8")
    leads = {page.slug: page.lead for page in help_pages.pages(docs)}

    assert leads["langkah"] == "Tekan Simpan."
    assert leads["daftar"] == ""
