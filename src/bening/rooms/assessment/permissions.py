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
ASSIGN_ITEMS = Permission("membagi tugas butir LKE", LINK_ITEMS.roles)
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
SET_SEATS = Permission(
    "mengatur penilai",
    frozenset({Role.ADMIN, Role.SUPERVISOR, Role.TPI, Role.INSPECTORATE, Role.TPN}),
)

RECORDERS = frozenset({Role.ADMIN, Role.TPI, Role.INSPECTORATE})
"""Who writes down what was decided outside of Bening."""
BY_PHASE_ACTOR = {
    "unit": frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER}),
    "province": JUDGE_PROVINCE.roles,
    "senior_unit": JUDGE_PROVINCE.roles,
    "tpi": JUDGE_TPI.roles,
    "tpn": RECORDERS | JUDGE_TPN.roles,
}
"""Who records the result of a phase by the actor of the process that acts in it; of any other actor, RECORDERS do."""

BY_LAYER = {
    Layer.UNIT: ANSWER_UNIT,
    Layer.PROVINCE: JUDGE_PROVINCE,
    Layer.TPI: JUDGE_TPI,
    Layer.TPN: JUDGE_TPN,
}
"""Who fills in which layer."""
