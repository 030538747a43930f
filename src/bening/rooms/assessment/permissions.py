"""Who may do what with an assessment. When it may be done stands in ``policies.py``."""

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Permission
from bening.rooms.assessment.enums import Layer

WORKING = frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER, Role.COORDINATOR, Role.STAFF, Role.CHANGE_AGENT})
"""The roles of a unit's own people: whoever holds one does not judge that unit."""

VIEW_ASSESSMENT = Permission("melihat LKE", frozenset(Role))
MANAGE_ASSESSMENT = Permission("mengatur penilaian", frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER}))
LINK_ITEMS = Permission(
    "memadankan butir rencana dengan butir LKE",
    frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER, Role.COORDINATOR}),
)
ANSWER_UNIT = Permission("mengisi LKE satuan kerja", WORKING)
JUDGE_PROVINCE = Permission("mengisi penilaian pendahuluan", frozenset({Role.SUPERVISOR}))
JUDGE_TPI = Permission("mengisi penilaian TPI", frozenset({Role.TPI, Role.INSPECTORATE}))
JUDGE_TPN = Permission("mengisi penilaian TPN", frozenset({Role.TPN}))
JUDGE = Permission("menilai", frozenset({Role.SUPERVISOR, Role.TPI, Role.INSPECTORATE, Role.TPN}))
ANSWER = Permission("mengisi LKE", WORKING | JUDGE.roles)
MOVE_PHASE = Permission(
    "mencatat tahap penilaian",
    frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER, Role.SUPERVISOR, Role.TPI, Role.INSPECTORATE, Role.TPN}),
)

BY_LAYER = {
    Layer.UNIT: ANSWER_UNIT,
    Layer.PROVINCE: JUDGE_PROVINCE,
    Layer.TPI: JUDGE_TPI,
    Layer.TPN: JUDGE_TPN,
}
"""Who fills in which layer."""
