"""Pages of long lists."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from .filters import PAGE_PARAM


def paginate(rows: QuerySet[Any] | Sequence[Any], request: HttpRequest, *, per_page: int = 50) -> Page[Any]:
    """The page that `?hal=` names; a missing or odd number gives the first page, a number too high the last."""
    return Paginator(rows, per_page).get_page(request.GET.get(PAGE_PARAM))
