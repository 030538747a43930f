"""Who may do what with a plan. When it may be done stands in ``policies.py``."""

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Permission

VIEW_PLAN = Permission("melihat rencana", frozenset(Role))
EDIT_PLAN = Permission("mengubah rencana", frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER}))
IMPORT_PLAN = EDIT_PLAN
ASSIGN = Permission("membagi pekerjaan", frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER, Role.COORDINATOR}))
"""Owners and dates; a coordinator's reach ends with her own area (``policies.check_assign``)."""
WORK = Permission(
    "mengerjakan butir",
    frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER, Role.COORDINATOR, Role.STAFF, Role.CHANGE_AGENT}),
)
REVIEW = Permission("memeriksa hasil kerja", frozenset({Role.COORDINATOR, Role.SECRETARY}))
COMMENT = Permission("berkomentar", frozenset(Role) - frozenset({Role.TPN}))
