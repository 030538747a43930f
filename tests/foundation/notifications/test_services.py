from datetime import timedelta

import pytest

from bening.foundation.notifications import selectors, services
from bening.foundation.notifications.models import DigestPreference, Notification
from tests.factories import NOW, TODAY, make_unit, make_user

pytestmark = pytest.mark.django_db


def tell(unit, users, *, key="satu", text="Bukti dikembalikan", at=NOW):
    services.notify(users=users, unit=unit, kind="plans.returned", key=key, text=text, url="/", at=at)


def test_each_person_is_told_each_event_once():
    unit, rina, adi = make_unit(), make_user("Rina"), make_user("Adi")
    tell(unit, [rina, adi, rina])
    tell(unit, [rina], text="Sama, tetapi lain kata")
    tell(unit, [rina], key="dua")

    assert selectors.unread_count(rina) == 2
    assert selectors.unread_count(adi) == 1


def test_who_left_is_told_nothing():
    gone = make_user(is_active=False)
    tell(make_unit(), [gone])

    assert not Notification.objects.exists()


@pytest.mark.parametrize("count", [1, 40])
def test_telling_many_people_costs_as_much_as_telling_one(count, django_assert_max_num_queries):
    unit, users = make_unit(), [make_user() for _ in range(count)]
    with django_assert_max_num_queries(3):
        tell(unit, users)

    assert Notification.objects.count() == count


def test_a_long_text_is_cut_at_a_word():
    assert services.shortened("satu dua\n tiga", 40) == "satu dua tiga"
    assert services.shortened("Menyusun laporan, lalu", 19) == "Menyusun laporan…"
    user = make_user()
    tell(make_unit(), [user], text="kata " * 200)

    assert len(Notification.objects.get().text) <= 300


def test_a_person_reads_only_her_own():
    unit, rina, adi = make_unit(), make_user("Rina"), make_user("Adi")
    tell(unit, [rina, adi])
    hers = Notification.objects.get(user=rina)

    assert services.mark_read(by=adi, pk=hers.pk, at=NOW) is None
    assert services.mark_read(by=rina, pk=hers.pk, at=NOW).read_at == NOW
    assert services.mark_read(by=rina, pk=hers.pk, at=NOW + timedelta(hours=1)).read_at == NOW


def test_reading_all_touches_only_what_is_new():
    unit, rina, adi = make_unit(), make_user("Rina"), make_user("Adi")
    for key in "abc":
        tell(unit, [rina, adi], key=key)

    assert services.mark_all_read(by=rina, at=NOW) == 3
    assert services.mark_all_read(by=rina, at=NOW) == 0
    assert selectors.unread_count(adi) == 3


def test_who_chose_nothing_gets_mail_on_working_days_only():
    preference = selectors.digest_preference(make_user())

    assert selectors.wants_digest(preference, TODAY)
    assert not selectors.wants_digest(preference, TODAY - timedelta(days=1)), "Sunday"


def test_quiet_days_and_switching_off_are_respected():
    rina = make_user()
    services.digest_preference_save(by=rina, is_enabled=True, weekdays=[5])
    kept = selectors.digest_preference(rina)
    assert kept.quiet_weekdays == "0,1,2,3,4,6"
    assert selectors.wants_digest(kept, TODAY - timedelta(days=2)), "Saturday"
    assert not selectors.wants_digest(kept, TODAY)

    services.digest_preference_save(by=rina, is_enabled=False, weekdays=range(7))
    assert not selectors.wants_digest(selectors.digest_preference(rina), TODAY)
    assert DigestPreference.objects.count() == 1


def test_one_digest_a_day_whoever_asks_first():
    rina = make_user()

    assert services.claim_digest(user=rina, on=TODAY)
    assert not services.claim_digest(user=rina, on=TODAY)
    assert not selectors.wants_digest(selectors.digest_preference(rina), TODAY)
    assert services.claim_digest(user=rina, on=TODAY + timedelta(days=1))


def test_preferences_of_many_people_come_in_one_query(django_assert_num_queries):
    rina, adi = make_user(), make_user()
    services.digest_preference_save(by=rina, is_enabled=False, weekdays=[])
    with django_assert_num_queries(1):
        kept = selectors.preferences_of([rina, adi])

    assert not kept[rina.pk].is_enabled
    assert adi.pk not in kept
