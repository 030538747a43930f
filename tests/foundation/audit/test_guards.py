"""The database itself refuses to rewrite the trail."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from bening.foundation.audit import guards
from bening.foundation.audit.models import AuditEvent, AuditHead
from tests import factories
from tests.foundation.audit.world import write

SQLITE, POSTGRESQL = ("sqlite",), ("postgresql",)
BOTH = SQLITE + POSTGRESQL
COLUMNS = "chain, position, at, actor_name, verb, target_type, target_id, target_label, data, previous_hash, hash"
COPY = "{verb} INTO audit_auditevent ({id}{columns}) SELECT {id}{copied} FROM audit_auditevent WHERE position = 3"

REFUSED = [
    (BOTH, "UPDATE audit_auditevent SET verb = 'x'"),
    (BOTH, "UPDATE audit_auditevent SET verb = verb WHERE position = 2"),
    (BOTH, "DELETE FROM audit_auditevent"),
    (BOTH, "DELETE FROM audit_auditevent WHERE position = 3"),
    (BOTH, "UPDATE audit_audithead SET position = 2"),
    (BOTH, "UPDATE audit_audithead SET hash = 'x'"),
    (BOTH, "UPDATE audit_audithead SET chain = 'unit:0', position = position + 1"),
    (BOTH, "DELETE FROM audit_audithead"),
    (BOTH, "INSERT INTO audit_audithead (chain, position, hash) VALUES ('unit:0', 7, 'x')"),
    (BOTH, COPY.format(verb="INSERT", id="", columns=COLUMNS, copied=COLUMNS.replace("position", "position - 3"))),
    (SQLITE, "REPLACE INTO audit_auditevent SELECT * FROM audit_auditevent"),
    (SQLITE, "UPDATE OR REPLACE audit_auditevent SET position = 1"),
    (
        SQLITE,
        COPY.format(verb="REPLACE", id="id, ", columns=COLUMNS, copied=COLUMNS.replace("position", "position + 9")),
    ),
    (POSTGRESQL, "TRUNCATE audit_auditevent"),
    (POSTGRESQL, "TRUNCATE audit_audithead"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("vendors", "sql"), REFUSED, ids=[sql[:60] for _, sql in REFUSED])
def test_a_rewrite_is_refused(vendors: tuple[str, ...], sql: str) -> None:
    if connection.vendor not in vendors:
        pytest.skip("this database has no such statement")
    write(factories.make_unit(), 3)
    before = list(AuditEvent.objects.order_by("pk").values_list()), list(AuditHead.objects.order_by("pk").values_list())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    after = list(AuditEvent.objects.order_by("pk").values_list()), list(AuditHead.objects.order_by("pk").values_list())
    assert after == before


@pytest.mark.django_db
def test_a_head_that_exists_is_not_replaced() -> None:
    unit = factories.make_unit()
    write(unit, 2)
    with connection.cursor() as cursor:
        word = "REPLACE" if connection.vendor == "sqlite" else "INSERT"
        tail = "" if connection.vendor == "sqlite" else " ON CONFLICT DO NOTHING"
        cursor.execute(f"{word} INTO audit_audithead (chain, position, hash) VALUES ('unit:{unit.pk}', 0, ''){tail}")
    assert AuditHead.objects.get().position == 2


@pytest.mark.django_db
def test_guards_that_were_taken_away_are_missed_and_come_back() -> None:
    assert guards.missing(connection) == []
    guards.remove(connection)
    assert "audit_event_only_behind_head" in guards.missing(connection)
    guards.remove(connection)
    guards.install(connection)
    guards.install(connection)
    assert guards.missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_can_still_be_emptied() -> None:
    write(factories.make_unit(), 2)
    assert AuditEvent.objects.count() == 2
