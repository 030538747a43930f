"""Who may let another program read."""

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Permission

MANAGE_KEYS = Permission("mengatur kunci API", frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER}))
"""Those who may also give a person the role of a supervisor: a key reaches what a supervisor reaches."""
