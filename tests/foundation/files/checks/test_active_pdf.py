"""A PDF shows pages and does nothing else."""

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from bening.foundation.files.checks import active_pdf, encrypted
from tests.foundation.files import samples
from tests.foundation.files.checks.helpers import refusal


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")), "JavaScript"),
        (Dictionary(S=Name.Launch, F=String("cmd.exe")), "menjalankan program lain"),
        (Dictionary(S=Name.ImportData, F=String("a.fdf")), "mengambil data"),
    ],
)
def test_an_action_on_opening_is_found_even_in_compressed_objects(action, words):
    for mode in (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate):
        content = samples.pdf(catalog={"/OpenAction": action}, object_stream_mode=mode)
        assert words in refusal(content)


def test_xfa_forms_are_found():
    assert "formulir XFA" in refusal(samples.pdf(catalog={"/AcroForm": Dictionary(XFA=String("x"))}))


def attached(name: str, content: bytes) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    document.attachments[name] = pikepdf.AttachedFileSpec(document, content, filename=name)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


@pytest.mark.parametrize(("name", "content"), [("data.xml", b"MZ\x90\x00"), ("a.js", b"x")])
def test_an_attached_program_is_found(name, content):
    assert "program yang dilampirkan" in refusal(attached(name, content))


def test_an_attached_table_and_a_link_come_in():
    assert refusal(attached("data.csv", b"a,b")) == ""
    assert refusal(samples.pdf(catalog={"/OpenAction": Dictionary(S=Name.URI, URI=String("https://kpu.go.id"))})) == ""


def test_pages_have_a_limit(monkeypatch):
    monkeypatch.setattr(active_pdf, "PAGES", 2)
    assert "3 halaman; batasnya 2" in refusal(samples.pdf(3))


@pytest.mark.parametrize("content", [b"%PDF-1.7\nrusak", samples.pdf(0)], ids=["rubbish", "no page"])
def test_a_broken_pdf_is_told_so(content):
    assert refusal(content) == active_pdf.BROKEN


def test_a_locked_pdf_has_the_sentence_of_locked_files():
    locked = samples.pdf(encryption=pikepdf.Encryption(user="kunci", owner="kunci"))
    assert refusal(locked) == encrypted.SENTENCE
