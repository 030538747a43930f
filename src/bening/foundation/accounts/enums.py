"""Roles a person holds in a unit for a year, and the six change areas."""

from django.db.models import TextChoices


class Area(TextChoices):
    """The six change areas of PermenPANRB 90/2021 by their LKE keys."""

    MP = "MP", "Manajemen Perubahan"
    PT = "PT", "Penataan Tatalaksana"
    SDM = "SDM", "Penataan Sistem Manajemen SDM Aparatur"
    AK = "AK", "Penguatan Akuntabilitas"
    PW = "PW", "Penguatan Pengawasan"
    PP = "PP", "Peningkatan Kualitas Pelayanan Publik"


class Role(TextChoices):
    """What a person is in a unit for one year. SUPERVISOR, INSPECTORATE, TPI and TPN also reach the units below."""

    ADMIN = "admin", "Administrator satuan kerja"
    LEADER = "leader", "Ketua/Pimpinan"
    SECRETARY = "secretary", "Sekretaris"
    COORDINATOR = "coordinator", "Koordinator area"
    STAFF = "staff", "Pelaksana"
    CHANGE_AGENT = "change_agent", "Agen perubahan"
    TPI = "tpi", "Tim Penilai Internal"
    TPN = "tpn", "Tim Penilai Nasional (tamu)"
    INSPECTORATE = "inspectorate", "Inspektorat"
    SUPERVISOR = "supervisor", "Pembina/atasan"


INHERITED_ROLES = frozenset({Role.TPI, Role.TPN, Role.INSPECTORATE, Role.SUPERVISOR})
"""Roles that, held in a unit, count in every unit below it."""
