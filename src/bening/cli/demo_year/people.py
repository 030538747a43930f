"""The invented people of the example year. No name here belongs to an official."""

from __future__ import annotations

from dataclasses import dataclass

from bening.foundation.accounts.enums import Area, Role

KERINCI = "656382"
JAMBI = "654322"
CENTRE = "kpu-ri"


@dataclass(frozen=True, slots=True)
class Persona:
    """One invented person: a short key for the quick login, a role in a unit, an area for coordinators and staff."""

    key: str
    name: str
    position: str
    role: Role
    unit: str = KERINCI
    area: Area | str = ""

    @property
    def email(self) -> str:
        return f"{self.key}@contoh.invalid"


PERSONAS: tuple[Persona, ...] = (
    Persona("ketua", "Ibu Ratna Dewanti (contoh)", "Ketua", Role.LEADER),
    Persona("sekretaris", "Bapak Hendra Saputra (contoh)", "Sekretaris", Role.SECRETARY),
    Persona(
        "koordinator-mp",
        "Lestari Wulandari (contoh)",
        "Koordinator Manajemen Perubahan",
        Role.COORDINATOR,
        area=Area.MP,
    ),
    Persona("koordinator-pt", "Dedi Firmansyah (contoh)", "Koordinator Tatalaksana", Role.COORDINATOR, area=Area.PT),
    Persona("koordinator-sdm", "Nurhayati Siregar (contoh)", "Koordinator SDM", Role.COORDINATOR, area=Area.SDM),
    Persona("koordinator-ak", "Yusuf Maulana (contoh)", "Koordinator Akuntabilitas", Role.COORDINATOR, area=Area.AK),
    Persona("koordinator-pw", "Fitri Handayani (contoh)", "Koordinator Pengawasan", Role.COORDINATOR, area=Area.PW),
    Persona("koordinator-pp", "Agus Prasetyo (contoh)", "Koordinator Pelayanan Publik", Role.COORDINATOR, area=Area.PP),
    Persona("staf-mp", "Rina Marlina (contoh)", "Pelaksana", Role.STAFF, area=Area.MP),
    Persona("staf-pt", "Bayu Nugroho (contoh)", "Pelaksana", Role.STAFF, area=Area.PT),
    Persona("staf-sdm", "Sari Puspita (contoh)", "Pelaksana", Role.STAFF, area=Area.SDM),
    Persona("staf-ak", "Andi Kurniawan (contoh)", "Pelaksana", Role.STAFF, area=Area.AK),
    Persona("staf-pw", "Mega Lestari (contoh)", "Pelaksana", Role.STAFF, area=Area.PW),
    Persona("staf-pp", "Tono Wijaya (contoh)", "Pelaksana", Role.STAFF, area=Area.PP),
    Persona("agen", "Putri Anggraini (contoh)", "Agen Perubahan", Role.CHANGE_AGENT, area=Area.MP),
    Persona("admin", "Rizal Effendi (contoh)", "Operator sistem", Role.ADMIN),
    Persona("tpi", "Siti Aminah (contoh)", "Tim Penilai Internal", Role.TPI, unit=CENTRE),
    Persona("tpn", "Bambang Sutrisno (contoh)", "Tamu Tim Penilai Nasional", Role.TPN),
    Persona("inspektorat", "Wahyu Hidayat (contoh)", "Auditor Inspektorat", Role.INSPECTORATE, unit=CENTRE),
    Persona("provinsi", "Desi Ratnasari (contoh)", "Pembina KPU Provinsi", Role.SUPERVISOR, unit=JAMBI),
)

STAFF_OF_AREA = {persona.area: persona for persona in PERSONAS if persona.role == Role.STAFF}
COORDINATOR_OF_AREA = {persona.area: persona for persona in PERSONAS if persona.role == Role.COORDINATOR}
