"""Who may do what with evidence. When it may be done stands in ``policies.py``."""

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Permission

VIEW_EVIDENCE = Permission("melihat bukti", frozenset(Role))
HAND_IN = Permission(
    "menyerahkan bukti",
    frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER, Role.COORDINATOR, Role.STAFF, Role.CHANGE_AGENT}),
)
REVIEW = Permission("memeriksa bukti", frozenset({Role.COORDINATOR, Role.SECRETARY}))
HAND_OVER = Permission(
    "membuat paket penilai atau tautan berbagi",
    frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER, Role.TPI, Role.INSPECTORATE}),
)
SHARE = Permission("membagikan bukti kepada penilai", frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER}))
