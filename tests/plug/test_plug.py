"""Two hundred processes are killed at random moments of uploading, handing in, reviewing and packing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
TIMES = {"sqlite": 200, "postgresql": 60}


def own_database(request: pytest.FixtureRequest) -> str:
    """A database of its own beside the tests' one: "" is SQLite in the data folder."""
    if connection.vendor == "sqlite":
        return ""
    import psycopg
    from psycopg import sql

    given = os.environ["DATABASE_URL"]
    name = f"plug_{uuid.uuid4().hex[:12]}"
    server = connection.get_connection_params() | {"dbname": "postgres"}
    server = {key: value for key, value in server.items() if key in {"dbname", "user", "password", "host", "port"}}
    with psycopg.connect(**server, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def drop() -> None:
        with psycopg.connect(**server, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    request.addfinalizer(drop)
    return urlsplit(given)._replace(path=f"/{name}").geturl()


@pytest.mark.slow
@pytest.mark.django_db
def test_a_pulled_plug_loses_nothing_and_leaves_nothing_half_done(tmp_path, request):
    untraced = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    environment = untraced | {
        "BENING_DATA": str(tmp_path),
        "DATABASE_URL": own_database(request),
        "DJANGO_SETTINGS_MODULE": "bening.config.settings",
    }
    times = TIMES[connection.vendor]
    seed = uuid.uuid4().int % 100_000
    command = [sys.executable, "-m", "tests.plug.shake", str(times), str(seed)]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900, check=False)
    assert ran.returncode == 0, f"seed {seed}\n{ran.stdout}\n{ran.stderr[-6000:]}"
    told = json.loads(ran.stdout.strip().splitlines()[-1])
    print(told)

    assert told["pulled"] >= times
    assert all(told[f"round {kind}"] for kind in ("upload", "hand_in", "review", "package"))
    assert told["file"]
    assert told["accepted"]
