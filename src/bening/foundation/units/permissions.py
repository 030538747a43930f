"""Who may change a unit's own settings. The tree of units belongs to system administrators."""

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Permission

MANAGE_UNIT = Permission("mengubah pengaturan satuan kerja", frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER}))
