"""Mends lie over a reading, survive another reading, and never guess a date."""

from datetime import date

from bening.kernel.decree import read_pasted
from bening.kernel.targets.schedule import Kind
from bening.rooms.plans.imports import mending

TABLE = """NO\tKOMPONEN\tINDIKATOR\tLANGKAH AKSI\tBUKTI FISIK\tTARGET WAKTU
I\tMANAJEMEN PERUBAHAN\t\t\t\t
1.\tTim Kerja\tTim kerja dibentuk\tMenyusun SK\tSK Tim\tPaling lambat Mei-Juni 2025
\t\tTim kerja dievaluasi\tRapat evaluasi\tNotulen\t
2.\tRencana\tRencana disusun\tMenyusun rencana\tDokumen\tJanuari minggu ke-2 2025
"""


def reading():
    return read_pasted(TABLE, year=2025)


def lay(edits):
    return mending.mended(reading(), edits, year=2025)


def key(item_id):
    return mending.keys_of(reading().items())[item_id]


def original(item_id):
    return next(item for item in reading().items() if item.id == item_id)


def test_what_can_be_read_two_ways_or_is_inherited_is_asked():
    asked = mending.doubts(lay({}))
    assert [(doubt.item.id, doubt.must) for doubt in asked] == [("I.1.1", True), ("I.1.2", True)]
    assert asked[0].choices[-1] is mending.NO_DATES
    assert "butir I.1.1 di atasnya" in asked[1].reasons[0]


def test_a_chosen_reading_settles_the_item_and_what_inherits_from_it_still_asks():
    second = mending.doubts(lay({}))[0].choices[1]
    result = lay(mending.with_choice({}, key("I.1.1"), second))
    assert result.item("I.1.1").schedule.last_due == date(2025, 5, 31)
    assert result.settled == {"I.1.1"}
    (left,) = mending.doubts(result)
    assert left.item.id == "I.1.2"
    assert left.choices[0].occurrences == second.occurrences
    assert len(left.choices) == 3


def test_an_inherited_date_can_be_declared_to_be_none():
    result = lay(mending.with_choice({}, key("I.1.2"), mending.NO_DATES))
    assert result.item("I.1.2").schedule.kind is Kind.NONE
    assert result.item("I.1.2").schedule.occurrences == ()
    assert [doubt.item.id for doubt in mending.doubts(result)] == ["I.1.1"]


def test_typed_words_are_read_and_take_a_former_choice_away():
    edits = mending.with_choice({}, key("I.1.1"), mending.NO_DATES)
    edits = mending.with_fields(edits, key("I.1.1"), {"target_raw": "setiap  triwulan"}, original("I.1.1"))
    result = lay(edits)
    assert result.item("I.1.1").target_raw == "setiap triwulan"
    assert len(result.item("I.1.1").schedule.occurrences) == 4
    assert result.settled == set()
    assert len(result.item("I.1.2").schedule.occurrences) == 4


def test_mended_texts_are_split_anew_and_the_source_text_is_no_mend():
    edits = mending.with_fields({}, key("I.1.1"), {"action_raw": "1. Rapat;\n2. Menyusun"}, original("I.1.1"))
    item = lay(edits).item("I.1.1")
    assert [(step.no, step.text) for step in item.action_steps] == [(1, "Rapat;"), (2, "Menyusun")]
    assert lay(edits).edited == {"I.1.1": ("action_raw",)}
    assert mending.with_fields(edits, key("I.1.1"), {"action_raw": "Menyusun SK"}, original("I.1.1")) == {"rows": {}}


def test_weeks_can_be_counted_another_way():
    assert lay({}).item("I.2.1").schedule.last_due == date(2025, 1, 14)
    assert lay({"weeks": "calendar"}).item("I.2.1").schedule.last_due == date(2025, 1, 12)


def test_a_mend_whose_row_is_gone_is_told_and_not_lost():
    edits = mending.with_fields({}, "lain/9", {"indicator": "Tetap ada"}, original("I.1.1"))
    assert lay(edits).orphans == {"lain/9": {"fields": {"indicator": "Tetap ada"}}}


def test_a_choice_that_is_no_reading_any_more_asks_again():
    edits = {"rows": {key("I.1.1"): {"choice": {"kind": "month", "periods": ["2024-01"]}}}}
    assert "I.1.1" in [doubt.item.id for doubt in mending.doubts(lay(edits))]


def test_a_row_can_stand_again_as_it_was_read():
    edits = mending.with_choice({}, key("I.1.1"), mending.NO_DATES)
    assert mending.without(edits, key("I.1.1")) == {"rows": {}}
