"""Triggers by which the database itself refuses to rewrite the audit trail, on SQLite and on PostgreSQL.

They stop mistakes and careless hands, not somebody who owns the database: for that there is ``verify``.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

EVENTS, HEADS = "audit_auditevent", "audit_audithead"

_SQLITE = {
    "audit_event_no_update": f"""BEFORE UPDATE ON {EVENTS}
        BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END""",
    "audit_event_no_delete": f"""BEFORE DELETE ON {EVENTS}
        BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END""",
    # INSERT OR REPLACE deletes without firing DELETE triggers, so the insert itself looks for what it would replace.
    "audit_event_only_behind_head": f"""BEFORE INSERT ON {EVENTS}
        WHEN EXISTS (SELECT 1 FROM {EVENTS} WHERE id = NEW.id OR (chain = NEW.chain AND position = NEW.position))
          OR NEW.position <= COALESCE((SELECT position FROM {HEADS} WHERE chain = NEW.chain), 0)
        BEGIN SELECT RAISE(ABORT, 'audit events are only added behind the head'); END""",  # noqa: S608 - constants
    "audit_head_only_forward": f"""BEFORE UPDATE ON {HEADS}
        WHEN NEW.chain <> OLD.chain OR NEW.position <= OLD.position
        BEGIN SELECT RAISE(ABORT, 'the audit head only moves forward'); END""",
    "audit_head_no_delete": f"""BEFORE DELETE ON {HEADS}
        BEGIN SELECT RAISE(ABORT, 'the audit head is never deleted'); END""",
    "audit_head_once": f"""BEFORE INSERT ON {HEADS}
        WHEN EXISTS (SELECT 1 FROM {HEADS} WHERE chain = NEW.chain)
        BEGIN SELECT RAISE(IGNORE); END""",  # noqa: S608 - constants
    "audit_head_from_zero": f"""BEFORE INSERT ON {HEADS}
        WHEN NEW.position <> 0
        BEGIN SELECT RAISE(ABORT, 'an audit chain starts at zero'); END""",
}

_POSTGRESQL_FUNCTIONS = {
    "audit_refuse": """BEGIN RAISE EXCEPTION 'the audit trail is never changed'; END""",
    "audit_check_event": f"""BEGIN
        IF NEW.position <= COALESCE((SELECT position FROM {HEADS} WHERE chain = NEW.chain), 0) THEN
            RAISE EXCEPTION 'audit events are only added behind the head';
        END IF; RETURN NEW; END""",  # noqa: S608 - constants
    "audit_check_head": """BEGIN
        IF TG_OP = 'INSERT' THEN
            IF NEW.position <> 0 THEN RAISE EXCEPTION 'an audit chain starts at zero'; END IF;
        ELSIF NEW.chain <> OLD.chain OR NEW.position <= OLD.position THEN
            RAISE EXCEPTION 'the audit head only moves forward';
        END IF; RETURN NEW; END""",
}
_POSTGRESQL = {
    "audit_event_no_change": (EVENTS, f"BEFORE UPDATE OR DELETE ON {EVENTS} FOR EACH ROW", "audit_refuse"),
    "audit_event_no_truncate": (EVENTS, f"BEFORE TRUNCATE ON {EVENTS} FOR EACH STATEMENT", "audit_refuse"),
    "audit_event_only_behind_head": (EVENTS, f"BEFORE INSERT ON {EVENTS} FOR EACH ROW", "audit_check_event"),
    "audit_head_only_forward": (HEADS, f"BEFORE INSERT OR UPDATE ON {HEADS} FOR EACH ROW", "audit_check_head"),
    "audit_head_no_delete": (HEADS, f"BEFORE DELETE ON {HEADS} FOR EACH ROW", "audit_refuse"),
    "audit_head_no_truncate": (HEADS, f"BEFORE TRUNCATE ON {HEADS} FOR EACH STATEMENT", "audit_refuse"),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the guards in place; those that stand already are replaced."""
    remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, body in _SQLITE.items():
                cursor.execute(f"CREATE TRIGGER {name} {body}")
            return
        for name, body in _POSTGRESQL_FUNCTIONS.items():
            cursor.execute(f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
        for name, (_, when, function) in _POSTGRESQL.items():
            cursor.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {function}()")


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the guards away; those that are missing are no error."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in _SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            return
        for name, (table, _, _) in _POSTGRESQL.items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        for name in _POSTGRESQL_FUNCTIONS:
            cursor.execute(f"DROP FUNCTION IF EXISTS {name}()")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of guards that do not stand (a later migration may have rebuilt a table without them)."""
    if connection.vendor == "sqlite":
        wanted, sql = set(_SQLITE), "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        wanted, sql = set(_POSTGRESQL), "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return sorted(wanted - {name for (name,) in cursor.fetchall()})
