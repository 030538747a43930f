"""What a key opens, and how a key stands."""

from django.db.models import TextChoices


class Scope(TextChoices):
    """What a program may read with a key. A key holds one or more; each address asks for one or for none."""

    PLAN_READ = "plan:read", "Rencana aksi"
    PROGRESS_READ = "progress:read", "Kemajuan rencana aksi"
    SCORE_READ = "score:read", "Nilai LKE"
    EVIDENCE_READ = "evidence:read", "Daftar bukti"
    PORTALRB_READ = "portalrb:read", "Penarikan data oleh PortalRB"


class KeyState(TextChoices):
    """How a key stands at a moment."""

    VALID = "valid", "Berlaku"
    ENDING = "ending", "Segera berakhir"
    EXPIRED = "expired", "Berakhir"
    REVOKED = "revoked", "Dicabut"


class Outcome(TextChoices):
    """Which calls the log shows."""

    ANSWERED = "dijawab", "Dijawab"
    REFUSED = "ditolak", "Ditolak"
