"""What changed since a return, beside the reasons of the return."""

from __future__ import annotations

import pytest

from bening.foundation.workflow.returning import ReturnReason
from bening.rooms.evidence.rules.answered import TOUCHES, Change, answered


@pytest.mark.parametrize(
    ("reason", "change", "touched", "sentence"),
    [
        ("wrong_date", Change(date=True), True, "Berubah: tanggal."),
        ("wrong_date", Change(signed=True), False, "Tidak berubah: tanggal maupun berkas."),
        ("unsigned", Change(signed=True, files=True), True, "Berubah: tanda tangan dan berkas."),
        ("unsigned", Change(date=True), False, "Tidak berubah: tanda tangan maupun berkas."),
        ("unreadable", Change(files=True), True, "Berubah: berkas."),
        ("incomplete", Change(), False, "Tidak berubah: berkas."),
        ("other", Change(files=True), None, "Baca keterangannya, lalu bandingkan sendiri."),
    ],
)
def test_a_reason_is_touched_by_what_could_settle_it(reason, change, touched, sentence):
    answer = answered(reason, change)
    assert (answer.touched, answer.sentence) == (touched, sentence)


def test_every_reason_but_free_words_is_judged():
    assert set(TOUCHES) == set(ReturnReason.values) - {"other"}
