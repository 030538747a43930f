"""The rule of every address, by view name. A test keeps this map and the URL configuration equal."""

from bening.config.access import DEMO_ONLY, PUBLIC, SIGNED_IN, Access, in_unit
from bening.foundation.audit import permissions as audit
from bening.rooms.plans import permissions as plans

ACCOUNT: dict[str, Access] = {
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_change_password": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "mfa_authenticate": PUBLIC,
}

AUDIT: dict[str, Access] = {
    "audit:trail": in_unit(audit.VIEW_TRAIL),
    "audit:export": in_unit(audit.VIEW_TRAIL),
}

FRONT: dict[str, Access] = {
    "home": SIGNED_IN,
    "glossary": PUBLIC,
    "help:index": PUBLIC,
    "help:page": PUBLIC,
    "status": PUBLIC,
    "notifications:list": SIGNED_IN,
    "notifications:open": SIGNED_IN,
    "notifications:preference": SIGNED_IN,
    "notifications:read_all": SIGNED_IN,
    "notifications:test_mail": SIGNED_IN,
    "kit:gallery": DEMO_ONLY,
}

PLANS: dict[str, Access] = {
    "plans:plan": in_unit(plans.VIEW_PLAN),
}

ACCESS: dict[str, Access] = ACCOUNT | AUDIT | FRONT | PLANS
