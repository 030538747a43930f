"""The address that a person signs in with: changed by herself or by an administrator, told to both addresses."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.accounts.services import people
from bening.foundation.audit.models import AuditEvent
from bening.foundation.audit.sentences import sentence
from tests import factories
from tests.factories import NOW, YEAR
from tests.strict_client import StrictClient

SignIn = Callable[[object], StrictClient]
OnCommit = Callable[..., AbstractContextManager[list[object]]]
OWN = "/akun/surel/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def ani() -> User:
    return factories.make_user("Ani", email="ani@contoh.invalid")


@pytest.fixture
def root() -> User:
    return factories.make_user("Dewi", is_system_admin=True)


def received() -> list[str]:
    return [letter.to[0] for letter in mail.outbox]


def test_ones_own_address_is_changed_after_the_password(
    ani: User, client_for: SignIn, django_capture_on_commit_callbacks: OnCommit
) -> None:
    client = client_for(ani)
    asked = client.get(OWN)
    assert asked["Location"].startswith("/akun/konfirmasi/?next=")
    wrong = client.post(f"/akun/konfirmasi/?next={OWN}", {"password": "salah"})
    assert wrong.status_code == 422
    client.get(OWN)
    client.post(f"/akun/konfirmasi/?next={OWN}", {"password": "rahasia-sekali", "next": OWN})
    assert "ani@contoh.invalid" in client.get(OWN).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(OWN, {"email": "ani.baru@contoh.invalid"})
    assert done["Location"] == "/akun/profil/"
    assert User.objects.get(pk=ani.pk).email == "ani.baru@contoh.invalid"
    assert received() == ["ani@contoh.invalid", "ani.baru@contoh.invalid"]
    assert "Lama: ani@contoh.invalid" in str(mail.outbox[0].body)
    event = AuditEvent.objects.get(verb="accounts.email_changed")
    assert sentence(event) == "Ani mengganti surel Ani"
    assert "contoh.invalid" not in str(event.data)


def test_without_the_password_nothing_changes(ani: User, client_for: SignIn) -> None:
    response = client_for(ani).post(OWN, {"email": "x@contoh.invalid"})
    assert response["Location"].startswith("/akun/konfirmasi/?next=")
    assert User.objects.get(pk=ani.pk).email == "ani@contoh.invalid"


def test_a_taken_or_broken_address_is_refused_and_kept_in_the_form(ani: User, client_for: SignIn) -> None:
    factories.make_user(email="budi@contoh.invalid")
    client = client_for(ani)
    client.get(OWN)
    client.post(f"/akun/konfirmasi/?next={OWN}", {"password": "rahasia-sekali", "next": OWN})
    taken = client.post(OWN, {"email": "BUDI@contoh.invalid"})
    assert taken.status_code == 422
    assert "sudah dipakai akun lain" in taken.content.decode()
    assert 'value="BUDI@contoh.invalid"' in taken.content.decode()
    assert client.post(OWN, {"email": "bukan surel"}).status_code == 422


def test_an_administrator_changes_somebodys_address(
    ani: User, root: User, client_for: SignIn, django_capture_on_commit_callbacks: OnCommit
) -> None:
    EmailAddress.objects.create(user=ani, email=ani.email, verified=True, primary=True)
    client = client_for(root)
    address = f"/sistem/pengguna/{ani.pk}/surel/"
    assert address in client.get(f"/sistem/pengguna/{ani.pk}/").content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, {"email": root.email}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(address, {"email": "ani@baru.invalid"}, follow=True)
    assert "Ani kini masuk dengan ani@baru.invalid" in page.content.decode()
    assert received() == ["ani@contoh.invalid", "ani@baru.invalid"]
    assert not EmailAddress.objects.filter(email="ani@contoh.invalid").exists(), "the old one resets no password"
    assert sentence(AuditEvent.objects.get(verb="accounts.email_changed")) == "Dewi mengganti surel Ani"


def test_only_oneself_and_system_administrators_may(ani: User) -> None:
    with pytest.raises(NotAllowed):
        people.email_change(by=factories.make_user(), at=NOW, user=ani, email="x@contoh.invalid")


def test_the_same_address_changes_nothing_and_other_letters_do(ani: User) -> None:
    assert not people.email_change(by=ani, at=NOW, user=ani, email=" ani@contoh.invalid ")
    assert not AuditEvent.objects.filter(verb="accounts.email_changed").exists()
    assert people.email_change(by=ani, at=NOW, user=ani, email="Ani@contoh.invalid")


@pytest.mark.parametrize(("email", "is_demo"), [("bukan surel", False), ("x@contoh.invalid", True)])
def test_no_address_and_no_example_person(root: User, email: str, is_demo: bool) -> None:
    person = factories.make_user(is_demo=is_demo)
    with pytest.raises(TeamError):
        people.email_change(by=root, at=NOW, user=person, email=email)


def invite(client_for: SignIn, email: str) -> str:
    unit = factories.make_unit(name="KPU Kerinci")
    boss = client_for(factories.make_membership(unit, Role.ADMIN, user=factories.make_user("Rina")).user)
    data = {"name": "Budi", "email": email, "role": "coordinator", "area": "MP"}
    return boss.post(f"/satker/{unit.code}/{YEAR}/tim/undang/", data, follow=True).content.decode()


def test_an_invitation_is_mailed_and_its_link_shown_as_well(client_for: SignIn) -> None:
    page = invite(client_for, "budi@contoh.invalid")
    (letter,) = mail.outbox
    assert letter.to == ["budi@contoh.invalid"]
    link = page.split('id="tautan" value="')[1].split('"')[0]
    html = letter.alternatives[0][0]  # type: ignore[attr-defined]
    for face in (letter.body, html):
        assert link in face
        assert "Rina mengundang Anda" in face
        assert "Koordinator area Manajemen Perubahan" in face
    assert f'<a href="{link}">' in html
    assert "Undangan dikirim ke budi@contoh.invalid" in page


@pytest.fixture
def deaf_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise smtplib.SMTPServerDisconnected("sambungan putus")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)


@pytest.mark.usefixtures("deaf_server")
def test_a_mail_that_does_not_leave_keeps_the_invitation_and_says_so(client_for: SignIn) -> None:
    page = invite(client_for, "budi@contoh.invalid")
    assert "belum terkirim" in page
    assert "sambungan putus" in page
    assert 'id="tautan" value="http' in page


def test_without_a_mail_server_the_link_is_to_be_sent_by_hand(client_for: SignIn, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    page = invite(client_for, "budi@contoh.invalid")
    assert "Server surel belum diatur" in page
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("backend", "warned"),
    [
        ("django.core.mail.backends.filebased.EmailBackend", True),
        ("django.core.mail.backends.smtp.EmailBackend", False),
    ],
)
def test_who_forgot_her_password_hears_that_no_mail_will_come(
    client: StrictClient,
    settings: Any,
    backend: str,
    warned: bool,
) -> None:
    settings.EMAIL_BACKEND = backend
    page = client.get("/akun/sandi/lupa/").content.decode()
    assert ("Server surel belum diatur" in page) is warned
