"""What kit.js does in a real browser, and that nothing is lost without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ANSWERED = re.compile(r"status of 4\d\d|Status Error Code 4\d\d")
"""What the browser and htmx write about an answer that a test asked for."""

pytestmark = [
    pytest.mark.journey,
    pytest.mark.usefixtures("built", "demo_mode"),
]


@pytest.fixture
def address(live_server) -> str:
    return f"{live_server.url}/komponen"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The gallery, whose console must stay silent under the product's own content security policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(address)
    expect(tab.locator("html")).to_have_class("js")
    yield tab
    context.close()
    assert [line for line in said if not ANSWERED.search(line)] == []


def test_a_page_with_errors_puts_the_focus_on_the_summary(page, address):
    page.goto(f"{address}?galat=1")
    expect(page.locator("#galat")).to_be_focused()
    page.locator("#galat a").first.click()
    expect(page.get_by_label("Judul bukti")).to_be_focused()


def test_a_date_is_picked_from_a_calendar_and_written_in_words(page):
    field = page.get_by_label("Tanggal surat")
    page.locator(".date__native").evaluate(
        "native => { native.value = '2025-01-06'; native.dispatchEvent(new Event('change', {bubbles: true})) }"
    )
    expect(field).to_have_value("6 Januari 2025")
    expect(field).to_be_focused()
    field.fill("17 Agustus 2025")
    page.locator(".date__native").evaluate("native => { native.showPicker = () => {} }")
    page.get_by_role("button", name="Pilih dari kalender").click()
    expect(page.locator(".date__native")).to_have_value("2025-08-17")


def test_what_was_typed_comes_back_after_the_page_was_lost(page, address):
    page.get_by_label("Judul bukti").fill("SK Tim Kerja")
    page.get_by_role("radio", name="Kembalikan").check()
    page.wait_for_timeout(600)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}?lain=1")
    page.goto(address)
    expect(page.get_by_label("Judul bukti")).to_have_value("SK Tim Kerja")
    expect(page.get_by_role("radio", name="Kembalikan")).to_be_checked()
    page.get_by_role("button", name="Buang isian itu").click()
    expect(page.get_by_label("Judul bukti")).to_have_value("")
    page.reload()
    expect(page.get_by_label("Judul bukti")).to_have_value("")


def test_leaving_with_unsaved_changes_asks_first(page, address):
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Judul bukti").press_sequentially("x")
    page.goto(f"{address}?lain=1")
    assert asked == ["beforeunload"]


def test_a_form_is_sent_once_however_often_the_button_is_pressed(page):
    page.evaluate(
        """() => {
            const form = document.getElementById('massal');
            window.sent = 0;
            document.addEventListener('submit', event => {
                if (!event.defaultPrevented) { window.sent += 1; event.preventDefault(); }
            });
            for (let n = 0; n < 3; n += 1) form.requestSubmit();
        }"""
    )
    assert page.evaluate("window.sent") == 1


def test_rows_are_picked_and_the_bar_counts_them(page):
    bar = page.locator(".bulkbar")
    expect(bar).to_be_hidden()
    page.locator("input[name=pilih]").first.check()
    expect(bar).to_be_visible()
    expect(bar).to_contain_text("1 bukti")
    page.get_by_label("Pilih semua di halaman ini").check()
    expect(bar).to_contain_text("8 bukti")


def test_keys_walk_pick_and_search_and_can_be_switched_off(page):
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("tbody tr").nth(1)).to_have_class("row-current")
    page.keyboard.press("x")
    expect(page.locator("input[name=pilih]").nth(1)).to_be_checked()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Pintasan di halaman ini")
    expect(dialog).to_contain_text("Ubah baris")
    dialog.get_by_label("Pakai pintasan satu tombol").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    expect(page.locator("tbody tr").nth(1)).to_have_class("row-current")
    page.keyboard.press("/")
    expect(page.locator("#cari")).not_to_be_focused()


def test_the_search_key_goes_to_the_search(page):
    page.keyboard.press("/")
    expect(page.locator("#cari")).to_be_focused()
    page.keyboard.type("j/k?")
    expect(page.locator("#cari")).to_have_value("j/k?")


def test_a_dialog_opens_in_place_and_closes_again(page):
    page.get_by_role("link", name="Hapus bukti").click()
    dialog = page.get_by_role("dialog", name="Hapus bukti ini?")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Batal").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("link", name="Hapus bukti")).to_be_focused()


def test_the_theme_is_chosen_and_remembered(page):
    page.locator(".menu--end summary").click()
    button = page.get_by_role("button", name="Tampilan")
    button.click()
    button.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(page):
    summary = page.locator(".menu--end summary")
    for leave in (lambda: page.keyboard.press("Escape"), lambda: page.locator("h1").click()):
        summary.click()
        expect(page.locator(".menu--end .menu__list")).to_be_visible()
        leave()
        expect(page.locator(".menu--end .menu__list")).to_be_hidden()


def test_arrows_walk_through_the_map(page):
    cells = page.locator("#peta tbody tr").nth(1).locator("a.heat__cell")
    cells.first.focus()
    page.keyboard.press("ArrowRight")
    expect(cells.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#peta tbody tr").first.locator("a.heat__cell").nth(1)).to_be_focused()


def test_a_request_that_fails_is_said_in_words(page):
    page.evaluate("htmx.ajax('GET', '/tidak-ada', '#strip')")
    expect(page.locator("#messages")).to_contain_text("yang dituju sudah tidak ada")


@pytest.mark.parametrize("query", ["", "?galat=1&status=late&owner=Rina"])
def test_no_page_is_wider_than_its_screen(page, address, query):
    page.goto(address + query)
    for width in (320, 360, 768, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough(page):
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, select, input, a.button, .nav__link')]
            .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.visually-hidden, .date, label'))
            .filter(e => !e.matches('[type=checkbox], [type=radio]'))
            .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24).map(([words]) => words)"""
    )
    assert small == []


def test_without_scripts_everything_is_there(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    tab = context.new_page()
    tab.goto(address)
    expect(tab.locator(".bulkbar")).to_be_visible()
    expect(tab.get_by_role("button", name="Salin")).to_be_hidden()
    tab.locator(".bottom summary").click()
    expect(tab.locator(".bottom__sheet").get_by_role("link", name="Risiko")).to_be_visible()
    tab.locator(".bottom summary").click()
    tab.get_by_role("link", name="Hapus bukti").click()
    assert tab.url.endswith("?hapus=1")
    context.close()
