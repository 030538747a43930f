"""Files handed in from a browser: dropped, pasted, photographed, through bad signal, reloads and without scripts."""

from __future__ import annotations

import base64
import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect
from tests.factories import YEAR
from tests.journeys.walker import Walker

from bening.cli.demo_year.people import KERINCI

PAGE = "/komponen"
UPLOADS = f"**/satker/{KERINCI}/{YEAR}/unggahan/*"
MIB = 1024 * 1024

WalkerAt = Callable[..., Walker]

AS_FILES = """files => {
    const transfer = new DataTransfer();
    for (const {name, type, data} of files) {
        const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name, {type}));
    }
    return transfer;
}"""


@pytest.fixture
def rina(walker_at: WalkerAt) -> Walker:
    """Rina, at the place for files. How that page looks before anything is sent, the last test here says."""
    walker = walker_at()
    walker.sign_in("staf-mp")
    walker.page.goto(PAGE)
    return walker


def files(*names: str, size: int = 2_000, kind: str = "text/plain") -> list[dict[str, object]]:
    return [{"name": name, "mimeType": kind, "buffer": os.urandom(size)} for name in names]


def in_page(page: Page, *names: str, kind: str = "text/plain") -> object:
    """A DataTransfer of such files inside the page."""
    described = [{"name": name, "type": kind, "data": base64.b64encode(os.urandom(900)).decode()} for name in names]
    return page.evaluate_handle(AS_FILES, described)


def photo(width: int = 2200, height: int = 1500) -> bytes:
    """A noisy picture, as heavy as one of a phone."""
    out = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()


def pick(page: Page, chosen: list[dict[str, object]]) -> None:
    page.locator("#unggah-berkas").set_input_files(chosen)  # type: ignore[arg-type]


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-queue-words]")).to_have_text(words, timeout=30_000)


def parts_sent(page: Page) -> list[int]:
    """The list that fills with the offsets of the parts that this page sends."""
    offsets: list[int] = []
    page.on(
        "request",
        lambda request: offsets.append(int(request.headers["upload-offset"])) if request.method == "PATCH" else None,
    )
    return offsets


class Gate:
    """The first part of a file passes; later ones stay on the line until the gate is open."""

    def __init__(self, page: Page) -> None:
        self.held: list[Route] = []
        self.is_open = False
        page.route(UPLOADS, self._handle)

    def _handle(self, route: Route) -> None:
        if self.is_open or route.request.headers.get("upload-offset", "0") == "0":
            route.continue_()
        else:
            self.held.append(route)

    def open(self) -> None:
        """Lets through what is sent from now on; what is held stays held."""
        self.is_open = True


def wait_for_held(page: Page) -> None:
    """The first part has been counted and shows."""
    expect(page.locator("#unggah-antrean progress").first).to_be_visible(timeout=30_000)
    page.wait_for_timeout(100)


def test_five_files_dropped_anywhere_arrive(rina: Walker) -> None:
    page = rina.page
    names = [f"notulen {number}.txt" for number in range(1, 6)]
    page.dispatch_event("h1", "drop", {"dataTransfer": in_page(page, *names)})
    says(page, "5 dari 5 berkas terkirim.")
    expect(page.locator("#unggah-antrean .queue__name")).to_have_text(names)
    expect(page.get_by_role("status").last).to_have_text("5 dari 5 berkas terkirim.", timeout=30_000)
    rina.look()


def test_a_dropped_folder_keeps_its_paths(rina: Walker, tmp_path: Path) -> None:
    page = rina.page
    inner = tmp_path / "Bukti 2025" / "1.i.a Tim"
    inner.mkdir(parents=True)
    (inner / "sk tim.txt").write_text("keputusan")
    (inner / "Thumbs.db").write_text("sampah")
    (tmp_path / "Bukti 2025" / "daftar.txt").write_text("daftar")
    told: list[str] = []
    page.on(
        "request",
        lambda request: told.append(request.headers["upload-metadata"]) if request.method == "POST" else None,
    )
    drop_from_outside(page, str(tmp_path / "Bukti 2025"))
    says(page, "2 dari 2 berkas terkirim.")
    folders = {base64.b64decode(re.search(r"folder (\S+?)(?:,|$)", header)[1]).decode() for header in told}  # type: ignore[index]
    assert folders == {"Bukti 2025", "Bukti 2025/1.i.a Tim"}


def drop_from_outside(page: Page, path: str) -> None:
    """A drop as the desktop makes it, with real files and folders."""
    devtools = page.context.new_cdp_session(page)
    data = {"items": [], "files": [path], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        devtools.send("Input.dispatchDragEvent", {"type": kind, "x": 400, "y": 300, "data": data})


def test_signal_that_is_lost_on_the_way_only_costs_time(rina: Walker) -> None:
    page = rina.page
    gate = Gate(page)
    offsets = parts_sent(page)
    pick(page, files("laporan.bin", size=2 * MIB) + files("daftar.txt", "undangan.txt"))
    wait_for_held(page)
    page.context.set_offline(True)
    says(page, "0 dari 3 berkas terkirim, 3 menunggu sinyal.")
    before = len(offsets)
    page.wait_for_timeout(1500)
    assert len(offsets) == before
    gate.open()
    page.context.set_offline(False)
    says(page, "3 dari 3 berkas terkirim.")
    assert offsets[before] > 0


def test_a_server_that_stumbles_is_asked_again(rina: Walker) -> None:
    page = rina.page
    answers = [503, 502]

    def stumbling(route: Route) -> None:
        if answers:
            route.fulfill(status=answers.pop())
        else:
            route.continue_()

    page.route(UPLOADS, stumbling)
    pick(page, files("laporan.txt"))
    says(page, "1 dari 1 berkas terkirim.")
    assert answers == []


def test_a_reload_on_the_way_goes_on_by_itself(rina: Walker) -> None:
    page = rina.page
    gate = Gate(page)
    pick(page, files("laporan.bin", size=2 * MIB) + files("daftar.txt"))
    wait_for_held(page)
    gate.open()
    offsets = parts_sent(page)
    page.reload()
    says(page, "2 dari 2 berkas terkirim.")
    assert offsets[0] > 0
    assert 0 in offsets[1:]
    page.reload()
    expect(page.locator("#unggah-antrean")).to_be_hidden()


def test_a_second_tab_does_not_send_the_same_again(rina: Walker) -> None:
    page = rina.page
    gate = Gate(page)
    pick(page, files("laporan.bin", size=2 * MIB))
    wait_for_held(page)
    second = page.context.new_page()
    second.goto(PAGE)
    expect(second.locator("html")).to_have_class("js")
    second.wait_for_timeout(500)
    expect(second.locator("#unggah-antrean")).to_be_hidden()
    gate.open()
    gate.held[0].continue_()
    says(page, "1 dari 1 berkas terkirim.")


def test_a_file_is_taken_back_on_the_way(rina: Walker) -> None:
    page = rina.page
    Gate(page)
    pick(page, files("salah.bin", size=2 * MIB) + files("benar.txt"))
    wait_for_held(page)
    with page.expect_request(lambda request: request.method == "DELETE"):
        page.get_by_role("button", name="Batalkan salah.bin").click()
    says(page, "1 dari 1 berkas terkirim.")
    page.reload()
    expect(page.locator("html")).to_have_class("js")
    expect(page.locator("#unggah-antrean")).to_be_hidden()


def test_a_screenshot_is_pasted(rina: Walker) -> None:
    page = rina.page
    paste = "(target, data) => target.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}))"
    picture = in_page(page, "image.png", kind="image/png")
    page.locator("#cari").evaluate(paste, picture)
    page.locator("body").evaluate(paste, picture)
    says(page, "1 dari 1 berkas terkirim.")
    expect(page.locator("#unggah-antrean .queue__name")).to_have_text(
        re.compile(r"Tangkapan layar \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png")
    )


def test_photos_arrive_small_with_their_originals_and_become_one_pdf(rina: Walker) -> None:
    page = rina.page
    sizes: list[int] = []
    page.on(
        "request",
        lambda request: (
            sizes.append(int(request.headers["upload-length"])) if "upload-length" in request.headers else None
        ),
    )
    originals = [photo(), photo(1500, 2200)]
    page.get_by_label("Simpan juga foto asli").check()
    chosen = [{"name": f"IMG_{n}.jpeg", "mimeType": "image/jpeg", "buffer": data} for n, data in enumerate(originals)]
    pick(page, chosen)  # type: ignore[arg-type]
    says(page, "4 dari 4 berkas terkirim.")
    expect(page.locator("#unggah-antrean .queue__name")).to_have_text(
        ["IMG_0.jpg", "IMG_0.jpeg (asli)", "IMG_1.jpg", "IMG_1.jpeg (asli)"]
    )
    assert [sizes[1], sizes[3]] == [len(data) for data in originals]
    assert sizes[0] < sizes[1] / 2
    page.get_by_role("button", name="Naikkan IMG_1.jpg").click()
    expect(page.locator("#unggah-foto li label")).to_have_text(["IMG_1.jpg", "IMG_0.jpg"])
    rina.look()
    page.get_by_label("Nama berkas PDF").fill("Rapat Juni")
    page.get_by_role("button", name="Jadikan satu PDF").click()
    says(page, "1 dari 1 berkas terkirim.")
    expect(page.locator("#unggah-antrean .queue__name")).to_have_text("Rapat Juni.pdf")
    expect(page.locator("#unggah-foto")).to_be_hidden()


def test_where_evidence_is_handed_in_the_tray_fills_and_photos_become_one_pdf(rina: Walker) -> None:
    page = rina.page
    rina.open(f"/satker/{KERINCI}/{YEAR}/bukti/baru/?butir=I.1.1")
    mark = os.urandom(4).hex()
    chosen = [{"name": f"{mark}-{n}.jpg", "mimeType": "image/jpeg", "buffer": photo(900, 600)} for n in (1, 2)]
    pick(page, chosen)  # type: ignore[arg-type]
    tray = page.locator("#diterima")
    expect(tray).to_contain_text(f"{mark}-2.jpg", timeout=30_000)
    expect(page.locator("#unggah-antrean")).to_be_hidden(timeout=30_000)
    page.get_by_label("Nama berkas PDF").fill(f"Rapat {mark}")
    page.get_by_role("button", name="Jadikan satu PDF").click()
    expect(tray).to_contain_text(f"Rapat {mark}.pdf", timeout=30_000)
    expect(tray).not_to_contain_text(f"{mark}-2.jpg", timeout=30_000)
    rina.look()


def test_a_photo_that_the_browser_cannot_read_is_sent_as_it_is(rina: Walker) -> None:
    page = rina.page
    pick(page, files("IMG_7.heic", size=600_000, kind="image/heic"))
    says(page, "1 dari 1 berkas terkirim.")
    expect(page.locator("#unggah-antrean .queue__name")).to_have_text("IMG_7.heic")


def test_what_cannot_be_taken_is_said_in_words(rina: Walker) -> None:
    page = rina.page
    pick(page, files("kosong.txt", size=0))
    says(page, "0 dari 1 berkas terkirim, 1 gagal.")
    expect(page.locator("#unggah-antrean .queue__state")).to_have_text("Berkas ini kosong. Pilih berkas yang berisi.")
    page.reload()
    expect(page.locator("#unggah-antrean")).to_be_hidden()


def test_a_session_that_ended_is_said_and_the_file_waits_for_the_next_sign_in(rina: Walker) -> None:
    page = rina.page
    page.context.clear_cookies(name="bening")
    pick(page, files("laporan.txt"))
    says(page, "0 dari 1 berkas terkirim, 1 gagal.")
    expect(page.locator("#unggah-antrean .queue__state")).to_contain_text("Sesi Anda berakhir")
    rina.sign_in("staf-mp")
    page.goto(PAGE)
    says(page, "1 dari 1 berkas terkirim.")


def test_a_store_that_is_full_is_said_as_such_and_tried_again_by_hand(rina: Walker) -> None:
    page = rina.page
    said = "Penyimpanan penuh: berkas Anda yang belum dipilah sudah 5 GB dari 5 GB."
    headers = {"Tus-Resumable": "1.0.0", "Content-Type": "text/plain; charset=utf-8"}
    page.route("**/unggahan/", lambda route: route.fulfill(status=507, body=said, headers=headers))
    pick(page, files("laporan.txt"))
    says(page, "0 dari 1 berkas terkirim, 1 tidak muat karena penyimpanan penuh.")
    expect(page.locator("#unggah-antrean .queue__state")).to_contain_text(said)
    page.unroute_all()
    page.get_by_role("button", name="Coba lagi laporan.txt").click()
    says(page, "1 dari 1 berkas terkirim.")


def test_signing_out_leaves_nothing_for_the_next_person(rina: Walker) -> None:
    page = rina.page
    page.context.set_offline(True)
    pick(page, files("rahasia.txt"))
    says(page, "0 dari 1 berkas terkirim, 1 menunggu sinyal.")
    page.context.set_offline(False)
    page.route(UPLOADS, lambda route: route.abort())
    page.route("**/unggahan/", lambda route: route.abort())
    page.goto("/akun/keluar/")
    page.locator("main").get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/akun/masuk/**")
    rina.sign_in("staf-mp")
    page.unroute_all()
    page.goto(PAGE)
    expect(page.locator("html")).to_have_class("js")
    page.wait_for_timeout(500)
    expect(page.locator("#unggah-antrean")).to_be_hidden()


def test_without_scripts_the_form_does_it(walker_at: WalkerAt) -> None:
    walker = walker_at(360, javascript=False)
    walker.sign_in("staf-mp")
    walker.open(PAGE)
    page = walker.page
    expect(page.get_by_text("Seret berkas")).to_be_hidden()
    pick(page, files("satu.txt", "dua.txt", "tiga.txt"))
    page.get_by_role("button", name="Unggah", exact=True).click()
    expect(page).to_have_url(re.compile(PAGE))
    walker.says("3 berkas diterima.")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_queue_fits_and_has_no_barriers(walker_at: WalkerAt, width: int) -> None:
    walker = walker_at(width)
    walker.sign_in("staf-mp")
    walker.open(PAGE)
    page = walker.page
    page.route("**/unggahan/", lambda route: route.fulfill(status=503))
    pick(
        page, files("Keputusan Sekretaris KPU Kabupaten Kerinci tentang Tim Kerja Pembangunan Zona Integritas.pdf", "b")
    )
    says(page, "0 dari 2 berkas terkirim, 2 menunggu sinyal.")
    walker.complaints.clear()
    walker.look()
