"""Who may do what on the pages that belong to no room."""

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Permission

REMIND = Permission(
    "mengingatkan penanggung jawab",
    frozenset(
        {
            Role.ADMIN,
            Role.LEADER,
            Role.SECRETARY,
            Role.COORDINATOR,
            Role.CHANGE_AGENT,
            Role.SUPERVISOR,
            Role.INSPECTORATE,
        }
    ),
)
