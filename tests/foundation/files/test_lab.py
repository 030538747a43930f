"""The lab ends by itself, whatever is in a file."""

import io
from pathlib import Path

import pytest

from bening.foundation.files import examination, lab, lab_main
from tests.foundation.files import samples


@pytest.fixture
def store() -> None:
    """The lab knows no store."""


TASKS = """
import os, time
def endless(path, **options):
    while True: pass
def asleep(path, **options):
    time.sleep(60)
def greedy(path, **options):
    return bytearray(3 * 1024**3)[:1]
def curious(path, **options):
    return "\\n".join(sorted(os.environ)).encode()
def crash(path, **options):
    os.abort()
"""


@pytest.fixture
def bad_tasks(tmp_path, monkeypatch):
    """More tasks for the lab: it starts with these."""
    start = tmp_path / "lab_start.py"
    start.write_text(
        f"import sys\n{TASKS}\nfrom bening.foundation.files import lab_main, lab_work\n"
        "lab_work.TASKS.update({f.__name__: f for f in (endless, asleep, greedy, curious, crash)})\n"
        "lab_main.main(*sys.argv[1:])\n"
    )
    run = lab.subprocess.run

    def elsewhere(command, **more):
        assert command[1:3] == ["-m", lab_main.__name__]
        return run([command[0], str(start), *command[3:]], **more)

    monkeypatch.setattr(lab.subprocess, "run", elsewhere)


@pytest.mark.usefixtures("bad_tasks")
@pytest.mark.parametrize("task", ["endless", "greedy", "crash"])
def test_what_goes_wrong_in_the_lab_stays_there(task):
    with pytest.raises(lab.LabError):
        lab.work(task, Path("/dev/null"), seconds=1)


@pytest.mark.usefixtures("bad_tasks")
def test_a_lab_that_sleeps_is_ended(monkeypatch):
    monkeypatch.setattr(lab, "GRACE", 0)
    with pytest.raises(lab.LabError, match="no end within 1 seconds"):
        lab.work("asleep", Path("/dev/null"), seconds=1)


@pytest.mark.usefixtures("bad_tasks")
def test_the_lab_is_given_no_secrets(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://rahasia")
    monkeypatch.setenv("BENING_SECRET_KEY", "rahasia")
    names = lab.work("curious", Path("/dev/null")).decode().split()
    assert not {"DATABASE_URL", "BENING_SECRET_KEY", "BENING_STORAGE_URL"} & set(names)


def test_a_file_that_the_lab_cannot_finish_is_refused(monkeypatch):
    def never(*args, **options):
        raise lab.LabError("x")

    monkeypatch.setattr(lab, "work", never)
    assert examination.by_content(io.BytesIO(samples.pdf()), "a.pdf").refusal == examination.TOO_HARD
    assert examination.by_content(io.BytesIO(samples.picture()), "a.png").refusal == ""


@pytest.mark.parametrize(
    ("found", "claimed", "kept"),
    [
        ("text/plain", "text/markdown", "text/markdown"),
        ("text/plain", "application/json", "application/json"),
        ("text/plain", "text/html", "text/plain"),
        ("text/plain", "application/pdf", "text/plain"),
        ("text/html", "text/x-tempelan", "text/x-tempelan"),
        ("text/html", "text/plain", "text/html"),
        ("application/pdf", "text/plain", "application/pdf"),
        ("", "application/x-rar", "application/x-rar"),
        ("", "", "application/octet-stream"),
    ],
)
def test_the_content_decides_the_type_and_the_sender_only_among_texts(found, claimed, kept):
    assert examination.media_type_of(found, claimed) == kept
