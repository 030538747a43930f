import smtplib
from datetime import timedelta

import pytest
from django.core import mail

from bening.foundation.notifications import services
from bening.foundation.notifications.selectors import digest_preference
from bening.front.digest import compose
from bening.front.tasks import send_digest_batch, send_digests
from bening.front.work import works_of
from bening.rooms.plans.enums import OccurrenceState as State
from tests.factories import TODAY, make_user
from tests.front.worlds import make_world

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


def headings(works, **days):
    digest = compose(works, **days)
    return [(section.heading, [row.code for row in section.rows]) for section in digest.sections] if digest else []


@pytest.fixture
def quiet_world(world):
    """Nothing is due but in the months that a test moves."""
    for month in range(1, 13):
        world.put(month, State.DONE)
    return world


def test_news_are_told_by_urgency(quiet_world):
    quiet_world.put(1, State.IN_PROGRESS, due=TODAY - timedelta(days=1))
    quiet_world.put(2, State.IN_PROGRESS, due=TODAY)
    quiet_world.put(3, State.IN_PROGRESS, due=TODAY + timedelta(days=7))
    quiet_world.put(4, State.RETURNED, due=TODAY + timedelta(days=20))
    works = works_of(quiet_world.worker, TODAY)

    assert headings(works, last_sent_on=TODAY - timedelta(days=1), on=TODAY) == [
        ("terlambat", ["I.1.1"]),
        ("dikembalikan", ["I.1.4"]),
        ("jatuh tempo hari ini", ["I.1.2"]),
        ("segera jatuh tempo", ["I.1.3"]),
    ]


def test_the_subject_counts(quiet_world):
    quiet_world.put(2, State.IN_PROGRESS, due=TODAY)
    digest = compose(works_of(quiet_world.worker, TODAY), last_sent_on=None, on=TODAY)

    assert digest.subject == "Bening: 1 jatuh tempo hari ini"


def test_a_reviewer_is_told_what_was_handed_in(quiet_world):
    quiet_world.put(12, State.SUBMITTED)
    works = works_of(quiet_world.coordinator, TODAY)

    assert headings(works, last_sent_on=TODAY - timedelta(days=1), on=TODAY) == [
        ("menunggu pemeriksaan Anda", ["I.1.12"])
    ]
    assert headings(works, last_sent_on=TODAY, on=TOMORROW) == []


def test_each_due_date_is_news_on_three_days_only(quiet_world):
    due = TODAY + timedelta(days=10)
    quiet_world.put(1, State.IN_PROGRESS, due=due)
    told = []
    for number in range(30):
        on = TODAY + timedelta(days=number)
        if compose(works_of(quiet_world.worker, on), last_sent_on=on - timedelta(days=1), on=on):
            told.append((on - due).days)

    assert told == [-7, 0, 1]


def test_what_fell_on_quiet_days_stands_in_the_next_mail(quiet_world):
    quiet_world.put(1, State.IN_PROGRESS, due=TODAY - timedelta(days=3))
    works = works_of(quiet_world.worker, TODAY)

    assert headings(works, last_sent_on=TODAY - timedelta(days=3), on=TODAY) == [("terlambat", ["I.1.1"])]


def test_what_was_told_before_is_only_counted(quiet_world):
    quiet_world.put(1, State.IN_PROGRESS, due=TODAY - timedelta(days=40))
    quiet_world.put(2, State.IN_PROGRESS, due=TODAY)
    digest = compose(works_of(quiet_world.worker, TODAY), last_sent_on=TODAY - timedelta(days=1), on=TODAY)

    assert [row.code for section in digest.sections for row in section.rows] == ["I.1.2"]
    assert digest.waiting == 1


def test_with_nothing_due_nothing_is_sent(quiet_world):
    send_digests.call()

    assert mail.outbox == []
    assert digest_preference(quiet_world.worker).last_sent_on is None


def test_one_mail_a_day_in_words_and_html(quiet_world, settings):
    quiet_world.put(2, State.IN_PROGRESS, due=TODAY)
    settings.PUBLIC_URL = "https://bening.contoh.invalid"
    send_digests.call()
    send_digests.call()
    (message,) = mail.outbox
    html = message.alternatives[0].content

    assert message.to == [quiet_world.worker.email]
    assert "JATUH TEMPO HARI INI (1)" in message.body
    assert "https://bening.contoh.invalid/satker/kerinci/2025/rencana/butir/I.1.2/" in message.body
    assert "<h2>Jatuh tempo hari ini (1)</h2>" in html
    assert "pemberitahuan/surel/" in html
    assert digest_preference(quiet_world.worker).last_sent_on == TODAY


def test_titles_are_escaped_in_html_only(quiet_world):
    quiet_world.put(2, State.IN_PROGRESS, due=TODAY)
    quiet_world.plan.items.update(indicator="Rapat <tim> & laporan")
    send_digests.call()

    assert "Rapat <tim> & laporan" in mail.outbox[0].body
    assert "Rapat &lt;tim&gt; &amp; laporan" in mail.outbox[0].alternatives[0].content


def test_a_quiet_day_is_quiet(quiet_world):
    quiet_world.put(2, State.IN_PROGRESS, due=TODAY)
    services.digest_preference_save(by=quiet_world.worker, is_enabled=True, weekdays=[5])
    send_digests.call()

    assert mail.outbox == []


def test_a_mail_that_failed_is_told_with_the_next(quiet_world, monkeypatch):
    quiet_world.put(2, State.IN_PROGRESS, due=TODAY)

    def refuse(self, fail_silently=False):
        raise smtplib.SMTPServerDisconnected("putus")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
        assert send_digest_batch.call([quiet_world.worker.pk], TODAY.isoformat()) == 0
    assert digest_preference(quiet_world.worker).last_sent_on is None
    assert send_digest_batch.call([quiet_world.worker.pk], TOMORROW.isoformat()) == 1


def test_another_worker_that_was_first_is_not_followed(quiet_world, monkeypatch):
    quiet_world.put(2, State.IN_PROGRESS, due=TODAY)
    monkeypatch.setattr("bening.front.tasks.claim_digest", lambda **_: False)

    assert send_digest_batch.call([quiet_world.worker.pk], TODAY.isoformat()) == 0
    assert mail.outbox == []


def test_example_people_and_who_left_get_no_mail(quiet_world):
    quiet_world.put(2, State.IN_PROGRESS, due=TODAY)
    quiet_world.worker.is_demo = True
    quiet_world.worker.save()
    left = make_user(is_active=False)
    send_digests.call()

    assert mail.outbox == []
    assert send_digest_batch.call([left.pk], TODAY.isoformat()) == 0


def test_people_are_mailed_in_batches(monkeypatch):
    monkeypatch.setattr("bening.front.tasks.BATCH", 1)
    make_world()

    assert send_digests.call() == 2
