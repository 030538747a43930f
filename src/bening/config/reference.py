"""The reference pages of the settings and of all states, made from the settings and the state tables themselves."""

from bening.config.env import SETTINGS
from bening.foundation.files.workflow import FILE
from bening.foundation.workflow.reference import render_table
from bening.rooms.evidence.reference import render_evidence
from bening.rooms.plans.reference import render_occurrences

STATES = """\
# Keadaan dan giliran

Pekerjaan, bukti, dan berkas masing-masing punya satu keadaan, dan setiap keadaan punya satu giliran.

Halaman ini dibuat dari kode (`bening.config.reference.render_states`).

"""
FILES = """\
Setiap berkas diperiksa isinya sebelum dapat dibuka orang lain. Perpindahannya terjadi sendiri. Yang diterima dan yang
ditolak disebut di [Berkas yang diterima](berkas.md)."""


def render_states() -> str:
    """``docs/reference/keadaan.md`` as it must be; a test compares."""
    return STATES + "\n".join([render_occurrences(), render_evidence(), render_table("Berkas", FILES, FILE)])


def render_settings() -> str:
    """``docs/reference/pengaturan.md`` as it must be; a test compares."""
    lines = [
        "# Pengaturan",
        "",
        "Setiap pengaturan dibaca dari lingkungan (`NAMA`), dari berkas yang ditunjuk `NAMA_FILE`, atau dari baris",
        "`NAMA=nilai` dalam `bening.env` di folder data; yang disebut lebih dahulu menang. `bening doctor --settings`",
        "menunjukkan nilai yang sedang dipakai dan asalnya.",
        "",
        "| nama | arti | bawaan |",
        "| --- | --- | --- |",
    ]
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default else "(kosong)"
        lines.append(f"| `{setting.name}` | {setting.meaning}{' Rahasia.' if setting.secret else ''} | {default} |")
    return "\n".join(lines) + "\n"
