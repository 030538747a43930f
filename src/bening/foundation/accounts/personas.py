"""The example people of the demo, in groups that a visitor can choose from at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.models import Membership, User

INVENTED = " (contoh)"
"""How the names of example people end; the sign-in page says it once for all of them."""


@dataclass(frozen=True, slots=True)
class Persona:
    """An example person: the key of the address that signs in, the name, the role, what that role sees."""

    key: str
    name: str
    role: str
    sees: str


@dataclass(frozen=True, slots=True)
class Group:
    """People of one kind, in the order of their roles and areas."""

    title: str
    people: tuple[Persona, ...]

    @property
    def sees(self) -> str:
        """What all of them see alike; "" where they differ."""
        said = {one.sees for one in self.people}
        return said.pop() if len(said) == 1 else ""


GROUPS = (
    ("Pimpinan dan sekretariat", (Role.LEADER, Role.SECRETARY, Role.ADMIN)),
    ("Koordinator area", (Role.COORDINATOR,)),
    ("Pelaksana dan agen perubahan", (Role.STAFF, Role.CHANGE_AGENT)),
    ("Penilai dan pengawas", (Role.TPI, Role.TPN, Role.INSPECTORATE, Role.SUPERVISOR)),
)
SEES = {
    Role.ADMIN: "Mengatur tim, undangan, dan pengaturan",
    Role.LEADER: "Melihat kemajuan dan yang terlambat",
    Role.SECRETARY: "Menyusun rencana dan membagi pekerjaan",
    Role.COORDINATOR: "Memeriksa hasil kerja areanya",
    Role.STAFF: "Mengerjakan dan menyerahkan bukti",
    Role.CHANGE_AGENT: "Mengerjakan dan menyerahkan bukti",
    Role.TPI: "Membaca rencana dan bukti semua satuan kerja",
    Role.TPN: "Membaca satu satuan kerja sebagai tamu",
    Role.INSPECTORATE: "Mengawasi semua satuan kerja",
    Role.SUPERVISOR: "Membandingkan satuan kerja di provinsinya",
}


def groups() -> list[Group]:
    """The example people by what they do; nobody when demo mode is off."""
    if settings.DEMO_DATE is None:
        return []
    rows = Membership.objects.current().filter(user__is_demo=True, user__is_active=True)
    held: dict[str, dict[int, Persona]] = {role: {} for role in Role.values}
    for row in rows.select_related("user", "unit").order_by("pk"):
        held[row.role].setdefault(row.user_id, _persona(row))
    found = [Group(title, tuple(one for role in roles for one in held[role].values())) for title, roles in GROUPS]
    return [group for group in found if group.people]


def _persona(row: Membership) -> Persona:
    place = row.get_area_display() if row.area else row.unit.name
    return Persona(
        key=row.user.email.partition("@")[0],
        name=row.user.name.removesuffix(INVENTED),
        role=place if row.role == Role.COORDINATOR else f"{row.get_role_display()}, {place}",
        sees=SEES[Role(row.role)],
    )


def user_of(key: str) -> User | None:
    """The example person with this key; nobody when demo mode is off, and never a real person."""
    if settings.DEMO_DATE is None:
        return None
    return User.objects.filter(is_demo=True, is_active=True, email__startswith=f"{key}@").order_by("pk").first()
