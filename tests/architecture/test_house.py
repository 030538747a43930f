"""The rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "bening"
PYTHON = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(path for path in SOURCE.rglob("*.html") if "templates" in path.parts)


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name.decode() for name in names.split(b"\0") if name]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PYTHON, ids=relative)
def test_modules_have_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", TEMPLATES, ids=relative)
def test_templates_have_at_most_120_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 120


def test_views_never_ask_the_database_themselves() -> None:
    guilty = [
        relative(path)
        for path in PYTHON
        if (path.name == "views.py" or "views" in path.parts) and re.search(r"\.objects\b", path.read_text("utf-8"))
    ]
    assert guilty == []


def test_kernel_and_rules_know_neither_django_nor_clock_nor_network() -> None:
    modules = r"django|socket|urllib\.request|http\.client|requests"
    pattern = re.compile(
        rf"^\s*(?:from|import) (?:{modules})\b|\b(?:date\.today|datetime\.now|time\.time)\(", re.MULTILINE
    )
    pure = [path for path in PYTHON if "kernel" in path.parts or "rules" in path.parts]
    assert pure
    assert [relative(path) for path in pure if pattern.search(path.read_text("utf-8"))] == []


def test_only_the_clock_asks_what_time_it_is() -> None:
    pattern = re.compile(r"\btimezone\.(?:now|localdate)\(|\btimezone\.localtime\(\)|\bdate\.today\(|\bdatetime\.now\(")
    # Sessions, jobs and their heartbeat live in the machine's time, which stands still for nobody's demo.
    allowed = (
        "foundation/kit/clock.py",
        "foundation/accounts/sessions.py",
        "foundation/jobs/",
        "front/views/status.py",
    )
    guilty = [relative(path) for path in PYTHON if pattern.search(path.read_text("utf-8"))]
    assert [name for name in guilty if not name.startswith(tuple(f"src/bening/{place}" for place in allowed))] == []


def test_rooms_meet_only_through_their_api() -> None:
    rooms = sorted(
        path.name for path in (SOURCE / "rooms").iterdir() if path.is_dir() and not path.name.startswith("_")
    )
    for path in PYTHON:
        if "rooms" not in path.parts:
            continue
        own = path.parts[path.parts.index("rooms") + 1]
        for other in re.findall(r"bening\.rooms\.(\w+)(?:\.(?!api\b)\w+)", path.read_text("utf-8")):
            assert other == own or other not in rooms, f"{relative(path)} reaches into {other}"


def test_front_composes_rooms_through_their_api() -> None:
    reach = re.compile(r"bening\.rooms\.\w+\.(?!api\b|urls\b|permissions\b)\w+")
    guilty = {relative(path): reach.findall(path.read_text("utf-8")) for path in PYTHON if "front" in path.parts}
    assert {name: found for name, found in guilty.items() if found} == {}


def test_nothing_names_a_machine_or_a_workplace() -> None:
    marks = re.compile(
        rb"(?<![\w.])/(?:"
        + b"|".join([b"wo" + b"rk", b"fa" + b"rm"])
        + rb")/|\.\./sha"
        + rb"red\b|bash_"
        + rb"jobs|pythonhos"
        + rb"ted|registry\.npm"
        + rb"js"
    )
    guilty = [relative(path) for path in tracked() if path.is_file() and marks.search(path.read_bytes())]
    assert guilty == []


def test_every_template_is_used() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in [*PYTHON, *TEMPLATES])
    framework = re.compile(
        r"^(?:account|mfa|allauth|socialaccount|usersessions)/|^(?:400|403|404|403_csrf|413|500)\.html$"
    )
    unused = []
    for path in TEMPLATES:
        name = path.as_posix().split("/templates/")[1]
        if not framework.match(name) and f'"{name}' not in sources and f"'{name}" not in sources:
            unused.append(relative(path))
    assert unused == []


def test_unfinished_work_is_written_down() -> None:
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|raise NotImplementedError)\b")
    guilty = [relative(path) for path in PYTHON if marks.search(path.read_text("utf-8"))]
    assert guilty == []
