"""Kills a working process again and again and looks at what is left: ``python -m tests.plug.shake TIMES SEED``.

The data folder (``BENING_DATA``) and the database (``DATABASE_URL``) are real and throw-away. Each round forks a child
that uploads a file in parts, makes evidence of it, reviews evidence, or makes a package, and tells through a pipe what
it acknowledged; the parent sends SIGKILL at a random moment, checks, and lets a second child go on where the first
one was stopped. Prints one JSON line with what was done.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import select
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connections, transaction

from bening.foundation.audit.models import AuditEvent
from bening.foundation.audit.verify import verify_all
from bening.foundation.files.models import StoredFile, Upload
from bening.foundation.files.services import storage_name
from bening.foundation.files.uploads import Announced, claim, clear_uploads, upload_append, upload_start
from bening.rooms.evidence.enums import EvidenceState as State
from bening.rooms.evidence.models import Evidence, EvidenceStep, Package
from bening.rooms.evidence.models.handover import PackageState
from bening.rooms.evidence.services.handing_in import Content, evidence_create, evidence_submit
from bening.rooms.evidence.services.packages import DEAD_AFTER, package_make, package_request, packages_tidy
from bening.rooms.evidence.services.review import evidence_accept
from tests.factories import NOW, YEAR
from tests.rooms.evidence.world import Office, make_office, place_of

PARTS, PART = 4, 32 * 1024
FIRST_GUESS, BEYOND, WHOLE = 0.3, 1.15, 0.2
"""The plug is pulled within the time that work of its kind took lately (times BEYOND, so that some ends by itself); a
fifth of the rounds is left whole, to measure that time. Seconds; the first guess stands until there is a measure."""
FULL_CHECK_EVERY = 50
UPLOADED = ("pk", "offset", "file__sha256")

Ack = Callable[[str, str], None]


@dataclass
class Ledger:
    """What the children acknowledged and the parent holds them to."""

    files: dict[str, str] = field(default_factory=dict)
    """SHA-256 by upload, once the last byte was acknowledged."""
    offsets: dict[str, int] = field(default_factory=dict)
    evidence: set[int] = field(default_factory=set)
    accepted: set[int] = field(default_factory=set)
    packages: set[int] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    took: dict[str, float] = field(default_factory=dict)

    def measure(self, kind: str, began: float, *, whole: bool) -> None:
        if whole:
            self.took[kind] = time.monotonic() - began

    def take(self, kind: str, value: str) -> None:
        self.done[kind] += 1
        if kind == "part":
            upload, offset = value.split()
            self.offsets[upload] = int(offset)
        elif kind == "file":
            upload, sha256 = value.split()
            self.files[upload] = sha256
        else:
            getattr(self, kind).add(int(value))


def content_of(seed: int) -> bytes:
    return b"Bukti %d\n" % seed + random.Random(seed).randbytes(PARTS * PART // 2).hex().encode()


def start(office: Office, seed: int) -> Upload:
    content = content_of(seed)
    announced = Announced(f"bukti-{seed}.txt", len(content), "text/plain", sha256=hashlib.sha256(content).hexdigest())
    return upload_start(unit=office.unit, year=YEAR, announced=announced, by=office.staff.user, at=NOW)


def send_rest(office: Office, upload: Upload, seed: int, ack: Ack) -> None:
    """Send what is missing of the file, from where the upload stands."""
    content = content_of(seed)
    while upload.file_id is None:
        part = ContentFile(content[upload.offset : upload.offset + PART])
        upload = upload_append(upload=upload, offset=upload.offset, content=part, by=office.staff.user, at=NOW)
        ack("part", f"{upload.pk} {upload.offset}")
    ack("file", f"{upload.pk} {upload.file.sha256}")


def hand_in(office: Office, ack: Ack) -> None:
    upload = Upload.objects.waiting().order_by("created_at", "pk").first()
    if upload is None:
        return
    with transaction.atomic():
        files = claim([upload], by=office.staff.user, at=NOW)
        content = Content(files=files, places=[place_of(office.item)])
        evidence = evidence_create(by=office.staff, at=NOW, title=upload.name, content=content)
        evidence_submit(by=office.staff, at=NOW, evidence=evidence)
    ack("evidence", str(evidence.pk))


def review(office: Office, ack: Ack) -> None:
    waiting = Evidence.objects.filter(state=State.SUBMITTED).order_by("pk").first()
    if waiting is not None:
        evidence_accept(by=office.coordinator, at=NOW, evidence=waiting, number=1)
        ack("accepted", str(waiting.pk))


def package(office: Office, ack: Ack) -> None:
    made = package_request(by=office.secretary, at=NOW, title="Paket", as_of=NOW)
    package_make(at=NOW, package_id=made.pk, clock=lambda: NOW)
    ack("packages", str(made.pk))


def killed(work: Callable[[Ack], None], after: float | None, ledger: Ledger) -> bool:
    """Run work in a child and kill it ``after`` seconds (None: let it end); True where the plug was pulled in time."""
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            work(lambda kind, value: os.write(writing, f"{kind} {value}\n".encode()) and None)
            code = 0
        except BaseException:  # noqa: BLE001 - the parent only sees the exit code
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    told = _listen(reading, after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    while chunk := os.read(reading, 65536):
        told += chunk
    os.close(reading)
    for line in told.decode().split("\n")[:-1]:
        ledger.take(*line.split(" ", 1))
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work itself failed"
    return os.WIFSIGNALED(status)


def _listen(reading: int, after: float | None) -> bytes:
    told = b""
    end = time.monotonic() + (60 if after is None else after)
    while (left := end - time.monotonic()) > 0:
        ready, _, _ = select.select([reading], [], [], left)
        if not ready:
            break
        chunk = os.read(reading, 65536)
        if not chunk:
            break
        told += chunk
    return told


def check(ledger: Ledger) -> None:
    """Nothing acknowledged is missing and nothing is half there. Asks the same few questions after 300 rounds as after
    three."""
    uploads = {str(key): (offset, sha256) for key, offset, sha256 in Upload.objects.values_list(*UPLOADED)}
    assert [key for key, offset in ledger.offsets.items() if uploads[key][0] < offset] == [], "bytes are forgotten"
    assert {key: uploads[key][1] for key in ledger.files} == ledger.files
    for sha256, size in StoredFile.objects.order_by("pk").values_list("sha256", "size"):
        assert default_storage.size(storage_name(sha256)) == size
    check_evidence()
    known = set(Evidence.objects.values_list("pk", flat=True).order_by("pk"))
    assert ledger.evidence <= known
    assert ledger.accepted <= set(Evidence.objects.counted().values_list("pk", flat=True).order_by("pk"))
    done = Package.objects.filter(state=PackageState.DONE)
    assert ledger.packages <= set(done.values_list("pk", flat=True).order_by("pk"))
    for made in done.order_by("pk"):
        assert default_storage.size(made.stored_as) == made.size


def check_evidence() -> None:
    """Each piece has its files, stands where its last step led, and every step is told once in the audit trail."""
    standing = dict(Evidence.objects.values_list("pk", "state").order_by("pk"))
    with_files = set(Evidence.objects.filter(current__files__isnull=False).values_list("pk", flat=True).order_by("pk"))
    assert with_files == set(standing), "evidence without its files"
    steps: dict[int, list[str]] = {key: [] for key in standing}
    for key, target in EvidenceStep.objects.order_by("at", "pk").values_list("evidence_id", "target"):
        steps[key].append(target)
    assert {key: (led[-1] if led else State.DRAFT) for key, led in steps.items()} == standing
    told = Counter(
        AuditEvent.objects.filter(target_type="evidence.evidence").order_by("pk").values_list("target_id", flat=True)
    )
    assert told == {str(key): 1 + len(led) for key, led in steps.items()}


def check_whole() -> None:
    """Every byte and every link of the audit chain."""
    assert verify_all() == []
    for sha256 in StoredFile.objects.values_list("sha256", flat=True).order_by("pk").distinct():
        with default_storage.open(storage_name(sha256), "rb") as stream:
            assert hashlib.sha256(stream.read()).hexdigest() == sha256


def one_round(office: Office, chance: random.Random, ledger: Ledger, seed: int) -> bool:
    kind = chance.choice(("upload", "upload", "hand_in", "review", "package"))
    whole = chance.random() < WHOLE
    after = None if whole else chance.uniform(0, ledger.took.get(kind, FIRST_GUESS) * BEYOND)
    began = time.monotonic()
    ledger.done[f"round {kind}"] += 1
    if kind == "upload":
        upload = start(office, seed)
        cut = killed(lambda ack: send_rest(office, upload, seed, ack), after, ledger)
        ledger.measure(kind, began, whole=whole)
        check(ledger)
        standing = Upload.objects.get(pk=upload.pk)
        killed(lambda ack: send_rest(office, standing, seed, ack), None, ledger)
        assert str(upload.pk) in ledger.files, "an interrupted upload could not go on"
        return cut
    work = {"hand_in": hand_in, "review": review, "package": package}[kind]
    cut = killed(lambda ack: work(office, ack), after, ledger)
    ledger.measure(kind, began, whole=whole)
    check(ledger)
    packages_tidy(at=NOW + 2 * DEAD_AFTER)
    Package.objects.filter(state=PackageState.QUEUED).update(state=PackageState.CANCELLED)
    return cut


def once_here(office: Office, ledger: Ledger, seed: int) -> None:
    """Every kind of work once in this process: what it loads is loaded before the first fork, so that the plug is
    pulled in the middle of work and not of imports."""
    ack: Ack = ledger.take
    send_rest(office, start(office, seed * 100_000), seed * 100_000, ack)
    for work in (hand_in, review, package):
        work(office, ack)
    check(ledger)


def shake(times: int, seed: int) -> None:
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    settings.TASKS["default"]["BACKEND"] = "django_tasks.backends.dummy.DummyBackend"
    chance, ledger = random.Random(seed), Ledger()
    office = make_office()
    once_here(office, ledger, seed)
    pulled = rounds = 0
    while pulled < times:
        rounds += 1
        pulled += one_round(office, chance, ledger, seed * 100_000 + rounds)
        if rounds % FULL_CHECK_EVERY == 0:
            check_whole()
    check_whole()
    clear_uploads(at=NOW)
    print(json.dumps({"pulled": pulled, "rounds": rounds, **ledger.done}))
