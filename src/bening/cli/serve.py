"""``bening up`` and ``bening worker``: the running server."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import socket
import sys
import threading
import time
from typing import Any

from bening.cli import CommandFailed, data, use_django

logger = logging.getLogger(__name__)

THREADS = 6
REQUEST_LIMIT = 64 * 1024 * 1024


def add(subparsers: Any, name: str, summary: str) -> None:
    parser = subparsers.add_parser(name, help=summary, description=summary.capitalize() + ".")
    if name == "up":
        parser.add_argument("--host", help="alamat tempat mendengarkan (bawaan: BENING_HOST)")
        parser.add_argument("--port", type=int, help="porta (bawaan: BENING_PORT)")
        parser.add_argument("--workers", type=int, default=1, metavar="N", help="jumlah proses web (bawaan: 1)")
        parser.add_argument(
            "--no-jobs", action="store_true", help="tanpa pekerja latar; jalankan bening worker terpisah"
        )
        parser.set_defaults(run=run_up)
    else:
        parser.set_defaults(run=run_worker)


def run_up(options: argparse.Namespace) -> int:
    use_django()
    prepare()
    return serve(host=options.host, port=options.port, workers=options.workers, with_jobs=not options.no_jobs)


def prepare() -> None:
    """Database, static files and, on an empty installation, the set-up address."""
    from bening.config import statics

    data.prepare()
    statics.collect()
    announce_setup()


def announce_setup() -> None:
    """On an installation without people, say where the administrator begins."""
    from django.conf import settings

    from bening.foundation.accounts import setup

    if token := setup.setup_token():
        print(
            f"Belum ada pengguna. Buka {settings.PUBLIC_URL}/mulai/?kunci={token} untuk menyiapkan satuan kerja.",
            flush=True,
        )


def serve(*, host: str | None, port: int | None, workers: int, with_jobs: bool) -> int:
    """Listen until told to stop. One process by default; ``workers`` > 1 forks that many over one socket."""
    from django.conf import settings

    from bening.config.env import Environment

    environment = Environment()
    listener = listen(host or environment.text("BENING_HOST"), port or environment.number("BENING_PORT"))
    if workers < 1:
        raise CommandFailed("--workers harus 1 atau lebih.")
    address = f"http://{listener.getsockname()[0]}:{listener.getsockname()[1]}"
    print(f"Bening siap di {address} (Ctrl+C untuk berhenti).", flush=True)
    if settings.DEBUG:
        print("Mode pengembang menyala: jangan dipakai untuk data sungguhan.", flush=True)
    if workers == 1:
        return serve_here(listener, with_jobs=with_jobs)
    return supervise(listener, workers, with_jobs=with_jobs)


def listen(host: str, port: int) -> socket.socket:
    """The listening socket. Raises CommandFailed with a sentence when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise CommandFailed(
            f"Porta {port} di {host} tidak dapat dipakai ({error.strerror}). Pilih lain dengan BENING_PORT."
        ) from error
    listener.listen(1024)
    return listener


def serve_here(listener: socket.socket, *, with_jobs: bool) -> int:
    """Serve in this process until SIGTERM or SIGINT; the job threads end with it."""
    from waitress.server import create_server

    from bening.config.wsgi import application

    warm_up()
    server = create_server(application, sockets=[listener], threads=THREADS, **server_options())
    jobs = JobThreads() if with_jobs else None

    def stop(_signum: int, _frame: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    try:
        server.run()
    except (SystemExit, KeyboardInterrupt):
        pass
    finally:
        if jobs:
            jobs.stop()
        server.close()
    return 0


def warm_up() -> None:
    """Import every view and rule before there are threads, and leave no connection of this thread behind."""
    from django.db import connections
    from django.urls import get_resolver

    from bening.config import access_map, schedule

    get_resolver().reverse_dict  # noqa: B018 - building it imports all URL modules
    logger.debug("%d addresses, %d periodic jobs", len(access_map.ACCESS), len(schedule.PERIODIC))
    connections.close_all()


def server_options() -> dict[str, Any]:
    """Waitress settings: limits, and whose forwarded headers to believe."""
    from bening.config.env import Environment

    options: dict[str, Any] = {
        "ident": None,
        "max_request_body_size": REQUEST_LIMIT,
        "channel_timeout": 60,
        "connection_limit": 500,
        "clear_untrusted_proxy_headers": True,
    }
    if Environment().flag("BENING_TRUST_PROXY"):
        options |= {
            "trusted_proxy": "*",
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"},
        }
    return options


class JobThreads:
    """The worker and the scheduler beside the web server, each in a thread of its own."""

    def __init__(self) -> None:
        from bening.config.schedule import PERIODIC
        from bening.foundation.jobs import scheduler, worker

        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=worker.run, args=(self._stopping,), name="worker", daemon=True),
            threading.Thread(target=scheduler.run, args=(PERIODIC, self._stopping), name="scheduler", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def wait(self) -> None:
        while not self._stopping.wait(1):
            pass

    def stop(self) -> None:
        """Ask both to end and give the running job ten seconds."""
        self._stopping.set()
        deadline = time.monotonic() + 10
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))


def run_worker(options: argparse.Namespace) -> int:
    use_django()
    data.prepare(quiet=True)
    jobs = JobThreads()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print("Pekerja latar berjalan (Ctrl+C untuk berhenti).", flush=True)
    try:
        jobs.wait()
    finally:
        jobs.stop()
    return 0


def supervise(listener: socket.socket, workers: int, *, with_jobs: bool) -> int:
    """Fork the web processes, start again whichever dies, and end all of them together."""
    from django.db import connections

    connections.close_all()
    children: dict[int, int] = {}
    stopping = False

    def stop(_signum: int, _frame: object) -> None:
        nonlocal stopping
        stopping = True
        for child in children:
            os.kill(child, signal.SIGTERM)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    for number in range(workers):
        children[fork_worker(listener, with_jobs=with_jobs and number == 0)] = number
    while children:
        try:
            ended, _ = os.wait()
        except InterruptedError:
            continue
        number = children.pop(ended)
        if not stopping:
            time.sleep(0.5)
            children[fork_worker(listener, with_jobs=with_jobs and number == 0)] = number
    return 0


def fork_worker(listener: socket.socket, *, with_jobs: bool) -> int:
    child = os.fork()
    if child:
        return child
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        os._exit(serve_here(listener, with_jobs=with_jobs))
    finally:
        os._exit(1)
