"""The sources of the look: colours, icons, style sheet, script, templates."""

import gzip
import json
import re
import resource
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

from bening.foundation.kit.components.icons import icon_names
from bening.foundation.kit.states import STATES

from .conftest import KIT, ROOT

TOKENS = json.loads((KIT / "tokens.json").read_text())
TEMPLATES = sorted((KIT / "templates").rglob("*.html"))
PYTHON = sorted((ROOT / "src/bening").rglob("*.py"))
CSS = "\n".join(path.read_text() for path in sorted((KIT / "css").glob("*.css")))
SCRIPTS = "\n".join(path.read_text() for path in sorted((KIT / "js").rglob("*.js")))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("accent", TOKENS["accents"])
def test_every_pair_of_colours_can_be_read(theme, accent):
    colours = TOKENS[theme] | TOKENS["accents"][accent][theme]
    weak = {
        f"{front} on {back}": round(contrast(colours[front], colours[back]), 2)
        for least, pairs in TOKENS["contrast"].items()
        for front, back in pairs
        if contrast(colours[front], colours[back]) < float(least)
    }
    assert weak == {}


def test_light_and_dark_know_the_same_colours():
    assert TOKENS["light"].keys() == TOKENS["dark"].keys()
    for accent in TOKENS["accents"].values():
        assert accent["light"].keys() == accent["dark"].keys()


def test_every_colour_that_the_style_sheet_names_exists_and_is_used():
    known = set(TOKENS["light"]) | set(TOKENS["accents"]["tirta"]["light"])
    named = set(re.findall(r"var\(--([\w-]+)", CSS)) - {"tone", "tone-soft"}
    assert named == known


def test_colours_stand_in_the_tokens_only():
    screen = CSS.split("@media print")[0]
    assert re.findall(r"#[0-9a-f]{3,8}\b", screen, re.IGNORECASE) == []


ICON_USE = re.compile(r"""\bicon(?:=| |\()["']([a-z0-9-]+)["']""")


def icons_in(text: str) -> set[str]:
    """The names after `icon=`, `{% icon` and `icon(`."""
    return set(ICON_USE.findall(text))


@pytest.mark.parametrize("folder", ["foundation", "front", "rooms"])
def test_every_icon_that_a_template_names_is_listed(folder):
    for path in (ROOT / "src/bening" / folder).rglob("*.html"):
        assert icons_in(path.read_text()) <= icon_names(), path


def test_every_icon_that_the_script_or_a_state_names_is_listed():
    assert icons_in(SCRIPTS) | {state.icon for state in STATES.values()} <= icon_names()
    assert {"circle-alert", "calendar"} <= icons_in(SCRIPTS)


def test_icons_are_listed_once_and_in_order():
    names = (KIT / "icons.txt").read_text().split()
    assert names == sorted(set(names))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_compiles_stays_short_and_holds_nothing_inline(path):
    source = path.read_text()
    get_template(str(path.relative_to(KIT / "templates")))
    assert source.count("\n") <= 120
    assert not re.search(r"""<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)""", source)


def test_no_class_is_written_that_the_style_sheet_does_not_know(client, demo_mode):
    page = client.get("/komponen?galat=1&status=late").content.decode()
    written = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", CSS))
    marks_only = {"icon--m", "notice__title", "tasklist__name"}
    assert {
        name for name in written - known - marks_only if "--" not in name or name.split("--")[0] not in known
    } == set()


@pytest.mark.parametrize(
    ("name", "budget"),
    [
        ("kit.css", 12 * 1024),
        ("kit.js", 8 * 1024),
        ("uploads.js", 7 * 1024),
        ("answers.js", 2 * 1024),
        ("hash.js", 3 * 1024),
        ("icons.svg", 8 * 1024),
    ],
)
def test_built_files_stay_within_their_budget(built, name, budget):
    assert len(gzip.compress((built / name).read_bytes(), 9)) <= budget


def test_a_page_with_a_dropzone_loads_at_most_thirty_kib_of_script_at_first(built):
    htmx = Path(finders.find("django_htmx/htmx-2.min.js"))
    first = [htmx, built / "kit.js", built / "uploads.js"]
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in first) <= 30 * 1024


def test_the_sprite_holds_every_listed_icon(built):
    held = set(re.findall(r'<symbol id="([^"]+)"', (built / "icons.svg").read_text()))
    assert held == icon_names()


def _children_cpu() -> float:
    """CPU seconds of the programs that this process has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_same_sources_give_the_same_bytes_in_three_seconds(built, tmp_path):
    import subprocess

    before = {path.name: path.read_bytes() for path in built.iterdir() if path.is_file()}
    before_cpu = _children_cpu()
    subprocess.run([shutil.which("node"), "tools/build_frontend.mjs"], cwd=ROOT, check=True, capture_output=True)
    assert _children_cpu() - before_cpu < 3
    assert {path.name: path.read_bytes() for path in built.iterdir() if path.is_file()} == before


def test_the_lock_of_packages_names_no_host():
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text()
