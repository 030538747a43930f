import smtplib

import pytest
from django.core import mail
from django.urls import reverse

from bening.foundation.notifications import services
from bening.foundation.notifications.models import DigestPreference, Notification
from tests.factories import NOW, make_unit, make_user

pytestmark = pytest.mark.django_db
LIST = reverse("notifications:list")
PREFERENCE = reverse("notifications:preference")


def tell(user, *, key="satu", url="/glosarium/"):
    services.notify(
        users=[user], unit=make_unit(), kind="plans.returned", key=key, text=f"Butir {key}", url=url, at=NOW
    )
    return Notification.objects.get(user=user, key=key)


def test_who_was_told_nothing_reads_what_comes_here(client_for):
    assert "Tidak ada pemberitahuan" in client_for(make_user()).get(LIST).content.decode()


def test_the_list_shows_what_is_new_and_the_bell_counts_it(client_for):
    rina, adi = make_user(), make_user()
    tell(rina, key="II.1")
    tell(adi, key="rahasia")
    page = client_for(rina).get(LIST).content.decode()

    assert "Butir II.1" in page
    assert "rahasia" not in page
    assert "1 belum dibaca" in page
    assert 'bell__count">1' in page


def test_the_list_costs_the_same_for_one_as_for_many(client_for, django_assert_max_num_queries):
    rina = make_user()
    for number in range(30):
        tell(rina, key=str(number))
    client = client_for(rina)
    with django_assert_max_num_queries(7):
        client.get(LIST)


def test_only_what_is_unread_on_demand(client_for):
    rina = make_user()
    old = tell(rina, key="lama")
    tell(rina, key="baru")
    services.mark_read(by=rina, pk=old.pk, at=NOW)
    page = client_for(rina).get(LIST, {"saring": "baru"}).content.decode()

    assert "Butir baru" in page
    assert "Butir lama" not in page


def test_opening_marks_as_read_and_goes_there(client_for):
    rina = make_user()
    told = tell(rina)
    answer = client_for(rina).post(reverse("notifications:open", args=[told.pk]))
    told.refresh_from_db()

    assert answer.url == "/glosarium/"
    assert told.read_at is not None


@pytest.mark.parametrize("url", ["", "https://jahat.example/", "//jahat.example/"])
def test_opening_never_leaves_the_site(client_for, url):
    rina = make_user()
    answer = client_for(rina).post(reverse("notifications:open", args=[tell(rina, url=url).pk]))

    assert answer.url == LIST


def test_somebody_elses_notification_does_not_exist(client_for):
    told = tell(make_user())
    answer = client_for(make_user()).post(reverse("notifications:open", args=[told.pk]))
    told.refresh_from_db()

    assert answer.status_code == 404
    assert told.read_at is None


def test_a_link_in_a_mail_cannot_mark_as_read(client_for):
    rina = make_user()
    assert client_for(rina).get(reverse("notifications:open", args=[tell(rina).pk])).status_code == 405


def test_all_are_read_with_one_button(client_for):
    rina = make_user()
    tell(rina, key="a")
    tell(rina, key="b")
    client = client_for(rina)

    assert "2 pemberitahuan" in client.post(reverse("notifications:read_all"), follow=True).content.decode()
    assert "Semua sudah dibaca" in client.post(reverse("notifications:read_all"), follow=True).content.decode()


def test_the_choice_of_days_is_kept(client_for):
    rina = make_user()
    client = client_for(rina)
    answer = client.post(PREFERENCE, {"is_enabled": "on", "weekdays": ["0", "4"]}, follow=True)

    assert "Pilihan surel disimpan" in answer.content.decode()
    assert DigestPreference.objects.get(user=rina).quiet_weekdays == "1,2,3,5,6"


def test_mail_without_any_day_is_refused_and_nothing_typed_is_lost(client_for):
    answer = client_for(make_user()).post(PREFERENCE, {"is_enabled": "on"})

    assert answer.status_code == 422
    assert "Pilih sedikitnya satu hari" in answer.content.decode()
    assert not DigestPreference.objects.exists()


def test_a_test_mail_goes_to_ones_own_address(client_for):
    rina = make_user(email="rina@contoh.invalid")
    page = client_for(rina).post(reverse("notifications:test_mail"), follow=True).content.decode()

    assert "Surel percobaan dikirim ke rina@contoh.invalid" in page
    assert mail.outbox[0].to == ["rina@contoh.invalid"]
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_mail_server_that_refuses_is_quoted(client_for, monkeypatch):
    def refuse(self, fail_silently=False):
        raise smtplib.SMTPException("550 ditolak")

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    page = client_for(make_user()).post(reverse("notifications:test_mail"), follow=True).content.decode()

    assert "550 ditolak" in page
    assert "BENING_MAIL_URL" in page


def test_without_a_mail_server_the_page_says_where_mail_goes(client_for, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    client = client_for(make_user())

    assert "Server surel belum diatur" in client.get(PREFERENCE).content.decode()
    assert "disimpan di folder data" in client.post(reverse("notifications:test_mail"), follow=True).content.decode()
    assert len(list(tmp_path.iterdir())) == 1
