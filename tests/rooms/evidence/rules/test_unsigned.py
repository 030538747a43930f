import pytest

from bening.rooms.evidence.rules.unsigned import needs_signature, unsigned
from tests.rooms.evidence.rules.proofs import proof


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("SK Tim Kerja", "SK"),
        ("Surat Keputusan penetapan", "Surat Keputusan"),
        ("Notulen dan foto rapat", "Notulen"),
        ("Dokumen Pakta Integritas yang ditandatangani", "Pakta Integritas"),
        ("Daftar hadir", "Daftar hadir"),
    ],
)
def test_a_signed_kind_is_recognised(asked, kind):
    assert needs_signature(asked) == kind


@pytest.mark.parametrize("asked", ["Foto kegiatan", "Laporan", "Tangkapan layar", "", "Desk evaluasi", "RISK"])
def test_other_kinds_are_not(asked):
    assert needs_signature(asked) == ""


def test_it_fires_only_where_nobody_declared_it_signed():
    assert "Surat Keputusan" in unsigned(proof(is_signed=False)).sentence
    assert unsigned(proof()) is None
    assert unsigned(proof(is_signed=False, asked="Foto kegiatan")) is None
