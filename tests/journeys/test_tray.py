"""The tray: thirty files dropped at once and confirmed in one table, and the same without scripts."""

from __future__ import annotations

import os
from collections.abc import Callable

from playwright.sync_api import expect
from tests.factories import YEAR
from tests.journeys.walker import Walker

from bening.cli.demo_year.people import KERINCI

TRAY = f"/satker/{KERINCI}/{YEAR}/bukti/baki/"
NAMES = """
I.1.1 SK TIM KERJA ZI ttd.pdf|SK Tim Zona Integritas scan.pdf|Prosedur pemilihan tim kerja.docx
Renaksi ZI 2025 final.docx|SS rencana aksi ZI di web kpu.png|Und rapat monev ZI Februari.pdf
DH monev zi juni.pdf|Lembar Monev ZI TW I.xlsx|banner 5R.jpg
Daftar Hadir Pegawai Mei.pdf|SK Agen Perubahan 2025.pdf|Sosialisasi SOP alur kerja.pdf
screenshoot SOP.png|laporan evaluasi SOP 2025.docx|Laporan monev aplikasi dan IT.pdf
Laporan Monev KIP April 2025.pdf|Surat usulan kebutuhan pegawai 2025.pdf|rekap potongan tukin feb 2025.xlsx
data nominatif pegawai maret.xlsx|RKKL 2025.pdf|draft LAKIP 2024 v3.docx
surat permohonan narasumber lakip.pdf|Kartu Kendali SPIP Jan.xlsx|RTP 2025.pdf
banner dumas.jpg|Banner WBS.jpg|matriks identifikasi benturan kepentingan.xlsx
maklumat pelayanan.jpg|buku tamu helpdesk april.pdf|zzz.pdf
"""


def dropped() -> list[dict[str, object]]:
    names = [name for line in NAMES.split("\n") for name in line.split("|") if name]
    assert len(names) == 30
    return [
        {"name": name, "mimeType": "text/plain", "buffer": f"Contoh {os.urandom(8).hex()}\n".encode()} for name in names
    ]


def test_thirty_files_are_confirmed_in_one_table(walker_at: Callable[..., Walker], own_site: str) -> None:
    staff = walker_at(site=own_site)
    staff.sign_in("staf-pt")
    page = staff.page
    page.get_by_role("link", name="Serahkan berkas", exact=True).click()
    staff.reads("Baki berkas")
    page.locator("#unggah-berkas").set_input_files(dropped())  # type: ignore[arg-type]
    expect(page.locator("#baki-judul")).to_have_text("30 berkas menunggu dipilah", timeout=90_000)
    expect(page.get_by_text("I.1.1, karena kata:").first).to_be_visible()
    staff.look()
    staff.picture("baki", height=1000)

    lost = page.locator("tr", has_text="zzz.pdf")
    lost.get_by_label("atau kode butir lain").fill("IX.9")
    lost.get_by_role("checkbox", name="Pilih zzz.pdf").check()
    staff.press("Serahkan yang dicentang")
    expect(page.locator("#baki-judul")).to_have_text("1 berkas menunggu dipilah", timeout=60_000)
    staff.look()
    staff.says("29 bukti dari 29 berkas diserahkan untuk diperiksa.")
    staff.says("Tidak ada butir dengan kode “IX.9” dalam rencana ini.")

    page.get_by_label("atau kode butir lain").fill("VI.1.3")
    page.get_by_label("atau kode butir lain").press("Enter")
    staff.says("1 bukti dari 1 berkas diserahkan untuk diperiksa.")
    staff.says("Belum ada berkas yang menunggu")
    staff.look()


def test_without_scripts_the_same_is_done_on_a_phone(walker_at: Callable[..., Walker], own_site: str) -> None:
    staff = walker_at(360, javascript=False, site=own_site)
    staff.sign_in("staf-pw")
    page = staff.page
    staff.open(TRAY)
    page.locator("#unggah-berkas").set_input_files(dropped()[24:27])  # type: ignore[arg-type]
    staff.press("Unggah")
    staff.says("3 berkas menunggu dipilah")
    page.get_by_role("checkbox", name="Pilih Banner WBS.jpg").uncheck()
    staff.press("Simpan sebagai rancangan")
    staff.says("2 bukti dari 2 berkas tersimpan sebagai rancangan.")
    staff.says("1 berkas menunggu dipilah")
    staff.press("Buang")
    staff.says("1 berkas dibuang.")
    staff.look()


def test_a_file_dropped_on_an_items_page_is_handed_in_for_that_item(
    walker_at: Callable[..., Walker], own_site: str
) -> None:
    staff = walker_at(site=own_site)
    staff.sign_in("staf-pp")
    page = staff.page
    staff.open(f"/satker/{KERINCI}/{YEAR}/rencana/butir/VI.1.1/")
    page.get_by_text("Seret berkas ke halaman ini, atau ambil foto").click()
    page.wait_for_selector("script[src*='uploads']", state="attached")
    page.locator("#unggah-berkas").set_input_files(dropped()[0])  # type: ignore[arg-type]
    page.get_by_role("link", name="Serahkan untuk VI.1.1").click()
    staff.reads("Serahkan bukti untuk VI.1.1")
    expect(page.get_by_label("I.1.1 SK TIM KERJA ZI ttd.pdf")).to_be_checked()
    staff.look()
