"""Where settings come from, and what is said of bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from bening.config.env import SETTINGS, Environment, SettingError


def environment(folder: Path, **values: str) -> Environment:
    return Environment({"BENING_DATA": str(folder), **values})


def test_the_environment_goes_before_the_file_and_the_file_before_the_default(tmp_path: Path) -> None:
    (tmp_path / "bening.env").write_text("# catatan\nBENING_PORT=9001\nBENING_HOST='0.0.0.0'\n", "utf-8")
    found = environment(tmp_path, BENING_PORT="9002")
    assert found.number("BENING_PORT") == 9002
    assert found.text("BENING_HOST") == "0.0.0.0"  # noqa: S104
    assert found.text("BENING_TIME_ZONE") == "Asia/Jakarta"
    assert [found.source(name) for name in ("BENING_PORT", "BENING_HOST", "BENING_TIME_ZONE")] == [
        "lingkungan",
        "bening.env",
        "bawaan",
    ]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_each_setting_can_be_a_file(setting, tmp_path: Path) -> None:
    secret = tmp_path / "value"
    secret.write_text("/isi\n", "utf-8")
    found = Environment({f"{setting.name}_FILE": str(secret)})
    if setting.name == "BENING_DATA":
        assert found.data == Path("/isi")
    else:
        assert found.text(setting.name) == "/isi"
        assert found.source(setting.name) == "berkas"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="BENING_MAIL_URL_FILE menunjuk /tidak/ada"):
        environment(tmp_path, BENING_MAIL_URL_FILE="/tidak/ada").text("BENING_MAIL_URL")


def test_a_line_that_is_no_setting_is_named(tmp_path: Path) -> None:
    (tmp_path / "bening.env").write_text("BENING_PORT=1\napa ini\n", "utf-8")
    with pytest.raises(SettingError, match="baris 2"):
        environment(tmp_path).text("BENING_PORT")


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("ya", True), ("0", False), ("tidak", False), ("", False)]
)
def test_flags(tmp_path: Path, value: str, expected: bool) -> None:
    assert environment(tmp_path, BENING_DEBUG=value).flag("BENING_DEBUG") is expected


def test_bad_flags_and_numbers_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="harus 1 atau 0, bukan “mungkin”"):
        environment(tmp_path, BENING_DEBUG="mungkin").flag("BENING_DEBUG")
    with pytest.raises(SettingError, match="harus bilangan bulat"):
        environment(tmp_path, BENING_PORT="delapan").number("BENING_PORT")


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = environment(tmp_path / "baru").secret_key()
    assert len(first) >= 50
    assert environment(tmp_path / "baru").secret_key() == first
    assert ((tmp_path / "baru" / "secret_key").stat().st_mode & 0o777) == 0o600
    assert environment(tmp_path, BENING_SECRET_KEY="sendiri").secret_key() == "sendiri"
