import re
from datetime import date, timedelta

import icalendar
import pytest
from django.urls import reverse

from bening.foundation.accounts.models import FeedToken
from bening.foundation.audit.models import AuditEvent
from bening.front import services
from bening.rooms.plans.enums import OccurrenceState as State
from tests.factories import NOW

pytestmark = pytest.mark.django_db
SETTINGS = reverse("calendar_feed_settings")


def feed(client, token):
    return client.get(reverse("calendar_feed", kwargs={"token": token}))


@pytest.fixture
def token(world):
    return services.feed_create(by=world.worker, at=NOW)


def events(answer):
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def test_the_address_gives_every_open_due_date_without_signing_in(client, world, token):
    world.put(1, State.DONE)
    answer = feed(client, token)
    first = events(answer)[0]

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(events(answer)) == 11
    assert first["summary"] == "Jatuh tempo I.1.2: Indikator I.1.2"
    assert first["dtstart"].dt == date(2025, 2, 28)
    assert first["dtend"].dt == date(2025, 3, 1)
    assert not answer.cookies


def test_a_phone_is_reminded_at_nine_the_day_before(client, token):
    alarm = events(feed(client, token))[0].walk("VALARM")[0]

    assert alarm["trigger"].dt == timedelta(hours=-15)
    assert alarm["action"] == "DISPLAY"


def test_the_same_data_give_the_same_bytes_and_a_phone_may_ask_cheaply(client, world, token):
    first = feed(client, token)
    again = client.get(reverse("calendar_feed", kwargs={"token": token}), headers={"If-None-Match": first["ETag"]})

    assert feed(client, token).content == first.content
    assert again.status_code == 304


def test_an_event_keeps_its_name_when_its_date_moves(client, world, token):
    before = {event["uid"] for event in events(feed(client, token))}
    world.put(7, State.IN_PROGRESS, due=date(2025, 9, 1))

    assert {event["uid"] for event in events(feed(client, token))} == before


def test_nothing_but_code_title_date_and_link_leaves(client, world, token):
    row = world.put(2, State.RETURNED)
    row.note = "rahasia"
    row.save()
    text = feed(client, token).content.decode()

    assert "Rina" not in text
    assert "rahasia" not in text
    assert world.worker.email not in text


def test_an_address_that_was_revoked_is_like_one_that_never_was(client, world, token):
    services.feed_revoke(by=world.worker, at=NOW)

    assert feed(client, token).status_code == 404
    assert feed(client, "tidak-pernah-ada").status_code == 404


def test_who_left_has_no_calendar(client, world, token):
    world.worker.is_active = False
    world.worker.save()

    assert feed(client, token).status_code == 404


def test_a_new_address_ends_the_old_one(client, world, token):
    newer = services.feed_create(by=world.worker, at=NOW)

    assert feed(client, token).status_code == 404
    assert feed(client, newer).status_code == 200
    assert list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True)) == [
        "accounts.feed_created",
        "accounts.feed_revoked",
        "accounts.feed_created",
    ]


def test_the_address_is_shown_once_and_never_kept(client_for, world):
    client = client_for(world.worker)
    shown = client.post(reverse("calendar_feed_create")).content.decode()
    token = re.search(r"/kalender/([\w-]+)\.ics", shown).group(1)

    assert feed(client, token).status_code == 200
    assert token not in client.get(SETTINGS).content.decode()
    assert token != FeedToken.objects.get().token_hash
    assert "masih berlaku" in client.get(SETTINGS).content.decode()


def test_the_page_revokes(client_for, world, token):
    client = client_for(world.worker)

    assert "Alamat kalender dicabut" in client.post(reverse("calendar_feed_revoke"), follow=True).content.decode()
    assert "Tidak ada alamat" in client.post(reverse("calendar_feed_revoke"), follow=True).content.decode()
    assert "Anda belum punya alamat" in client.get(SETTINGS).content.decode()
