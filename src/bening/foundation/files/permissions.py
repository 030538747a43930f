"""Who looks after files that are given to nobody."""

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Permission

MANAGE_FILES = Permission("mengurus berkas yang tertahan", frozenset({Role.ADMIN, Role.SECRETARY}))
