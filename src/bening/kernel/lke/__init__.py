"""The evaluation worksheet (LKE): instruments as data, exact scores, thresholds, the path to a predicate."""

from .answers import Answers, AnswersError, read_answers
from .document import Document, read_document
from .explain import Explanation, explain
from .gates import Check
from .improvements import Improvement, improvements
from .instrument import Instrument, Predicate
from .jsonform import path_to_json, to_json
from .loading import InstrumentError, UnknownInstrument, load
from .path import Path, path_to, what_if
from .scoring import Score, score

__all__ = [
    "Answers",
    "AnswersError",
    "Check",
    "Document",
    "Explanation",
    "Improvement",
    "Instrument",
    "InstrumentError",
    "Path",
    "Predicate",
    "Score",
    "UnknownInstrument",
    "explain",
    "improvements",
    "load",
    "path_to",
    "path_to_json",
    "read_answers",
    "read_document",
    "score",
    "to_json",
    "what_if",
]
