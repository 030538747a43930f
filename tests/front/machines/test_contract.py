"""The running server keeps what its OpenAPI document promises, and PortalRB's pull goes through from end to end."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from tools.portalrb_simulator import Portal, PullFailed, Review

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import Actor
from bening.foundation.machines.enums import Scope
from bening.foundation.machines.models import ApiKey
from bening.foundation.machines.services import key_create
from bening.foundation.units.models import Unit
from tests.factories import NOW, actor, make_unit
from tests.foundation.machines.world import TERMS, call
from tests.front.machines.world import Province, make_office, make_province

SEED = "20250520"
CODE = "656382"
"""The unit that the examples in the document name."""


@pytest.fixture
def served(transactional_db: None, live_server: LiveServer, settings: object) -> Province:
    """A province behind a running server; the regency of the document's examples is proposed."""
    settings.PUBLIC_URL = live_server.url
    province = make_province()
    province.office = make_office(make_unit(CODE, parent=province.world.province))
    province.office.prove("P.1.i.a")
    province.office.judge("P.1.i.a", {"P.1.i.a": "Ya"}, "Sesuai")
    province.office.stand("PROPOSAL")
    return province


def unlimited_key(by: Actor, scopes: list[Scope]) -> str:
    """The secret of a key that may call as often as it likes: the minute stands still here."""
    key, secret = key_create(by=by, at=NOW, terms=replace(TERMS, scopes=scopes))
    ApiKey.objects.filter(pk=key.pk).update(rate_limit=30_000)
    return secret


def keeps_its_word(live_server: LiveServer, folder: Path, secret: str, phases: str, ticket: str) -> None:
    """Schemathesis tries every address, always in the same way, and finds nothing that the document does not say."""
    (folder / "schemathesis.toml").write_text(f'[parameters]\n"path.ticket" = "{ticket}"\n')
    command = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{live_server.url}/api/openapi.json",
        "--url", live_server.url, "--header", f"Authorization: Bearer {secret}", "--phases", phases,
        "--max-examples", "10", "--seed", SEED, "--generation-database", "none", "--no-color",
        "--request-timeout", "60", "--suppress-health-check", "all",  # a busy machine is no failure
    ]  # fmt: skip
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.slow
def test_every_answer_to_a_key_of_the_whole_province_is_one_that_the_document_describes(
    served: Province, live_server: LiveServer, tmp_path: Path
) -> None:
    secret = unlimited_key(served.world.admin, list(Scope))
    told = json.loads(call(secret, f"/api/portalrb/lke/jawaban-unit/{CODE}").content)
    ticket = told["answers"][0]["bukti_dukung_unit"].rpartition("/")[2]
    keeps_its_word(live_server, tmp_path, secret, "examples,coverage,fuzzing", ticket)


@pytest.mark.slow
def test_every_answer_to_a_key_of_one_unit_and_one_scope_is_one_that_the_document_describes(
    served: Province, live_server: LiveServer, tmp_path: Path
) -> None:
    secret = unlimited_key(actor(served.office.unit, Role.ADMIN), [Scope.PLAN_READ])
    keeps_its_word(live_server, tmp_path, secret, "examples,fuzzing", "tidak-ada")


def test_portalrb_pulls_reviews_and_pulls_again(served: Province, live_server: LiveServer) -> None:
    waited: list[float] = []
    portal = Portal(f"{live_server.url}/api/portalrb", served.secret, sleep=waited.append)
    portal.pull_lists()
    portal.pull_answers(CODE)
    portal.approve(CODE)
    answers = portal.units[CODE].answers
    assert len(answers) == 127
    assert (answers[1]["jawaban_unit"], answers[1]["jawaban_tpi"], answers[1]["catatan_tpi"]) == (None, "Ya", "Sesuai")
    with portal.open(answers[1]["bukti_dukung_unit"]) as file:
        assert file.read().startswith(b"Laporan nomor")
    assert waited == []

    portal.pull_lists()
    assert portal.units[CODE].review == Review.APPROVED
    Unit.objects.filter(code=CODE).update(name="KPU Kabupaten Baru")
    portal.pull_lists()
    assert (portal.units[CODE].nama, portal.units[CODE].review) == ("KPU Kabupaten Baru", Review.PENDING)
    portal.approve(CODE)
    portal.pull_answers(CODE)
    assert portal.units[CODE].review == Review.PENDING

    served.office.stand("TPI")
    with pytest.raises(PullFailed, match="404: Satuan kerja ini tidak sedang"):
        portal.pull_answers(CODE)
    assert waited == [60, 120]
    portal.pull_lists()
    assert portal.units == {}
    with pytest.raises(PullFailed, match="401: Kunci API"):
        Portal(portal.base, "salah", sleep=waited.append).pull_lists()
