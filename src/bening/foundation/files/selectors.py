"""Finding a stored file again, only in the unit that handed it in."""

from __future__ import annotations

from bening.foundation.files.models import StoredFile
from bening.foundation.units.models import Unit


def file_of(unit: Unit, pk: int) -> StoredFile | None:
    """The file with this number where it belongs to the unit."""
    return StoredFile.objects.filter(unit=unit, pk=pk).first()
