from hypothesis import given
from hypothesis import strategies as st

from bening.rooms.evidence.rules.completeness import Answer, Completeness, completeness

SK, REPORT = 1, 2
MARCH, APRIL = 10, 11


def accepted(requirement=None, occurrence=None):
    return Answer(requirement, occurrence, is_accepted=True, is_handed_in=False)


def waiting(requirement=None, occurrence=None):
    return Answer(requirement, occurrence, is_accepted=False, is_handed_in=True)


def test_cells_are_proofs_times_due_dates():
    assert completeness([SK, REPORT], [MARCH, APRIL], []) == Completeness(4, 0, 0)


def test_an_item_without_due_dates_has_one_column():
    assert completeness([SK], [], [accepted(SK)]) == Completeness(1, 1, 0)


def test_an_answer_for_one_due_date_fills_one_cell_and_one_for_all_fills_the_row():
    assert completeness([SK, REPORT], [MARCH, APRIL], [accepted(REPORT, MARCH)]).accepted == 1
    assert completeness([SK, REPORT], [MARCH, APRIL], [accepted(SK)]).accepted == 2


def test_an_answer_to_no_proof_counts_only_where_just_one_is_asked():
    assert completeness([SK], [MARCH], [accepted()]).accepted == 1
    assert completeness([SK, REPORT], [MARCH], [accepted()]).accepted == 0
    assert completeness([], [MARCH], [accepted()]) == Completeness(0, 0, 0)


def test_what_waits_is_not_counted_twice():
    both = completeness([SK], [MARCH], [accepted(SK, MARCH), waiting(SK, MARCH)])
    draft = Answer(SK, MARCH, is_accepted=False, is_handed_in=False)

    assert both == Completeness(1, 1, 0)
    assert completeness([SK], [MARCH], [waiting(SK, MARCH), draft]) == Completeness(1, 0, 1)


def test_answers_to_proofs_or_due_dates_that_are_gone_count_for_nothing():
    assert completeness([SK], [MARCH], [accepted(99, MARCH), accepted(SK, 99)]) == Completeness(1, 0, 0)


def test_sums_and_being_complete():
    total = completeness([SK], [MARCH], [accepted(SK)]) + completeness([SK], [APRIL], [])

    assert total == Completeness(2, 1, 0)
    assert not total.is_complete
    assert not Completeness().is_complete
    assert completeness([SK], [MARCH], [accepted(SK)]).is_complete


@given(
    st.lists(
        st.builds(
            Answer, st.sampled_from([None, 1, 2, 3]), st.sampled_from([None, 10, 11, 12]), st.booleans(), st.booleans()
        )
    )
)
def test_counts_never_exceed_the_cells(answers):
    share = completeness([1, 2], [10, 11], answers)

    assert share.wanted == 4
    assert 0 <= share.accepted + share.waiting <= 4
