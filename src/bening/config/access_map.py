"""The rule of every address, by view name. A test keeps this map and the URL configuration equal."""

from django.conf import settings

from bening.config.access import DEMO_ONLY, MACHINE, PUBLIC, SIGNED_IN, SYSTEM_ADMIN, Access, in_unit
from bening.foundation.accounts.permissions import MANAGE_TEAM, VIEW_UNIT
from bening.foundation.audit import permissions as audit
from bening.foundation.deadlines.permissions import MANAGE_DEADLINES
from bening.foundation.files import permissions as files
from bening.foundation.machines.permissions import MANAGE_KEYS
from bening.foundation.units.permissions import MANAGE_UNIT
from bening.front import permissions as front
from bening.rooms.assessment import permissions as assessment
from bening.rooms.evidence import permissions as evidence
from bening.rooms.plans import permissions as plans

ACCOUNT: dict[str, Access] = {
    "account_change_password": SIGNED_IN,
    "account_demo": DEMO_ONLY,
    "account_email_change": SIGNED_IN,
    "account_inactive": PUBLIC,
    "account_invitation": PUBLIC,
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_profile": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_session_end": SIGNED_IN,
    "account_sessions": SIGNED_IN,
    "account_sessions_end_others": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_authenticate": PUBLIC,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_login_webauthn": PUBLIC,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
}

OIDC: dict[str, Access] = {
    "openid_connect_callback": PUBLIC,
    "openid_connect_login": PUBLIC,
}

PEOPLE: dict[str, Access] = {
    "people:close": SYSTEM_ADMIN,
    "people:email": SYSTEM_ADMIN,
    "people:list": SYSTEM_ADMIN,
    "people:person": SYSTEM_ADMIN,
    "people:reopen": SYSTEM_ADMIN,
    "people:second_factor": SYSTEM_ADMIN,
    "people:system_admin": SYSTEM_ADMIN,
    "setup:own_unit": SYSTEM_ADMIN,
    "setup:start": PUBLIC,
    "setup:team": SYSTEM_ADMIN,
    "setup:unit": SYSTEM_ADMIN,
    "team:add": in_unit(MANAGE_TEAM),
    "team:copy": in_unit(MANAGE_TEAM),
    "team:end": in_unit(MANAGE_TEAM),
    "team:invite": in_unit(MANAGE_TEAM),
    "team:list": in_unit(VIEW_UNIT),
    "team:renew": in_unit(MANAGE_TEAM),
    "team:revoke": in_unit(MANAGE_TEAM),
}

UNITS: dict[str, Access] = {
    "system:appoint": SYSTEM_ADMIN,
    "system:institution": SYSTEM_ADMIN,
    "system:institution_add": SYSTEM_ADMIN,
    "system:unit": SYSTEM_ADMIN,
    "system:unit_add": SYSTEM_ADMIN,
    "system:units": SYSTEM_ADMIN,
    "units:settings": in_unit(MANAGE_UNIT),
}

AUDIT: dict[str, Access] = {
    "audit:trail": in_unit(audit.VIEW_TRAIL),
    "audit:export": in_unit(audit.VIEW_TRAIL),
}

DEADLINES: dict[str, Access] = {
    "deadlines:calendar": in_unit(VIEW_UNIT),
    "deadlines:holiday_add": in_unit(MANAGE_DEADLINES),
    "deadlines:holiday_remove": in_unit(MANAGE_DEADLINES),
    "deadlines:holiday_restore": in_unit(MANAGE_DEADLINES),
    "deadlines:rule": in_unit(VIEW_UNIT),
    "deadlines:rule_edit": in_unit(MANAGE_DEADLINES),
    "deadlines:rules": in_unit(VIEW_UNIT),
}

FILES: dict[str, Access] = {
    "files:held": in_unit(files.MANAGE_FILES),
    "files:held_examine": in_unit(files.MANAGE_FILES),
    "files:photos": in_unit(evidence.HAND_IN),
    "files:upload": in_unit(evidence.HAND_IN),
    "files:uploads": in_unit(evidence.HAND_IN),
}

MACHINES: dict[str, Access] = {
    "api:index": PUBLIC,
    "api:missing": PUBLIC,
    "api:openapi": PUBLIC,
    "api:units": MACHINE,
    "machines:key": in_unit(MANAGE_KEYS),
    "machines:list": in_unit(MANAGE_KEYS),
    "machines:new": in_unit(MANAGE_KEYS),
    "machines:revoke": in_unit(MANAGE_KEYS),
}

FRONT: dict[str, Access] = {
    "calendar_feed": PUBLIC,
    "calendar_feed_create": SIGNED_IN,
    "calendar_feed_revoke": SIGNED_IN,
    "calendar_feed_settings": SIGNED_IN,
    "focus_clear": SIGNED_IN,
    "focus_set": SIGNED_IN,
    "glossary": PUBLIC,
    "help:index": PUBLIC,
    "help:page": PUBLIC,
    "home": SIGNED_IN,
    "kit:gallery": DEMO_ONLY,
    "notifications:list": SIGNED_IN,
    "notifications:open": SIGNED_IN,
    "notifications:preference": SIGNED_IN,
    "notifications:read_all": SIGNED_IN,
    "notifications:test_mail": SIGNED_IN,
    "search": SIGNED_IN,
    "status": PUBLIC,
    "supervision": SIGNED_IN,
    "supervision_file": SIGNED_IN,
    "supervision_map": SIGNED_IN,
    "supervision_scores": SIGNED_IN,
    "unit_calendar": in_unit(VIEW_UNIT),
    "unit_remind": in_unit(front.REMIND),
    "unit_summary": in_unit(VIEW_UNIT),
}

PLANS: dict[str, Access] = {
    "plans:plan": in_unit(plans.VIEW_PLAN),
    "plans:table": in_unit(plans.VIEW_PLAN),
    "plans:heat": in_unit(plans.VIEW_PLAN),
    "plans:xray": in_unit(plans.VIEW_PLAN),
    "plans:xray_mend": in_unit(plans.ASSIGN),
    "plans:settings": in_unit(plans.EDIT_PLAN),
    "plans:activate": in_unit(plans.EDIT_PLAN),
    "plans:plans": in_unit(plans.EDIT_PLAN),
    "plans:draft": in_unit(plans.EDIT_PLAN),
    "plans:draft_act": in_unit(plans.EDIT_PLAN),
    "plans:copy": in_unit(plans.EDIT_PLAN),
    "plans:section": in_unit(plans.EDIT_PLAN),
    "plans:component": in_unit(plans.EDIT_PLAN),
    "plans:item": in_unit(plans.VIEW_PLAN),
    "plans:item_add": in_unit(plans.EDIT_PLAN),
    "plans:item_edit": in_unit(plans.ASSIGN),
    "plans:item_cell": in_unit(plans.ASSIGN),
    "plans:item_schedule": in_unit(plans.ASSIGN),
    "plans:item_remove": in_unit(plans.EDIT_PLAN),
    "plans:item_restore": in_unit(plans.EDIT_PLAN),
    "plans:comment": in_unit(plans.COMMENT),
    "plans:comment_resolve": in_unit(plans.COMMENT),
    "plans:due_cell": in_unit(plans.ASSIGN),
    "plans:occurrence_edit": in_unit(plans.ASSIGN),
    "plans:occurrence_move": in_unit(plans.VIEW_PLAN),
    "plans:view_save": in_unit(plans.VIEW_PLAN),
    "plans:view_delete": in_unit(plans.VIEW_PLAN),
    "plans:review": in_unit(plans.REVIEW),
    "plans:bulk": in_unit(plans.ASSIGN),
    "plans:bulk_done": in_unit(plans.ASSIGN),
    "plans:bulk_undo": in_unit(plans.ASSIGN),
    "plans:handover": in_unit(plans.EDIT_PLAN),
    "plans:handover_person": in_unit(plans.EDIT_PLAN),
}

PLANS_IMPORT: dict[str, Access] = {
    "plans:import": in_unit(plans.IMPORT_PLAN),
    "plans:import_review": in_unit(plans.IMPORT_PLAN),
    "plans:import_source": in_unit(plans.IMPORT_PLAN),
    "plans:import_discard": in_unit(plans.IMPORT_PLAN),
    "plans:import_columns": in_unit(plans.IMPORT_PLAN),
    "plans:import_dates": in_unit(plans.IMPORT_PLAN),
    "plans:import_weeks": in_unit(plans.IMPORT_PLAN),
    "plans:import_target": in_unit(plans.IMPORT_PLAN),
    "plans:import_item": in_unit(plans.IMPORT_PLAN),
    "plans:import_restore": in_unit(plans.IMPORT_PLAN),
    "plans:import_mend": in_unit(plans.IMPORT_PLAN),
    "plans:import_save": in_unit(plans.IMPORT_PLAN),
    "plans:import_revision": in_unit(plans.IMPORT_PLAN),
    "plans:import_activate": in_unit(plans.IMPORT_PLAN),
    "plans:sheet": in_unit(plans.IMPORT_PLAN),
    "plans:sheet_check": in_unit(plans.IMPORT_PLAN),
    "plans:sheet_done": in_unit(plans.IMPORT_PLAN),
    "plans:sheet_undo": in_unit(plans.IMPORT_PLAN),
    "plans:export": in_unit(plans.VIEW_PLAN),
    "plans:export_file": in_unit(plans.VIEW_PLAN),
}

EVIDENCE: dict[str, Access] = {
    "evidence:accept_many": in_unit(evidence.REVIEW),
    "evidence:decided": in_unit(evidence.REVIEW),
    "evidence:evidence": in_unit(evidence.VIEW_EVIDENCE),
    "evidence:file": in_unit(evidence.VIEW_EVIDENCE),
    "evidence:gaps": in_unit(evidence.VIEW_EVIDENCE),
    "evidence:link": in_unit(evidence.HAND_IN),
    "evidence:list": in_unit(evidence.VIEW_EVIDENCE),
    "evidence:look": in_unit(evidence.VIEW_EVIDENCE),
    "evidence:move": in_unit(evidence.VIEW_EVIDENCE),
    "evidence:new": in_unit(evidence.HAND_IN),
    "evidence:package_cancel": in_unit(evidence.HAND_OVER),
    "evidence:package_file": in_unit(evidence.HAND_OVER),
    "evidence:packages": in_unit(evidence.HAND_OVER),
    "evidence:preview": in_unit(evidence.VIEW_EVIDENCE),
    "evidence:queue": in_unit(evidence.REVIEW),
    "evidence:ready": in_unit(evidence.HAND_IN),
    "evidence:received": in_unit(evidence.HAND_IN),
    "evidence:rename": in_unit(evidence.HAND_IN),
    "evidence:reuse": in_unit(evidence.HAND_IN),
    "evidence:return_many": in_unit(evidence.REVIEW),
    "evidence:review": in_unit(evidence.REVIEW),
    "evidence:share_revoke": in_unit(evidence.SHARE),
    "evidence:shares": in_unit(evidence.SHARE),
    "evidence:tray": in_unit(evidence.HAND_IN),
    "evidence:tray_discard": in_unit(evidence.HAND_IN),
    "evidence:tray_sort": in_unit(evidence.HAND_IN),
    "evidence:undo": in_unit(evidence.REVIEW),
    "evidence:undo_many": in_unit(evidence.REVIEW),
    "evidence:unlink": in_unit(evidence.HAND_IN),
    "evidence:version": in_unit(evidence.HAND_IN),
    "share": PUBLIC,
    "share_file": PUBLIC,
    "share_look": PUBLIC,
    "share_preview": PUBLIC,
}

ASSESSMENT: dict[str, Access] = {
    "assessment:comparison": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:crosswalk": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:crosswalk_decide": in_unit(assessment.LINK_ITEMS),
    "assessment:crosswalk_ship": in_unit(assessment.LINK_ITEMS),
    "assessment:crosswalk_undo": in_unit(assessment.LINK_ITEMS),
    "assessment:duties": in_unit(assessment.ASSIGN_ITEMS),
    "assessment:facts": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:facts_take": in_unit(assessment.MANAGE_ASSESSMENT),
    "assessment:desk": in_unit(assessment.JUDGE),
    "assessment:desk_agree": in_unit(assessment.JUDGE),
    "assessment:desk_question": in_unit(assessment.JUDGE),
    "assessment:finding": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:finding_add": in_unit(assessment.JUDGE),
    "assessment:findings": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:frozen": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:gaps": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:gaps_add": in_unit(plans.EDIT_PLAN),
    "assessment:gaps_undo": in_unit(plans.EDIT_PLAN),
    "assessment:layers": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:layers_file": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:matching": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:open": in_unit(assessment.MANAGE_ASSESSMENT),
    "assessment:overview": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:phase_letter": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:phase_step": in_unit(assessment.MOVE_PHASE),
    "assessment:phase_undo": in_unit(assessment.MOVE_PHASE),
    "assessment:phases": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:prerequisite": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:prerequisite_proof": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:prerequisites": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:proof_put": in_unit(assessment.ANSWER_UNIT),
    "assessment:proof_take": in_unit(assessment.ANSWER_UNIT),
    "assessment:proposals": in_unit(assessment.ANSWER_UNIT),
    "assessment:question": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:report_docx": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:report_pdf": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:score": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:seat_add": in_unit(assessment.SET_SEATS),
    "assessment:seat_remove": in_unit(assessment.SET_SEATS),
    "assessment:seats": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:sheet": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:sign": in_unit(assessment.ANSWER),
    "assessment:signing": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:way": in_unit(assessment.VIEW_ASSESSMENT),
    "judging:units": SIGNED_IN,
    "assessment:ways": in_unit(assessment.MANAGE_ASSESSMENT),
    "assessment:worksheet": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:worksheet_check": in_unit(assessment.ANSWER),
    "assessment:worksheet_json": in_unit(assessment.VIEW_ASSESSMENT),
    "assessment:worksheet_xlsx": in_unit(assessment.VIEW_ASSESSMENT),
    "figures:figure": SYSTEM_ADMIN,
    "figures:list": SYSTEM_ADMIN,
}

PROGRAMS: dict[str, Access] = {
    "programs:plan": MACHINE,
    "programs:portalrb_answers": MACHINE,
    "programs:portalrb_evidence": MACHINE,
    "programs:portalrb_wbbm": MACHINE,
    "programs:portalrb_wbk": MACHINE,
    "programs:progress": MACHINE,
    "programs:score": MACHINE,
    "programs:scores": MACHINE,
}

ACCESS: dict[str, Access] = (
    ACCOUNT
    | ASSESSMENT
    | (OIDC if settings.OIDC else {})
    | AUDIT
    | DEADLINES
    | EVIDENCE
    | FILES
    | FRONT
    | MACHINES
    | PEOPLE
    | UNITS
    | PLANS
    | PROGRAMS
    | PLANS_IMPORT
)
