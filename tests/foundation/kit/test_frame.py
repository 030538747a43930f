"""The frames of pages, the gallery, the pages of things that went wrong."""

import re
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.template import engines
from django.template.loader import get_template
from django.test import RequestFactory

from bening.foundation.kit import forms, views
from bening.foundation.kit.gallery import SampleForm
from bening.foundation.kit.nav import NavItem, Shell

from .conftest import KIT

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Balance(HTMLParser):
    """Collects every tag that is closed out of turn or never."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"attribute twice on <{tag}>: {names}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """A tag that closes itself, as in SVG."""

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> at {self.getpos()}")


def faults(page: str) -> list[str]:
    parser = Balance()
    parser.feed(page)
    return parser.wrong + parser.open


def page_of(
    source: str = "", *, base: str = "base.html", cookies: dict[str, str] | None = None, **context: object
) -> str:
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies or {})
    template = engines["django"].from_string(f'{{% extends "{base}" %}}{source}')
    return template.render({"request": request, **context})


def test_the_balance_sees_what_is_out_of_turn():
    assert faults("<p><b>x</p></b>")
    assert faults("<div>")
    assert not faults('<p>x<br><svg><use href="#a"/></svg></p>')


@pytest.mark.parametrize(
    "address", ["/komponen", "/komponen?galat=1&status=late&hal=3&q=rapat", "/komponen?hal=99&aksen=laut"]
)
def test_the_gallery_shows_every_component_without_a_fault(client, demo_mode, address):
    response = client.get(address)
    page = response.content.decode()
    assert response.status_code == (422 if "galat" in address else 200)
    assert faults(page) == []
    assert len(page) > 30_000


def test_the_gallery_uses_every_tag_of_the_library():
    used = "".join(path.read_text() for path in (KIT / "templates").rglob("*.html"))
    from bening.foundation.kit.components._library import register

    unused = {name for name in register.tags if not re.search(rf"{{% {name}\b", used)}
    assert unused <= {"panel"}, unused


@pytest.mark.parametrize("name", ["400", "403", "404", "403_csrf", "413", "500"])
def test_pages_of_errors_say_what_happened_and_what_to_do(name):
    page = get_template(f"{name}.html").render({})
    assert faults(page) == []
    assert len(re.findall("<h1", page)) == 1
    assert "Ke halaman awal" in page


def test_the_sentence_of_a_missing_permission_is_shown():
    assert "Hanya ketua tim." in get_template("403.html").render({"sentence": "Hanya ketua tim."})


def test_the_page_of_a_broken_server_needs_no_static_files():
    assert "{" not in (KIT / "templates/500.html").read_text()


@pytest.mark.parametrize("base", ["base.html", "base_public.html"])
def test_a_frame_works_without_navigation_or_shell(base):
    page = page_of("{% block heading %}Judul{% endblock %}", base=base)
    assert faults(page) == []
    assert '<a class="skip" href="#isi">' in page
    assert 'id="isi"' in page


def test_the_public_frame_brings_no_htmx():
    assert "htmx" not in page_of(base="base_public.html")


def test_navigation_shows_groups_badges_and_the_present_place():
    nav = [
        NavItem("Tugas", "/tugas", "list-checks", current=True, badge=1234, primary=True),
        NavItem("Risiko", "/risiko", "shield", group="Pemantauan"),
    ]
    page = page_of(
        nav=nav, shell=Shell(user_name="Siti Rahma", logout_url="/keluar", bell_url="/lonceng", bell_count=3)
    )
    assert page.count('aria-current="page"') == 3
    assert "1.234" in page
    assert "Pemantauan" in page
    assert "Akun Siti Rahma" in page
    assert "3<span" in page


@pytest.mark.parametrize(("cookie", "shown"), [("dark", True), ("light", True), ('x"><script>', False), ("", False)])
def test_only_known_themes_come_from_the_cookie(cookie, shown):
    page = page_of(cookies={"tema": cookie})
    assert ("data-theme=" in page.split(">")[1]) is shown


def test_the_title_begins_with_the_error_when_there_is_one():
    source = "{% block title %}Bukti{% endblock %}"
    assert "<title>Galat: Bukti – Bening</title>" in page_of(source, form=SampleForm({}))
    assert "<title>Bukti – Bening</title>" in page_of(source, form=SampleForm())


def test_an_invalid_form_answers_422_and_anything_else_200():
    request = RequestFactory().post("/")

    def answer(form: forms.Form | None) -> HttpResponse:
        return views.render(request, "404.html", form=form)

    assert answer(SampleForm({})).status_code == 422
    assert answer(SampleForm()).status_code == 200
    assert answer(None).status_code == 200
    assert views.render(request, "404.html", status=404).status_code == 404
