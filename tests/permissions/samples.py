"""How each address is written: ``@name`` is a record of the office (``world.Office.keys``), anything else is itself.

An address that takes nothing but unit and year, or nothing at all, needs no entry.
"""

from __future__ import annotations

from typing import Any

from django.urls import get_resolver, reverse
from tests.factories import YEAR
from tests.permissions.world import Office

from bening.config.access_map import ACCESS

PATHS: dict[str, dict[str, str]] = {
    "account_demo": {"persona": "ketua"},
    "account_invitation": {"token": "tidak-ada"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
    "api:missing": {"rest": "tidak-ada"},
    "assessment:desk": {"layer": "tpi"},
    "assessment:desk_agree": {"layer": "tpi"},
    "assessment:desk_question": {"layer": "tpi", "item": "P.1.i.a"},
    "assessment:finding": {"pk": "@finding"},
    "assessment:finding_add": {"layer": "tpi", "item": "P.1.i.a"},
    "assessment:frozen": {"layer": "unit"},
    "assessment:layers_file": {"ending": "csv"},
    "assessment:report_docx": {"layer": "unit"},
    "assessment:report_pdf": {"layer": "unit"},
    "assessment:sign": {"layer": "unit"},
    "assessment:signing": {"layer": "unit"},
    "assessment:matching": {"item": "P.1.i.a"},
    "assessment:question": {"layer": "unit", "item": "P.1.i.a"},
    "assessment:sheet": {"layer": "unit"},
    "assessment:worksheet_check": {"pk": "@worksheet"},
    "assessment:phase_letter": {"pk": "0"},
    "assessment:phase_step": {"result": "selesai"},
    "assessment:prerequisite": {"key": "opini_bpk"},
    "assessment:prerequisite_proof": {"key": "opini_bpk", "number": "0"},
    "assessment:proof_put": {"item": "P.1.i.a"},
    "assessment:proof_take": {"item": "P.1.i.a", "pk": "@proof"},
    "assessment:seat_add": {"layer": "tpi"},
    "assessment:seat_remove": {"pk": "0"},
    "calendar_feed": {"token": "tidak-ada"},
    "deadlines:holiday_remove": {"pk": "@holiday"},
    "deadlines:holiday_restore": {"pk": "@holiday"},
    "deadlines:rule": {"key": "@deadline"},
    "deadlines:rule_edit": {"pk": "@deadline_rule"},
    "evidence:decided": {"batch": "@evidence_batch"},
    "evidence:evidence": {"pk": "@evidence"},
    "evidence:file": {"pk": "@evidence", "entry": "@evidence_file"},
    "evidence:link": {"pk": "@evidence"},
    "evidence:look": {"pk": "@evidence", "entry": "@evidence_file"},
    "evidence:move": {"pk": "@evidence", "slug": "serahkan"},
    "evidence:package_cancel": {"pk": "@package"},
    "evidence:package_file": {"pk": "@package"},
    "evidence:preview": {"pk": "@evidence", "entry": "@evidence_file", "number": "1"},
    "evidence:rename": {"pk": "@evidence"},
    "evidence:reuse": {"pk": "@evidence"},
    "evidence:review": {"pk": "@evidence"},
    "evidence:share_revoke": {"pk": "@share"},
    "evidence:undo": {"pk": "@evidence"},
    "evidence:undo_many": {"batch": "@evidence_batch"},
    "evidence:unlink": {"pk": "@evidence", "link_pk": "@evidence_link"},
    "evidence:version": {"pk": "@evidence"},
    "figures:figure": {"source": "zi-90-2021", "kind": "prerequisite", "key": "lama_wbk", "part": "WBBM"},
    "files:upload": {"pk": "00000000-0000-4000-8000-000000000000"},
    "focus_set": {"unit": "@unit", "year": "@year"},
    "help:page": {"section": "how-to", "slug": "tidak-ada"},
    "machines:key": {"pk": "@api_key"},
    "machines:revoke": {"pk": "@api_key"},
    "mfa_edit_webauthn": {"pk": "0"},
    "mfa_remove_webauthn": {"pk": "0"},
    "notifications:open": {"pk": "@notification"},
    "people:close": {"pk": "@staff"},
    "people:email": {"pk": "@staff"},
    "people:person": {"pk": "@staff"},
    "people:reopen": {"pk": "@staff"},
    "people:second_factor": {"pk": "@staff"},
    "people:system_admin": {"pk": "@staff"},
    "plans:bulk_done": {"batch": "@batch"},
    "plans:bulk_undo": {"batch": "@batch"},
    "plans:comment": {"code": "@item"},
    "plans:comment_resolve": {"pk": "@comment"},
    "plans:component": {"pk": "@component"},
    "plans:export_file": {"ending": "csv"},
    "plans:handover_person": {"pk": "@staff"},
    "plans:import_activate": {"pk": "@saved"},
    "plans:import_columns": {"pk": "@import"},
    "plans:import_dates": {"pk": "@import"},
    "plans:import_discard": {"pk": "@import"},
    "plans:import_item": {"pk": "@import", "item_id": "I.1.1"},
    "plans:import_mend": {"pk": "@import", "item_id": "I.1.1"},
    "plans:import_restore": {"pk": "@import", "item_id": "I.1.1"},
    "plans:import_review": {"pk": "@import"},
    "plans:import_revision": {"pk": "@import"},
    "plans:import_save": {"pk": "@import"},
    "plans:import_source": {"pk": "@import"},
    "plans:import_target": {"pk": "@import"},
    "plans:import_weeks": {"pk": "@import"},
    "plans:item": {"code": "@item"},
    "plans:draft": {"pk": "@draft_plan"},
    "plans:draft_act": {"pk": "@draft_plan", "slug": "buang"},
    "plans:due_cell": {"pk": "@occurrence"},
    "plans:item_add": {"component": "@component"},
    "plans:item_cell": {"code": "@item", "field": "indicator"},
    "plans:item_edit": {"code": "@item"},
    "plans:item_remove": {"code": "@item"},
    "plans:item_restore": {"code": "@item"},
    "plans:item_schedule": {"code": "@item"},
    "plans:occurrence_edit": {"pk": "@occurrence"},
    "plans:occurrence_move": {"pk": "@occurrence", "slug": "mulai"},
    "plans:section": {"code": "I"},
    "plans:sheet_check": {"pk": "@sheet"},
    "plans:sheet_done": {"batch": "@batch"},
    "plans:sheet_undo": {"batch": "@batch"},
    "plans:view_delete": {"pk": "@view"},
    "programs:plan": {"code": "@unit"},
    "programs:portalrb_answers": {"unit_id": "@unit"},
    "programs:portalrb_evidence": {"ticket": "tidak-ada"},
    "programs:progress": {"code": "@unit"},
    "programs:score": {"code": "@unit"},
    "share": {"token": "tidak-ada"},
    "share_file": {"token": "tidak-ada", "entry": "1"},
    "share_look": {"token": "tidak-ada", "entry": "1"},
    "share_preview": {"token": "tidak-ada", "entry": "1", "number": "1"},
    "supervision_file": {"ending": "csv"},
    "system:appoint": {"code": "@unit"},
    "system:institution": {"pk": "@institution"},
    "system:unit": {"code": "@unit"},
    "team:end": {"pk": "@membership"},
    "team:renew": {"pk": "@invitation"},
    "team:revoke": {"pk": "@invitation"},
}

POST_ONLY = frozenset({
    "account_demo",
    "account_session_end",
    "account_sessions_end_others",
    "assessment:crosswalk_decide",
    "assessment:crosswalk_ship",
    "assessment:crosswalk_undo",
    "assessment:gaps_undo",
    "assessment:open",
    "assessment:proof_put",
    "assessment:facts_take",
    "assessment:phase_undo",
    "assessment:proof_take",
    "assessment:sign",
    "assessment:seat_add",
    "assessment:seat_remove",
    "assessment:ways",
    "calendar_feed_create",
    "calendar_feed_revoke",
    "deadlines:holiday_restore",
    "evidence:link",
    "evidence:move",
    "evidence:package_cancel",
    "evidence:rename",
    "evidence:reuse",
    "evidence:share_revoke",
    "evidence:tray_discard",
    "evidence:tray_sort",
    "evidence:undo",
    "evidence:undo_many",
    "evidence:unlink",
    "files:held_examine",
    "files:photos",
    "files:uploads",
    "focus_clear",
    "focus_set",
    "notifications:open",
    "notifications:read_all",
    "notifications:test_mail",
    "people:close",
    "people:reopen",
    "people:second_factor",
    "people:system_admin",
    "plans:activate",
    "plans:bulk",
    "plans:bulk_undo",
    "plans:comment",
    "plans:comment_resolve",
    "plans:draft_act",
    "plans:import_mend",
    "plans:import_restore",
    "plans:import_weeks",
    "plans:item_restore",
    "plans:occurrence_move",
    "plans:sheet_undo",
    "plans:view_delete",
    "plans:view_save",
    "plans:xray_mend",
    "team:copy",
    "team:renew",
    "team:revoke",
    "unit_remind",
})  # fmt: skip
"""A GET of these is 405: the method is wrong, whoever asks."""

ANSWERS: dict[str, int | tuple[int, int]] = {
    "account_invitation": 404,  # no such invitation
    "account_login": (200, 302),  # who is in goes home
    "account_logout": (302, 200),
    "account_set_password": (302, 302),  # who has a password changes it instead
    "api:missing": 404,  # it says so in the form that programs expect
    "assessment:gaps_add": 302,  # nothing is ticked
    "assessment:phase_letter": 404,  # no such step
    "assessment:prerequisite_proof": 404,
    "assessment:frozen": 404,  # it is not signed
    "assessment:report_docx": 404,
    "assessment:report_pdf": 404,
    "calendar_feed": 404,  # no such feed
    "evidence:accept_many": 302,  # nothing is ticked
    "evidence:return_many": 302,
    "evidence:new": 404,  # for which item?
    "evidence:package_file": 404,  # it is not made yet
    "evidence:ready": 204,  # nothing waits
    "evidence:preview": 404,  # a text has no pages
    "files:upload": 412,  # a browser does not speak the protocol
    "help:page": 404,  # no such page
    "programs:portalrb_answers": 403,  # proposals of the year are over
    "programs:portalrb_evidence": 404,  # no such word
    "programs:portalrb_wbbm": 403,
    "programs:portalrb_wbk": 403,
    "account_email_change": 302,  # all these ask for the password again first
    "mfa_activate_totp": 302,
    "mfa_add_webauthn": 302,
    "mfa_authenticate": 302,  # nobody is half-way through signing in
    "mfa_deactivate_totp": 404,  # there is no second step to end
    "mfa_download_recovery_codes": 404,
    "mfa_edit_webauthn": 302,
    "mfa_generate_recovery_codes": 302,
    "mfa_login_webauthn": 302,  # without its script it goes to the sign-in page
    "mfa_reauthenticate": 302,
    "mfa_reauthenticate_webauthn": 302,
    "mfa_remove_webauthn": 302,
    "mfa_view_recovery_codes": 404,
    "share": 404,  # no such link
    "share_file": 404,
    "share_look": 404,
    "share_preview": 404,
    "setup:start": (404, 302),  # the first person needs the key; later ones go on
    "setup:team": 302,  # first a unit
}
"""What somebody who may gets where it is not a page (200): always the same, or (nobody signed in, signed in)."""


def address(name: str, office: Office, *, records: Office | None = None) -> str:
    """The address of a view in an office; with ``records`` its records are another office's."""
    keys: dict[str, Any] = (records or office).keys
    kwargs: dict[str, Any] = {
        place: keys[value[1:]] if value.startswith("@") else value for place, value in PATHS.get(name, {}).items()
    }
    if ACCESS[name].unit is not None:
        kwargs |= {"unit": office.unit.code, "year": YEAR}
    return reverse(name, kwargs=kwargs)


def names_records(name: str) -> bool:
    """Whether the address names a record of the office that it acts in."""
    return ACCESS[name].unit is not None and any(value.startswith("@") for value in PATHS.get(name, {}).values())


def every_view() -> list[str]:
    """All view names of the URL configuration, whether or not they have a rule."""
    from tests.permissions.test_access_map import view_names

    return sorted(name for name, _ in view_names(get_resolver()))
