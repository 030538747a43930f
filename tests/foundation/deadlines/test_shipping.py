"""The shipped days and rules in the database: once, again after they changed, and never over what people did."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bening.cli import data
from bening.foundation.accounts.enums import Role
from bening.foundation.audit.models import AuditEvent
from bening.foundation.deadlines import reference
from bening.foundation.deadlines.models import DeadlineRule, Holiday
from bening.foundation.deadlines.selectors.rules import rules_for, versions_of
from bening.foundation.deadlines.services.holidays import holiday_remove
from bening.foundation.deadlines.services.shipping import reference_copy
from tests.factories import NOW, actor, make_unit, make_user

pytestmark = pytest.mark.django_db
ON = date(2025, 6, 16)


def test_everything_is_taken_over_once(django_assert_num_queries) -> None:
    copied = reference_copy(at=NOW)
    assert (copied.days, copied.rules, copied.retired) == (len(reference.days()), len(reference.rules()), 0)
    with django_assert_num_queries(4):  # two of them begin and end the transaction
        assert not reference_copy(at=NOW)
    assert AuditEvent.objects.filter(verb="deadlines.reference_copied").count() == 1


def test_a_rule_that_ships_anew_is_a_new_version_and_the_old_one_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    unit = make_unit()
    reference_copy(at=NOW)
    changed = [replace(rule, amount=4) if rule.key == "sp4n.verifikasi" else rule for rule in reference.rules()]
    monkeypatch.setattr(reference, "rules", lambda: changed)
    copied = reference_copy(at=NOW)
    assert (copied.days, copied.rules, copied.retired) == (0, 1, 1)
    now = rules_for(unit, ["sp4n.verifikasi"], ON)["sp4n.verifikasi"]
    assert (now.amount, now.version) == (4, 2)
    assert [(rule.amount, rule.retired_at is None) for rule in versions_of(unit, "sp4n.verifikasi")] == [
        (4, True),
        (3, False),
    ]


def test_a_rule_that_no_longer_ships_is_not_used_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    reference_copy(at=NOW)
    shipped = reference.rules()
    monkeypatch.setattr(reference, "rules", lambda: shipped[:-1])
    assert reference_copy(at=NOW).retired == 1
    assert DeadlineRule.objects.in_use().count() == DeadlineRule.objects.count() - 1


def test_a_decree_replaces_provisional_days(monkeypatch: pytest.MonkeyPatch) -> None:
    reference_copy(at=NOW)
    shipped = reference.days()
    decreed = [replace(day, is_provisional=False, legal_basis="SKB 2027") for day in shipped if day.date.year == 2027]
    others = [day for day in shipped if day.date.year != 2027]
    monkeypatch.setattr(reference, "days", lambda: [*others, *decreed[1:]])
    copied = reference_copy(at=NOW)
    assert (copied.days, copied.retired) == (len(decreed) - 1, len(decreed))
    assert not Holiday.objects.live().filter(is_provisional=True).exists()
    monkeypatch.setattr(reference, "days", lambda: shipped)
    assert reference_copy(at=NOW).days == len(decreed)
    assert Holiday.objects.live().count() == len(shipped)


def test_a_day_that_somebody_took_out_stays_out() -> None:
    unit = make_unit()
    reference_copy(at=NOW)
    day = Holiday.objects.get(date=date(2025, 8, 18))
    by = actor(unit, Role.ADMIN, user=make_user("Admin", is_system_admin=True))
    holiday_remove(by=by, at=NOW, pk=day.pk, reason="Dibatalkan pemerintah")
    assert not reference_copy(at=NOW)
    assert not Holiday.objects.live().filter(date=day.date).exists()


def test_making_the_database_ready_takes_them_over() -> None:
    assert data.prepare(quiet=True) == 0
    assert DeadlineRule.objects.count() == len(reference.rules())
