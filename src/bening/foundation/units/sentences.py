"""How the audit trail tells of units."""

from bening.foundation.units.forms import ACCENTS

SENTENCES = {
    "units.institution_added": "{who} menambah instansi {target}",
    "units.institution_changed": "{who} mengubah instansi {target}",
    "units.unit_added": "{who} menambah satuan kerja {target}",
    "units.unit_changed": "{who} mengubah satuan kerja {target}",
    "units.settings_changed": "{who} mengubah pengaturan {target}",
}

VALUES = {"accent": dict(ACCENTS)}
"""Words of codes that no model knows."""
