"""The glossary as data, and the code that must speak as it does."""

from collections import Counter

import pytest
from django.apps import apps

from bening.foundation.accounts.enums import Role
from bening.foundation.files.enums import FileState
from bening.reference import glossary
from bening.rooms.evidence.enums import EvidenceState
from bening.rooms.plans.enums import OccurrenceState

TERMS = glossary.terms()
BY_CODE = {code: term for term in TERMS for code in term.code}
MODELS = {model.__name__: model for model in apps.get_models() if model.__module__.startswith("bening.")}
ENUMS = {"Role": Role, "OccurrenceState": OccurrenceState, "EvidenceState": EvidenceState, "FileState": FileState}


def says(term, label):
    return label.casefold() in {name.casefold() for name in term.names}


@pytest.mark.parametrize("name", sorted(BY_CODE.keys() & MODELS.keys()))
def test_a_model_is_called_as_the_glossary_calls_it(name):
    label = str(MODELS[name]._meta.verbose_name)
    term = BY_CODE[name]

    assert says(term, label) or any(word in label.casefold() for word in map(str.casefold, term.names)), label


def test_the_models_of_the_plan_are_in_the_glossary():
    assert {
        "Decree",
        "Plan",
        "PlanSection",
        "Component",
        "Item",
        "ActionStep",
        "EvidenceRequirement",
        "Occurrence",
    } <= (BY_CODE.keys() & MODELS.keys())


def test_the_models_and_states_of_evidence_are_in_the_glossary():
    models = {name for name, model in MODELS.items() if model._meta.app_label == "evidence"}
    told_otherwise = {"EvidenceStep"}

    assert models - told_otherwise <= BY_CODE.keys()
    assert {f"EvidenceState.{state.name}" for state in EvidenceState} <= BY_CODE.keys()


@pytest.mark.parametrize("code", sorted(code for code in BY_CODE if code.split(".")[0] in ENUMS))
def test_a_choice_is_labelled_as_the_glossary_calls_it(code):
    enum, member = code.split(".")
    label = ENUMS[enum][member].label

    assert any(says(BY_CODE[code], part) for part in (label, label.split(" (")[0], *label.split("/")))


def test_every_term_explains_itself_in_a_sentence():
    assert [term.word for term in TERMS if not term.meaning.endswith(".")] == []
    assert [term.word for term in TERMS if len(term.meaning) > 160] == []


def test_no_word_and_no_code_stands_twice():
    assert max(Counter(term.word.casefold() for term in TERMS).values()) == 1
    assert max(Counter(code for term in TERMS for code in term.code).values()) == 1


def test_the_official_word_is_the_first_name():
    term = BY_CODE["owner"]

    assert term.names[:2] == ("Penanggung jawab", "PIC")


def test_other_names_widen_a_search_but_short_ones_would_find_everything():
    assert "Penanggung jawab" in glossary.expand("pic")
    assert "SK" not in glossary.expand("surat keputusan")
    assert glossary.expand("tidak dikenal") == []


def test_terms_called_so_come_before_those_that_mention_it():
    found = [term.word for term in glossary.find("Butir")]

    assert found[0] == "Butir"
    assert len(found) > 1
    assert glossary.find("") == list(TERMS)
