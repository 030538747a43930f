"""Parts of the cluster start also where somebody was faster."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest
from tools import cluster


def test_ports_that_are_free_are_different():
    assert len(set(cluster.free_ports(40))) == 40


@pytest.mark.slow
@pytest.mark.xdist_group("seaweed")
def test_a_port_that_somebody_took_first_costs_another_attempt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    free, asked = cluster.free_ports, []

    def with_one_taken(count: int) -> list[int]:
        asked.append(count)
        ports = free(count)
        return [taken.getsockname()[1], *ports[1:]] if len(asked) == 1 else ports

    with socket.socket() as taken:
        taken.bind((cluster.HOST, 0))
        taken.listen()
        monkeypatch.setattr(cluster, "free_ports", with_one_taken)
        with cluster.seaweed(tmp_path / "seaweed") as url:
            assert url.startswith("s3://bening:")
    assert len(asked) == 2


def test_what_ends_and_what_is_late_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    log = tmp_path / "log"
    with (
        cluster.running([sys.executable, "-c", "print('no room'); raise SystemExit(3)"], log=log) as process,
        pytest.raises(cluster.DiedError, match=r"Part ended with 3 before it was ready\.(.|\n)*no room"),
    ):
        cluster.wait_for("Part", lambda: False, process, log)
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)
    with (
        cluster.running([sys.executable, "-c", "import time; time.sleep(60)"], log=log) as process,
        pytest.raises(cluster.ClusterError, match=r"Part was not ready after 0 s"),
    ):
        cluster.wait_for("Part", lambda: False, process, log)
