"""Who holds what: given, taken, copied, invited; and the team can always be mended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from bening.foundation.accounts import policies, selectors
from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.errors import TeamError
from bening.foundation.accounts.models import Invitation, Membership, Session, User
from bening.foundation.accounts.permissions import MANAGE_TEAM, Actor, NotAllowed, actor_for
from bening.foundation.accounts.services import invitations, people, team
from bening.foundation.accounts.tokens import token_hash
from bening.foundation.audit.models import AuditEvent
from bening.foundation.audit.sentences import sentence
from bening.foundation.units.models import Unit
from tests import factories
from tests.factories import NOW, YEAR
from tests.strict_client import StrictClient

SignIn = Callable[[object], StrictClient]
pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return factories.make_unit(name="KPU Kerinci")


@pytest.fixture
def admin(unit: Unit) -> Actor:
    return factories.actor(unit, Role.ADMIN, user=factories.make_user("Rina"))


def url(unit: Unit, rest: str = "") -> str:
    return f"/satker/{unit.code}/{YEAR}/tim/{rest}"


def last_sentence() -> str:
    return sentence(AuditEvent.objects.order_by("-pk")[0])


def test_a_role_is_given_and_told(admin: Actor) -> None:
    row = team.membership_add(by=admin, at=NOW, user=factories.make_user("Budi"), role=Role.COORDINATOR, area="MP")
    assert row.year == YEAR
    assert last_sentence() == "Rina memberi Budi peran Koordinator area Manajemen Perubahan tahun 2025"


@pytest.mark.parametrize(
    ("role", "area", "words"),
    [
        (Role.COORDINATOR, "", "perlu satu area"),
        (Role.LEADER, "MP", "Kosongkan areanya"),
        ("raja", "", "tidak dikenal"),
    ],
)
def test_a_role_that_makes_no_sense_is_refused(admin: Actor, role: str, area: str, words: str) -> None:
    with pytest.raises(TeamError, match=words):
        team.membership_add(by=admin, at=NOW, user=factories.make_user(), role=role, area=area)
    with pytest.raises(TeamError, match=words):
        invitations.invitation_create(by=admin, at=NOW, email="a@contoh.invalid", role=role, area=area)


def test_a_role_is_held_once_and_by_open_accounts(admin: Actor) -> None:
    with pytest.raises(TeamError, match="Rina sudah Administrator satuan kerja tahun 2025"):
        team.membership_add(by=admin, at=NOW, user=admin.user, role=Role.ADMIN)
    with pytest.raises(TeamError, match="tidak aktif"):
        team.membership_add(by=admin, at=NOW, user=factories.make_user(is_active=False), role=Role.STAFF)


@pytest.mark.parametrize("role", sorted(set(Role) - MANAGE_TEAM.roles))
def test_others_change_nothing(unit: Unit, role: Role) -> None:
    actor = factories.actor(unit, role, area="MP" if role == Role.COORDINATOR else "")
    held = factories.make_membership(unit, Role.STAFF)
    invitation = Invitation(pk=1)
    for change in (
        lambda: team.membership_add(by=actor, at=NOW, user=held.user, role=Role.ADMIN),
        lambda: team.membership_end(by=actor, at=NOW, membership=held),
        lambda: team.team_copy(by=actor, at=NOW),
        lambda: invitations.invitation_create(by=actor, at=NOW, email="a@contoh.invalid", role=Role.STAFF),
        lambda: invitations.invitation_renew(by=actor, at=NOW, invitation=invitation),
        lambda: invitations.invitation_revoke(by=actor, at=NOW, invitation=invitation),
    ):
        with pytest.raises(NotAllowed, match="mengatur tim"):
            change()


@pytest.mark.parametrize("role", policies.KEPT_ROLES)
def test_the_last_administrator_and_the_last_secretary_stay(admin: Actor, unit: Unit, role: Role) -> None:
    held = Membership.objects.filter(unit=unit, role=role).first() or factories.make_membership(unit, role)
    factories.make_membership(unit, role, user=factories.make_user(is_active=False))
    factories.make_membership(unit, role, year=YEAR + 1)
    factories.make_membership(factories.make_unit(), role)
    with pytest.raises(TeamError, match="satu-satunya"):
        team.membership_end(by=admin, at=NOW, membership=held)
    factories.make_membership(unit, role)
    team.membership_end(by=admin, at=NOW, membership=held)
    held.refresh_from_db()
    assert held.ended_at == NOW
    with pytest.raises(TeamError, match="sudah berakhir"):
        team.membership_end(by=admin, at=NOW, membership=held)


def test_a_role_of_another_unit_is_out_of_reach(admin: Actor) -> None:
    with pytest.raises(Membership.DoesNotExist):
        team.membership_end(by=admin, at=NOW, membership=factories.make_membership(factories.make_unit(), Role.STAFF))


def test_the_team_is_copied_once_to_the_next_year(admin: Actor, unit: Unit) -> None:
    factories.make_membership(unit, Role.COORDINATOR, area="MP")
    factories.make_membership(unit, Role.STAFF, user=factories.make_user(is_active=False))
    ended = factories.make_membership(unit, Role.STAFF)
    team.membership_end(by=admin, at=NOW, membership=ended)
    assert team.team_copy(by=admin, at=NOW) == 2
    assert last_sentence() == "Rina menyalin tim 2025 ke tahun 2026: 2 peran"
    assert actor_for(admin.user, unit, 2026).roles == {Role.ADMIN}
    with pytest.raises(TeamError, match="sudah ada semua"):
        team.team_copy(by=admin, at=NOW)


def test_a_system_administrator_mends_a_lock_out_and_it_is_on_record(unit: Unit) -> None:
    root = factories.make_user("Dewi", is_system_admin=True)
    assert actor_for(root, unit, YEAR).roles == frozenset(), "no silent power inside units"
    team.manager_appoint(by=root, at=NOW, unit=unit, year=YEAR, user=root)
    assert actor_for(root, unit, YEAR).roles == {Role.ADMIN}
    assert last_sentence() == "Dewi memberi Dewi peran Administrator satuan kerja tahun 2025"
    with pytest.raises(NotAllowed):
        team.manager_appoint(by=factories.make_user(), at=NOW, unit=unit, year=YEAR, user=root)


def invite(admin: Actor, email: str = "budi@contoh.invalid", role: Role = Role.STAFF) -> tuple[Invitation, str]:
    return invitations.invitation_create(by=admin, at=NOW, email=email, role=role, name="Budi")


def test_only_the_hash_of_a_link_is_kept_and_it_lives_seven_days(admin: Actor) -> None:
    row, token = invite(admin)
    assert row.token_hash == token_hash(token) != token
    assert row.expires_at == NOW + timedelta(days=7)
    assert token not in str(AuditEvent.objects.values())
    assert invitations.address_of(token).endswith(f"/akun/undangan/{token}/")
    assert last_sentence() == "Rina mengundang budi@contoh.invalid sebagai Pelaksana tahun 2025"


def test_a_new_person_joins_with_name_and_password(admin: Actor, unit: Unit) -> None:
    _, token = invite(admin)
    user = invitations.invitation_accept(token=token, at=NOW, name=" Budi  Santoso ", password="hujan di danau")
    assert (user.name, user.email) == ("Budi Santoso", "budi@contoh.invalid")
    assert user.check_password("hujan di danau")
    assert actor_for(user, unit, YEAR).roles == {Role.STAFF}
    with pytest.raises(TeamError, match="sudah dipakai"):
        invitations.invitation_accept(token=token, at=NOW, name="Lain", password="hujan di danau")


def test_somebody_with_an_account_joins_with_it(admin: Actor, unit: Unit) -> None:
    user = factories.make_user(email="Budi@contoh.invalid")
    _, token = invite(admin)
    with pytest.raises(TeamError, match="Masuk dulu dengan akun itu"):
        invitations.invitation_accept(token=token, at=NOW, name="Palsu", password="hujan di danau")
    with pytest.raises(TeamError, match="sedangkan Anda masuk sebagai"):
        invitations.invitation_accept(token=token, at=NOW, user=factories.make_user())
    assert invitations.invitation_accept(token=token, at=NOW, user=user) == user
    assert actor_for(user, unit, YEAR).roles == {Role.STAFF}


def test_accepting_a_role_that_one_has_got_meanwhile_changes_nothing(admin: Actor, unit: Unit) -> None:
    _, token = invite(admin)
    user = factories.make_user(email="budi@contoh.invalid")
    factories.make_membership(unit, Role.STAFF, user=user)
    invitations.invitation_accept(token=token, at=NOW, user=user)
    assert Membership.objects.filter(user=user).count() == 1


def test_links_end_by_time_by_hand_and_by_a_newer_link(admin: Actor) -> None:
    row, token = invite(admin)
    with pytest.raises(TeamError, match="kedaluwarsa"):
        invitations.invitation_accept(token=token, at=NOW + timedelta(days=7), name="B", password="hujan di danau")
    newer = invitations.invitation_renew(by=admin, at=NOW + timedelta(days=8), invitation=row)
    with pytest.raises(TeamError, match="tidak dikenal"):
        invitations.invitation_accept(token=token, at=NOW, name="B", password="hujan di danau")
    invitations.invitation_revoke(by=admin, at=NOW, invitation=row)
    with pytest.raises(TeamError, match="dicabut"):
        invitations.invitation_accept(token=newer, at=NOW, name="B", password="hujan di danau")
    with pytest.raises(TeamError, match="sudah selesai"):
        invitations.invitation_renew(by=admin, at=NOW, invitation=row)


def test_what_cannot_be_invited(admin: Actor) -> None:
    with pytest.raises(TeamError, match="bukan alamat surel"):
        invite(admin, email="budi")
    with pytest.raises(TeamError, match="Rina sudah"):
        invite(admin, email=admin.user.email.upper(), role=Role.ADMIN)
    invite(admin)
    with pytest.raises(TeamError, match="sudah diundang"):
        invite(admin, email="BUDI@contoh.invalid")


def test_a_new_account_needs_a_name_and_a_password(admin: Actor) -> None:
    _, token = invite(admin)
    with pytest.raises(TeamError, match="nama lengkap"):
        invitations.invitation_accept(token=token, at=NOW, name="  ", password="hujan di danau")
    with pytest.raises(ValidationError):
        invitations.invitation_accept(token=token, at=NOW, name="Budi", password="12345")
    assert not User.objects.filter(email="budi@contoh.invalid").exists()


def test_an_account_is_closed_unless_it_is_the_last_of_a_kind(admin: Actor, client_for: SignIn) -> None:
    root = factories.make_user(is_system_admin=True)
    with pytest.raises(TeamError, match="satu-satunya"):
        people.user_set_active(by=root, at=NOW, user=admin.user, active=False)
    factories.make_membership(admin.unit, Role.ADMIN)
    client = client_for(admin.user)
    people.user_set_active(by=root, at=NOW, user=admin.user, active=False)
    people.user_set_active(by=root, at=NOW, user=admin.user, active=False)
    assert client.get("/akun/profil/").status_code == 302
    assert not Session.objects.filter(user=admin.user).exists()
    people.user_set_active(by=root, at=NOW, user=admin.user, active=True)
    verbs = list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["accounts.user_closed", "accounts.user_opened"]


def test_system_administrators_do_not_lock_themselves_out() -> None:
    root = factories.make_user(is_system_admin=True)
    with pytest.raises(TeamError, match="akun sendiri"):
        people.user_set_active(by=root, at=NOW, user=root, active=False)
    with pytest.raises(TeamError, match="akun sendiri"):
        people.system_admin_set(by=root, at=NOW, user=root, value=False)
    other = factories.make_user("Ani")
    people.system_admin_set(by=root, at=NOW, user=other, value=True)
    people.system_admin_set(by=root, at=NOW, user=other, value=True)
    assert last_sentence().endswith("menjadikan Ani administrator sistem")
    with pytest.raises(NotAllowed):
        people.system_admin_set(by=factories.make_user(), at=NOW, user=other, value=False)


def test_a_lost_second_step_is_taken_away() -> None:
    from allauth.mfa.totp.internal.auth import TOTP

    root, user = factories.make_user(is_system_admin=True), factories.make_user("Ani")
    with pytest.raises(TeamError, match="tidak memakai langkah kedua"):
        people.second_factor_reset(by=root, at=NOW, user=user)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    people.second_factor_reset(by=root, at=NOW, user=user)
    assert last_sentence().endswith("mengatur ulang langkah kedua Ani")


def test_the_page_shows_the_team_and_why_the_last_one_stays(admin: Actor, unit: Unit, client_for: SignIn) -> None:
    factories.make_membership(unit, Role.STAFF, user=factories.make_user("Budi"))
    page = client_for(admin.user).get(url(unit)).content.decode()
    assert page.index("Rina") < page.index("Budi")
    assert "satu-satunya Administrator" in page
    guest = factories.make_membership(unit, Role.TPN).user
    seen = client_for(guest).get(url(unit)).content.decode()
    assert "Budi" in seen
    assert admin.user.email not in seen
    assert client_for(guest).get(url(unit, "undang/")).status_code == 403


def test_the_page_asks_as_often_for_thirty_people_as_for_three(
    admin: Actor, unit: Unit, client_for: SignIn, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client = client_for(admin.user)
    for count in (2, 30):
        for _ in range(count):
            factories.make_membership(unit, Role.STAFF)
            invite(admin, email=f"n{Invitation.objects.count()}@contoh.invalid")
        with django_assert_max_num_queries(13):
            assert client.get(url(unit)).status_code == 200


def test_a_role_is_added_and_ended_on_the_pages(admin: Actor, unit: Unit, client_for: SignIn) -> None:
    client = client_for(admin.user)
    budi = factories.make_membership(unit, Role.STAFF, user=factories.make_user("Budi")).user
    assert client.get(url(unit, "tambah/")).status_code == 200
    wrong = client.post(url(unit, "tambah/"), {"user": budi.pk, "role": "coordinator", "area": ""})
    assert wrong.status_code == 422
    assert "perlu satu area" in wrong.content.decode()
    right = client.post(url(unit, "tambah/"), {"user": budi.pk, "role": "coordinator", "area": "PW"}, follow=True)
    assert "Budi kini Koordinator area Penguatan Pengawasan" in right.content.decode()
    held = Membership.objects.get(user=budi, role=Role.COORDINATOR)
    assert client.get(url(unit, f"peran/{held.pk}/akhiri/")).status_code == 200
    assert client.post(url(unit, f"peran/{held.pk}/akhiri/")).status_code == 302
    assert client.get(url(unit, f"peran/{held.pk}/akhiri/")).status_code == 404
    own = Membership.objects.get(user=admin.user)
    refused = client.post(url(unit, f"peran/{own.pk}/akhiri/"))
    assert refused.status_code == 422
    assert "satu-satunya" in refused.content.decode()


def test_an_invitation_goes_its_way_on_the_pages(
    admin: Actor, unit: Unit, client_for: SignIn, client: StrictClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bening.foundation.kit.clock.now", lambda: NOW)
    boss = client_for(admin.user)
    data = {"name": "Budi", "email": "budi@contoh.invalid", "role": "staff", "area": ""}
    assert boss.get(url(unit, "undang/")).status_code == 200
    page = boss.post(url(unit, "undang/"), data, follow=True).content.decode()
    link = page.split('id="tautan" value="')[1].split('"')[0]
    assert "/akun/undangan/" not in boss.get(url(unit)).content.decode(), "the link is shown once"
    assert boss.post(url(unit, "undang/"), data).status_code == 422
    path = link.split("8000", 1)[1]
    assert "KPU Kerinci" in client.get(path).content.decode()
    weak = client.post(path, {"name": "Budi", "password": "12345"})
    assert weak.status_code == 422
    joined = client.post(path, {"name": "Budi", "password": "hujan di danau"})
    assert joined.status_code == 302
    assert actor_for(User.objects.get(email="budi@contoh.invalid"), unit, YEAR).roles == {Role.STAFF}
    assert client.get("/akun/profil/").status_code == 200, "signed in at once"
    gone = client.get(path)
    assert gone.status_code == 410
    assert "sudah dipakai" in gone.content.decode()


def test_an_invited_person_with_an_account_signs_in_and_joins(
    admin: Actor, client: StrictClient, client_for: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bening.foundation.kit.clock.now", lambda: NOW)
    user = factories.make_user(email="budi@contoh.invalid")
    _, token = invite(admin)
    path = f"/akun/undangan/{token}/"
    assert f"/akun/masuk/?next={path}" in client.get(path).content.decode()
    signed_in = client_for(user)
    assert "Bergabung" in signed_in.get(path).content.decode()
    assert signed_in.post(path).status_code == 302
    stranger = client_for(factories.make_user())
    _, second = invite(admin, email="ani@contoh.invalid")
    assert stranger.get(f"/akun/undangan/{second}/").status_code == 410
    assert client.get("/akun/undangan/salah/").status_code == 404


def test_waiting_invitations_are_renewed_and_revoked_on_the_page(admin: Actor, unit: Unit, client_for: SignIn) -> None:
    boss = client_for(admin.user)
    row, _ = invite(admin)
    page = boss.post(url(unit, f"undangan/{row.pk}/tautan-baru/"), follow=True).content.decode()
    assert 'id="tautan"' in page
    assert "dicabut" in boss.post(url(unit, f"undangan/{row.pk}/cabut/"), follow=True).content.decode()
    assert boss.post(url(unit, f"undangan/{row.pk}/cabut/")).status_code == 404
    assert boss.get(url(unit, f"undangan/{row.pk}/cabut/")).status_code == 405


def test_the_team_is_copied_on_the_page(admin: Actor, unit: Unit, client_for: SignIn) -> None:
    boss = client_for(admin.user)
    assert "1 peran disalin ke tahun 2026" in boss.post(url(unit, "salin/"), follow=True).content.decode()
    assert "sudah ada semua" in boss.post(url(unit, "salin/"), follow=True).content.decode()


def test_profile_and_devices(client_for: SignIn) -> None:
    user = factories.make_user("Ani")
    client, other, third = client_for(user), client_for(user), client_for(user)
    for one in (client, other, third):
        one.get("/akun/profil/")
    wrong = client.post("/akun/profil/", {"name": "Ani", "nip": "123", "phone": "abc"})
    assert wrong.status_code == 422
    assert "18 angka" in wrong.content.decode()
    data = {"name": "Ani, S.H.", "position": "Kasubbag", "nip": "19800101 200501 2 001", "phone": "0812-3456-7890"}
    client.post("/akun/profil/", data)
    client.post("/akun/profil/", data)
    user.refresh_from_db()
    assert (user.nip, user.phone) == ("198001012005012001", "081234567890")
    event = AuditEvent.objects.get(verb="accounts.profile_changed")
    assert "198001012005012001" not in str(event.data)
    page = client.get("/akun/perangkat/").content.decode()
    assert page.count('name="sesi"') == 2
    assert client.post("/akun/perangkat/keluarkan/", {"sesi": other.session.session_key}).status_code == 302
    assert other.get("/akun/profil/").status_code == 302
    client.post("/akun/perangkat/keluarkan/", {"sesi": "tidak-ada"})
    stranger = client_for(factories.make_user())
    client.post("/akun/perangkat/keluarkan/", {"sesi": stranger.session.session_key})
    assert stranger.get("/akun/profil/").status_code == 200, "other people's sign-ins are out of reach"
    client.post("/akun/perangkat/keluarkan-lain/")
    assert third.get("/akun/profil/").status_code == 302
    assert client.get("/akun/profil/").status_code == 200
    assert selectors.sessions_of(user, NOW).count() == 1
