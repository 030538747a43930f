"""Which required proof does a file answer? A ranked guess with its reasons; a person always confirms it."""

from bening.kernel.suggest.places import months
from bening.kernel.suggest.rank import Candidate, Dropped, Due, Past, Suggester, Suggestion, due_of

__all__ = ["Candidate", "Dropped", "Due", "Past", "Suggester", "Suggestion", "due_of", "months"]
