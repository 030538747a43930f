"""Pages of long answers: the code after which the next page begins, so that rows that come meanwhile shift nothing."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet

from bening.foundation.machines.answers import Refused
from bening.foundation.machines.gate import Machine
from bening.foundation.machines.operations import Kind, Parameter

AFTER = Parameter("setelah", "Nilai “next” dari halaman sebelumnya; kosong untuk halaman pertama.", "656382")
AT_MOST = Parameter(
    "jumlah", "Paling banyak berapa baris dalam satu halaman.", "100", Kind.NUMBER, default=100, minimum=1, maximum=500
)
PAGING = (AFTER, AT_MOST)
NEXT = {"type": ["string", "null"], "description": "Nilai “setelah” untuk halaman berikutnya; null di halaman akhir."}


def page_of(rows: QuerySet[Any], machine: Machine, *, by: str = "code") -> tuple[list[Any], str | None]:
    """The rows of the page that the query asks for (``PAGING``), and ``next``: None on the last page.

    ``by``: a field without doubles; the rows come in its order. One query. Raises Refused (422) for a place that the
    field cannot hold.
    """
    at_most: int = machine.values[AT_MOST.name]
    rows = rows.order_by(by)
    if after := machine.values[AFTER.name]:
        try:
            rows = rows.filter(**{f"{by}__gt": after})
        except (ValueError, ValidationError) as error:
            raise Refused(
                422, "Parameter “setelah” tidak dapat dipakai. Isi dengan nilai “next” apa adanya."
            ) from error
    found: list[Model] = list(rows[: at_most + 1])
    more = len(found) > at_most
    return found[:at_most], str(getattr(found[at_most - 1], by)) if more else None
