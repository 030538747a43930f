"""Signing in: by password, by a second step, as an example person, and being locked out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.urls import reverse

from bening.foundation.accounts.devices import UNKNOWN, device_name
from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Session, User
from bening.foundation.audit.models import AuditEvent
from tests import factories
from tests.strict_client import StrictClient

SignIn = Callable[[object], StrictClient]
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
)
LOGIN = "/akun/masuk/"

pytestmark = pytest.mark.django_db


def enter(client: StrictClient, email: str, password: str = "rahasia-sekali", *, through: str = "") -> Any:  # noqa: S107
    """Sign in; ``through`` a proxy that says from where."""
    headers = {"user-agent": PHONE, **({"x-forwarded-for": through} if through else {})}
    return client.post(LOGIN, {"login": email, "password": password}, headers=headers)


def test_a_person_signs_in_and_the_session_knows_person_and_device(client: StrictClient) -> None:
    user = factories.make_user()
    response = enter(client, user.email.upper())
    assert response.status_code == 302
    session = Session.objects.get(user=user)
    assert session.device == "Chrome di Android"


def test_a_session_is_saved_again_and_again_without_losing_its_beginning(client: StrictClient) -> None:
    user = factories.make_user()
    enter(client, user.email)
    before = Session.objects.get(user=user)
    session = client.session
    session["satu"] = 1
    session.save()
    session["satu"] = 2
    session.save()
    after = Session.objects.get(user=user)
    assert (after.started_at, after.device) == (before.started_at, "Chrome di Android")
    assert after.get_decoded()["satu"] == 2


def test_last_used_is_kept_to_ten_minutes(client: StrictClient) -> None:
    user = factories.make_user()
    with time_machine.travel("2026-01-01 08:00:00+00:00", tick=False) as clock:
        enter(client, user.email)
        began = Session.objects.get(user=user).seen_at
        clock.shift(timedelta(minutes=5))
        client.get("/akun/profil/")
        assert Session.objects.get(user=user).seen_at == began
        clock.shift(timedelta(minutes=6))
        client.get("/akun/profil/")
        assert Session.objects.get(user=user).seen_at == began + timedelta(minutes=11)


def test_a_wrong_password_keeps_what_was_typed_and_says_so(client: StrictClient) -> None:
    user = factories.make_user()
    response = enter(client, user.email, "salah")
    page = response.content.decode()
    assert response.status_code == 422
    assert user.email in page
    assert "Surel atau kata sandi tidak cocok" in page


def test_eight_wrong_passwords_lock_the_door_for_a_quarter_of_an_hour(client: StrictClient) -> None:
    user, other = factories.make_user(), factories.make_user()
    with time_machine.travel("2026-01-01 08:00:00+00:00", tick=False) as clock:
        for _ in range(7):
            assert enter(client, user.email, "salah").status_code == 422
        locked = enter(client, user.email, "salah")
        assert locked.status_code == 429
        assert "salah 8 kali" in locked.content.decode()
        assert "tunggu 15 menit" in locked.content.decode()
        assert user.email in locked.content.decode()
        assert enter(client, user.email.upper()).status_code == 429, "the right password in other letters waits too"
        assert enter(StrictClient(), other.email).status_code == 302, "others of the same office are not locked out"
        clock.shift(timedelta(minutes=16))
        assert enter(client, user.email).status_code == 302


def test_a_stranger_behind_the_same_proxy_locks_nobody_out(client: StrictClient, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    user = factories.make_user()
    for _ in range(8):
        stranger = enter(client, user.email, "salah", through="203.0.113.7")
    assert stranger.status_code == 429
    assert enter(StrictClient(), user.email, through="198.51.100.9").status_code == 302


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (PHONE, "Chrome di Android"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox di Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge di Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) AppleWebKit/605 Version/17.5 Mobile Safari/604.1",
            "Safari di iPhone",
        ),
        ("curl/8.0 (Linux)", "Linux"),
        ("", UNKNOWN),
    ],
)
def test_a_device_has_a_name(agent: str, name: str) -> None:
    assert device_name(agent) == name


def test_a_closed_account_is_told_so(client: StrictClient) -> None:
    user = factories.make_user(is_active=False)
    response = enter(client, user.email)
    page = client.get(response["Location"]).content.decode() if response.status_code == 302 else ""
    assert "sedang tidak aktif" in page


def test_nobody_signs_up(client: StrictClient) -> None:
    assert client.get("/akun/signup/").status_code == 404
    assert "minta administrator" in client.get(LOGIN).content.decode().lower()


def test_a_forgotten_password_is_made_anew_by_mail(client: StrictClient) -> None:
    user = factories.make_user()
    assert client.get("/akun/sandi/lupa/").status_code == 200
    client.post("/akun/sandi/lupa/", {"email": user.email})
    assert client.get("/akun/sandi/lupa/terkirim/").status_code == 200
    (letter,) = mail.outbox
    assert letter.subject == "Kata sandi baru untuk Bening"
    path = re.search(r"https?://[^/]+(/akun/sandi/baru/\S+)", letter.body).group(1)  # type: ignore[union-attr]
    form = client.get(path, follow=True)
    action = form.request["PATH_INFO"]
    done = client.post(action, {"password1": "hujan di danau kerinci", "password2": "hujan di danau kerinci"})
    assert done["Location"] == "/akun/sandi/selesai/"
    assert client.get(done["Location"]).status_code == 200
    assert enter(StrictClient(), user.email, "hujan di danau kerinci").status_code == 302
    assert AuditEvent.objects.filter(verb="accounts.password_reset").count() == 1
    assert "tidak berlaku lagi" in StrictClient().get(path, follow=True).content.decode()


def test_an_unknown_address_gets_no_mail_and_the_same_answer(client: StrictClient) -> None:
    response = client.post("/akun/sandi/lupa/", {"email": "tidak.ada@contoh.invalid"})
    assert response["Location"] == "/akun/sandi/lupa/terkirim/"
    assert mail.outbox == []


def test_a_password_is_changed_and_the_change_is_on_record(client: StrictClient) -> None:
    user = factories.make_user()
    enter(client, user.email)
    assert client.get("/akun/sandi/ganti/").status_code == 200
    new = "hujan di danau kerinci"
    response = client.post("/akun/sandi/ganti/", {"oldpassword": "rahasia-sekali", "password1": new, "password2": new})
    assert response["Location"] == "/akun/profil/"
    assert AuditEvent.objects.filter(verb="accounts.password_changed", actor=user).count() == 1


def test_signing_out_asks_first(client: StrictClient) -> None:
    enter(client, factories.make_user().email)
    assert "Keluar dari Bening?" in client.get("/akun/keluar/").content.decode()
    assert client.post("/akun/keluar/").status_code == 302
    assert client.get("/akun/profil/").status_code == 302


def code_now(secret: str) -> str:
    """What the authenticator app shows at this moment."""
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def test_the_second_step_is_switched_on_used_and_off(
    client: StrictClient, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    user = factories.make_user()
    with time_machine.travel("2026-01-01 08:00:00+00:00", tick=False) as clock:
        enter(client, user.email)
        client.post("/akun/konfirmasi/", {"password": "rahasia-sekali"})
        for name in ("mfa_index", "mfa_list_webauthn", "mfa_add_webauthn"):
            assert client.get(reverse(name)).status_code == 200, name
        page = client.get(reverse("mfa_activate_totp")).content.decode()
        secret = re.search(r'id="rahasia" value="([A-Z2-7]+)"', page).group(1)  # type: ignore[union-attr]
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)}).status_code == 302
        for name in ("mfa_index", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
            assert client.get(reverse(name)).status_code == 200, name
        clock.shift(timedelta(minutes=2))
        other = StrictClient()
        step = enter(other, user.email)
        assert step["Location"].startswith(reverse("mfa_authenticate"))
        assert "Langkah kedua" in other.get(step["Location"]).content.decode()
        wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
        assert wrong.status_code == 422
        assert "Kode tidak cocok" in wrong.content.decode()
        assert other.post(reverse("mfa_authenticate"), {"code": code_now(secret)}).status_code == 302
        assert other.get("/akun/profil/").status_code == 200
        assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    verbs = set(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))
    assert {"accounts.totp_activated", "accounts.totp_deactivated"} <= verbs


def test_something_sensitive_asks_once_more_who_it_is(client_for: SignIn) -> None:
    user = factories.make_user()
    client = client_for(user)
    response = client.get(reverse("mfa_activate_totp"))
    assert response["Location"].startswith("/akun/konfirmasi/")
    page = client.get(response["Location"]).content.decode()
    assert "Pastikan ini Anda" in page
    assert client.post(response["Location"], {"password": "rahasia-sekali"}).status_code == 302
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def demo_person() -> User:
    user = factories.make_user("Siti Rahma", email="sekretaris@contoh.invalid", is_demo=True)
    factories.make_membership(factories.make_unit(name="KPU Kerinci"), Role.SECRETARY, user=user)
    return user


@pytest.mark.usefixtures("demo_mode")
def test_example_people_stand_in_groups_with_what_they_see(client: StrictClient) -> None:
    demo_person()
    for area in ("MP", "PT"):
        user = factories.make_user(f"Budi {area} (contoh)", email=f"koordinator-{area}@contoh.invalid", is_demo=True)
        factories.make_membership(factories.make_unit(), Role.COORDINATOR, area=area, user=user)
    page = client.get(LOGIN).content.decode()
    assert page.index("Pimpinan dan sekretariat") < page.index("Siti Rahma") < page.index("Koordinator area")
    assert "Menyusun rencana dan membagi pekerjaan" in page
    assert page.count("Memeriksa hasil kerja areanya") == 1, "what all of a group see stands once"
    assert "<b>Budi MP</b><span>Manajemen Perubahan</span>" in page
    assert "Pelaksana dan agen perubahan" not in page, "a group without people is left out"


@pytest.mark.usefixtures("demo_mode")
def test_in_demo_mode_one_press_is_enough(client: StrictClient) -> None:
    user = demo_person()
    page = client.get(LOGIN).content.decode()
    assert "Siti Rahma" in page
    assert "Sekretaris, KPU Kerinci" in page
    assert client.post("/akun/contoh/sekretaris/").status_code == 302
    assert Session.objects.get().user == user
    assert client.get("/akun/contoh/sekretaris/").status_code == 405


@pytest.mark.usefixtures("demo_mode")
def test_in_demo_mode_nobody_becomes_a_real_person(client: StrictClient) -> None:
    factories.make_user(email="budi@contoh.invalid")
    factories.make_user(email="lama@contoh.invalid", is_demo=True, is_active=False)
    for key in ("budi", "lama", "tidak-ada", "bud"):
        assert client.post(f"/akun/contoh/{key}/").status_code == 404
    assert not Session.objects.filter(user__isnull=False).exists()


def test_without_demo_mode_example_people_cannot_come_in_at_all(client: StrictClient) -> None:
    user = demo_person()
    assert client.post("/akun/contoh/sekretaris/").status_code == 404
    assert "Siti Rahma" not in client.get(LOGIN).content.decode()
    response = enter(client, user.email)
    assert client.get("/akun/profil/").status_code == 302, response


def test_sessions_of_example_people_end_with_demo_mode(client_for: SignIn) -> None:
    user = demo_person()
    client = client_for(user)
    assert client.get("/akun/profil/").status_code == 302
