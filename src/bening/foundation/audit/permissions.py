"""Who may read the audit trail of a unit."""

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Permission

VIEW_TRAIL = Permission(
    "melihat jejak audit",
    frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER, Role.INSPECTORATE, Role.TPI, Role.SUPERVISOR}),
)
