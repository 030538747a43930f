"""Channels of a letter are told as information."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import draft, item

from bening.kernel.decree.draft import Severity
from bening.kernel.decree.xray.rules.foreign_unit_legitimate import check


@pytest.mark.parametrize(
    "text",
    [
        "Dokumen usulan ke Sekjen KPU RI melalui KPU Provinsi Kenanga",
        "Usulan dari KPU Kabupaten Melati ke KPU Provinsi Kenanga ke Bagian SDM",
        "Surat kepada Yth. Sekretaris KPU Provinsi Kenanga",
        "Konsultasi dengan KPU Provinsi Kenanga",
    ],
)
def test_recipients_and_channels_are_information(text: str) -> None:
    (finding,) = check(draft(item(evidence=text), item(), item(action=text)))
    assert finding.severity is Severity.INFO
    assert finding.items == ("I.1.1", "I.1.3")
    assert finding.mends == ()


@pytest.mark.parametrize(
    "text", ["Tim ZI KPU Provinsi Kenanga bekerja", "SOP pada KPU Provinsi Kenanga", "KPU Kabupaten Melati"]
)
def test_actors_and_owners_are_not(text: str) -> None:
    assert check(draft(item(action=text))) == []
