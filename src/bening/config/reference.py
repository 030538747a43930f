"""The reference page of the settings, made from the settings themselves."""

from bening.config.env import SETTINGS


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
