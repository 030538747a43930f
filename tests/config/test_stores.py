"""One line for the file store, one for the scanner."""

from pathlib import Path

import pytest

from bening.config import stores
from bening.config.env import SettingError


def test_without_a_setting_files_lie_in_the_data_folder():
    options = stores.storage_options("", Path("/data/files"))
    assert options["BACKEND"].endswith("DurableFileStorage")
    assert options["OPTIONS"] == {"location": Path("/data/files")}


def test_a_url_names_server_bucket_region_and_keys():
    options = stores.storage_options("s3://kunci:r%2Fhs@server:8333/wadah?tls=0&region=id-1", Path("x"))["OPTIONS"]
    assert options == {
        "access_key": "kunci",
        "secret_key": "r/hs",
        "bucket_name": "wadah",
        "endpoint_url": "http://server:8333",
        "region_name": "id-1",
    }
    encrypted = stores.storage_options("s3://a:b@server/wadah", Path("x"))["OPTIONS"]
    assert encrypted["endpoint_url"] == "https://server"


@pytest.mark.parametrize("url", ["https://server/wadah", "s3://server/wadah", "s3://a:b@server", "s3://a:b@/wadah"])
def test_a_url_of_another_shape_is_a_sentence(url):
    with pytest.raises(SettingError, match="BENING_STORAGE_URL harus berbentuk s3://"):
        stores.storage_options(url, Path("x"))


def test_a_missing_library_is_a_sentence(monkeypatch):
    monkeypatch.setattr(stores, "find_spec", lambda name: None if name == "storages" else 1)
    with pytest.raises(SettingError, match=r"bening\[s3\]"):
        stores.storage_options("s3://a:b@server/wadah", Path("x"))


@pytest.mark.parametrize("value", ["", "/run/clamav/clamd.ctl", "127.0.0.1:3310", "[::1]:3310"])
def test_the_scanner_is_a_socket_file_or_a_port(value):
    assert stores.clamd_address(value) == value


def test_anything_else_for_a_scanner_is_a_sentence():
    with pytest.raises(SettingError, match="BENING_CLAMD harus jalur soket"):
        stores.clamd_address("clamd")
