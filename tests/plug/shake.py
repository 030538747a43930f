"""``python -m tests.plug.shake TIMES SEED``: see ``rounds``."""

from __future__ import annotations

import os
import sys

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bening.config.settings")
    django.setup()
    from tests.plug.rounds import shake

    shake(int(sys.argv[1]), int(sys.argv[2]))
