"""The pages that an assessor opens offline."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from urllib.parse import unquote

import pytest
from lxml import html
from tests.kernel.package import builders
from tests.kernel.package.builders import INFO

from bening.kernel.package import layout, pages
from bening.kernel.package.contents import Facts, Missing


def page(files: dict[str, bytes], path: str = layout.INDEX) -> html.HtmlElement:
    return html.document_fromstring(files[path].decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_index_tells_everything_in_the_order_of_the_plan() -> None:
    files = builders.members(builders.package()[0])
    index = page(files)
    assert index.get("lang") == "id"
    assert index.findtext(".//title") == "Bukti Zona Integritas 2025 – KPU Kabupaten Kerinci"
    heads = [words(head) for head in index.xpath("//tr[@class='judul']")]
    assert heads == [
        "I Manajemen Perubahan › 1 Tim Kerja I.1.1 Penyusunan tim kerja Unit kerja membentuk tim",
        "I Manajemen Perubahan › 1 Tim Kerja I.1.2 Prosedur seleksi Ada prosedur seleksi",
        "II Penataan Tatalaksana › 1 SOP II.1.1 Peta proses bisnis",
    ]
    first = words(index.xpath("//tbody/tr[not(@class)]")[0])
    assert "01 SK Tim.pdf, 18 byte; nama asli: scan0001.PDF; diunggah 7 Januari 2025 oleh Rina" in first
    assert "Catatan: Halaman 2 dipindai ulang" in first
    assert "Disetujui 6 Januari 2025 Budi, 8 Januari 2025" in first
    assert builders.sha256(b"%PDF-1.7 keputusan") in first
    assert words(index.xpath("//tr[@class='kosong']")[0]).startswith("Belum ada bukti.")
    assert "16 Juni 2025 pukul 10.42 UTC+00.00 oleh Sekretaris" in words(index)
    assert "audit.jsonl" in words(index)


def test_every_link_leads_to_a_file_of_the_package() -> None:
    files = builders.members(builders.package()[0])
    links = [unquote(link) for link in page(files).xpath("//a/@href")]
    assert len(links) == 5
    assert set(links) <= files.keys()


def test_many_files_get_a_page_for_each_area(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "ROWS_ON_INDEX", 3)
    monkeypatch.setattr(pages, "ROWS_PER_PAGE", 2)
    files = builders.members(builders.package()[0])
    written = [path for path in files if path.startswith("halaman/")]
    assert written == [
        "halaman/01 I Manajemen Perubahan.html",
        "halaman/02 I Manajemen Perubahan.html",
        "halaman/03 II Penataan Tatalaksana.html",
    ]
    index = page(files)
    rows = [words(row) for row in index.xpath("//tbody/tr")]
    assert rows[0] == "I Manajemen Perubahan 2 1,6 KB 0"
    assert rows[1] == "I Manajemen Perubahan 0 0 byte 1"
    assert {unquote(link) for link in index.xpath("//a/@href")} >= set(written)
    assert not index.xpath("//*[@id='cari']")
    middle = page(files, written[1])
    links = [unquote(link) for link in middle.xpath("//a/@href")]
    assert links == ["../index.html", f"../{written[0]}", f"../{written[2]}"]
    assert len(page(files, written[0]).xpath("//nav/a")) == len(page(files, written[2]).xpath("//nav/a")) == 1
    evidence = page(files, written[0]).xpath("//td/a/@href")
    assert [unquote(link).removeprefix("../") in files for link in evidence] == [True, True]


def test_the_words_of_strangers_stay_words() -> None:
    attack = "<script>alert(1)</script>\"'&{{ 7*7 }}"
    facts = Facts(item_title=attack, title=attack, state=attack, reviewer=attack, note=attack, original_name=attack)
    info = replace(INFO, title=attack, unit=attack, description=attack, made_by=attack)
    files = builders.members(builders.package(entries=[builders.entry(attack, b"x", (attack,), facts)], info=info)[0])
    index = page(files)
    assert len(index.xpath("//script")) == 1
    assert index.findtext(".//h1") == attack
    assert words(index).count("alert(1)") >= 8


def test_the_policy_allows_the_own_style_and_script_and_nothing_else() -> None:
    index = page(builders.members(builders.package()[0]))
    policy = index.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(index.xpath(f'string(//{tag})').encode()).digest()).decode()}'"
        for tag in ("style", "script")
    }
    assert set(re.findall(r"'sha256-[^']+'", policy)) == hashes
    assert policy.startswith("default-src 'none'; style-src ")
    assert not index.xpath("//@style | //@onclick | //@src | //link")


def test_an_item_without_heading_stands_under_the_title() -> None:
    files = builders.members(builders.package(entries=[Missing(()), builders.entry("a.pdf", b"", ())])[0])
    assert "data/a.pdf" in files
    assert "Belum ada bukti." in words(page(files))


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 byte"),
        (999, "999 byte"),
        (1000, "1,0 KB"),
        (999_960, "1,0 MB"),
        (10**10, "10,0 GB"),
        (3 * 10**15, "3000,0 TB"),
    ],
)
def test_sizes_are_told_as_people_buy_them(size: int, text: str) -> None:
    assert pages.size_words(size) == text


def test_times_tell_their_zone() -> None:
    zone = timezone(timedelta(hours=7))
    assert pages.moment(datetime(2025, 1, 6, 8, 5, tzinfo=zone)) == "6 Januari 2025 pukul 08.05 UTC+07.00"
