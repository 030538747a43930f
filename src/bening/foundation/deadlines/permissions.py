"""Who may change the office's calendar and its deadlines. Days that hold for all offices: see ``policies``."""

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Permission

MANAGE_DEADLINES = Permission(
    "mengatur kalender kerja dan batas waktu", frozenset({Role.ADMIN, Role.SECRETARY, Role.LEADER})
)
