"""Sekretaris: reads the decree in for a new year, changes many items, finds an item by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect
from tests.journeys.places import NEXT_YEAR, PLAN, UNIT
from tests.journeys.walker import Walker

from bening.cli.demo_year.seed import DECREE, YEAR

Make = Callable[..., Walker]


def test_from_the_decree_to_a_plan_in_force(walker_at: Make) -> None:
    secretary = walker_at()
    secretary.sign_in("sekretaris")
    secretary.open(f"{UNIT}/tim/")
    secretary.press("Salin tim ke tahun berikutnya")
    secretary.reads(f"Tim {YEAR + 1}")

    secretary.open(f"{NEXT_YEAR}/rencana/impor/")
    secretary.page.get_by_label("Berkas keputusan").set_input_files(DECREE)
    secretary.press("Baca")
    secretary.reads("Yang dimengerti dari “keputusan.md”")
    secretary.says("71 butir dalam 6 bagian")
    secretary.says("Tahunnya berbeda")
    secretary.page.get_by_role("link", name="II", exact=False).filter(has_text="II").first.click()
    secretary.look()

    secretary.page.go_back()
    secretary.press("Pastikan tanggal")
    secretary.reads("Pastikan tanggal")
    secretary.press("Pakai bacaan utama untuk yang belum dijawab")
    secretary.reads("Pastikan tanggal")
    secretary.page.get_by_role("link", name="Lanjut menyimpan").first.click()
    secretary.reads(f"Simpan sebagai rencana {YEAR + 1}")
    secretary.press("Simpan rancangan")
    secretary.reads("Berlakukan")
    secretary.press("Berlakukan rencana")
    secretary.reads(f"Rencana aksi {YEAR + 1}")
    secretary.says("71 butir")


def test_a_decree_that_is_no_decree_is_refused_in_words(walker_at: Make) -> None:
    secretary = walker_at()
    secretary.sign_in("sekretaris")
    secretary.open(f"{PLAN}impor/")
    secretary.press("Baca")
    secretary.reads("Impor keputusan")
    secretary.says("Pilih berkas keputusan, atau tempelkan tabelnya di bawah.")


def test_many_items_get_another_person_without_javascript(walker_at: Make) -> None:
    secretary = walker_at(javascript=False)
    page = secretary.page
    secretary.sign_in("sekretaris")
    secretary.open(f"{PLAN}?bagian=IV")
    for box in page.locator("input[name=pilih]").all()[:2]:
        box.check()
    secretary.press("Ubah yang dipilih")
    secretary.reads("Ubah 2 butir")
    page.get_by_label("Ganti menjadi orang di bawah").check()
    page.get_by_label("Penanggung jawab baru").select_option(label="Bayu Nugroho (contoh)")
    secretary.press("Lihat yang akan berubah")
    secretary.reads("Ubah 2 butir")
    secretary.says("2 baris akan berubah")
    secretary.press("Terapkan")
    secretary.reads("tersimpan")
    secretary.press("Batalkan perubahan")
    secretary.reads(f"Rencana aksi {YEAR}")
    secretary.says("Perubahan dibatalkan.")


def test_an_item_is_found_with_the_keyboard(walker_at: Make) -> None:
    secretary = walker_at()
    secretary.sign_in("sekretaris")
    secretary.open(PLAN)
    keyboard = secretary.page.keyboard
    keyboard.press("/")
    expect(secretary.page.locator("#cari")).to_be_focused()
    keyboard.type("III.2.3")
    keyboard.press("Enter")
    secretary.reads("Cari")
    secretary.page.get_by_role("link", name="III.2.3").first.press("Enter")
    secretary.reads("III.2.3")
