"""A mail brings in nothing that would not come in by itself."""

from email.message import EmailMessage

from bening.foundation.files.checks import executable, mail
from tests.foundation.files import samples
from tests.foundation.files.checks.helpers import refusal


def written(attachment: bytes, name: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "ani@contoh.invalid", "Undangan"
    message.set_content("Terlampir.")
    message.add_attachment(attachment, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def test_an_attached_program_keeps_the_mail_out():
    assert refusal(written(b"MZ" + bytes(60), "undangan.pdf"), "a.eml") == (
        f"Lampiran “undangan.pdf”: {executable.SENTENCE}"
    )


def test_a_mail_with_a_document_comes_in():
    assert refusal(written(samples.pdf(), "undangan.pdf"), "a.eml") == ""


def test_a_mail_of_endless_parts_is_refused(monkeypatch):
    monkeypatch.setattr(mail, "PARTS", 2)
    assert "batasnya 2" in refusal(written(b"a,b", "a.csv"), "a.eml")


def test_mails_in_mails_in_mails_are_not_opened():
    content = written(written(written(b"a,b", "a.csv"), "b.eml"), "c.eml")
    assert "Surel di dalam surel" in refusal(content, "d.eml")
