"""The institution's own sign-in opens existing accounts by a verified address, and makes none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bening.config.settings import OIDC
from tests.strict_client import StrictClient

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
def test_four_people_come_from_the_provider(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("BENING_", "DATABASE_"))}
    environ |= {"BENING_DATA": str(tmp_path), "BENING_TEST_DATA": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.foundation.accounts.oidc_world"],
        cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout.strip().splitlines()[-1])
    assert told["button"], "the sign-in page offers it"
    assert told["known"][0]
    assert not told["unverified"][0]
    assert "belum memastikan alamat surel" in told["unverified"][1]
    assert not told["unknown"][0]
    assert "Belum ada akun Bening untuk asing@contoh.invalid" in told["unknown"][1]
    assert not told["closed"][0]
    assert told["users"] == 2, "nobody was added"


@pytest.mark.django_db
def test_without_settings_there_is_no_such_sign_in(client: StrictClient) -> None:
    assert not OIDC
    assert client.get("/akun/oidc/instansi/login/").status_code == 404
    assert "Akun instansi" not in client.get("/akun/masuk/").content.decode()
