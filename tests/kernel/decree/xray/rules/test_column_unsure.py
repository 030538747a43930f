"""Columns whose meaning was guessed."""

from __future__ import annotations

import pytest
from tests.kernel.decree.xray.builders import OWNER_COLUMN, draft, item

from bening.kernel.decree.draft import ColumnReading, Role
from bening.kernel.decree.xray.rules.column_unsure import check


@pytest.mark.parametrize("role", list(Role))
def test_every_role_that_was_guessed_is_told_in_words(role: Role) -> None:
    guess = ColumnReading(2, 5, "Output", role, sure=False, reason="isinya mirip dokumen")
    (finding,) = check(draft(item(), columns=[guess]))
    assert "Kolom 5 tabel 2 (“Output”)" in finding.detail
    assert "karena isinya mirip dokumen" in finding.detail
    assert [(place.table, place.column) for place in finding.places] == [(2, 5)]


def test_a_heading_and_a_reason_may_be_missing() -> None:
    (finding,) = check(draft(item(), columns=[ColumnReading(1, 3, " ", Role.NOTE, sure=False)]))
    assert "(tanpa judul) dibaca sebagai catatan." in finding.detail


def test_a_sure_reading_does_not_fire() -> None:
    assert check(draft(item(), columns=OWNER_COLUMN)) == []
