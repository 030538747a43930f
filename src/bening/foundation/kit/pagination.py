"""Pages of long lists."""

from collections.abc import Sequence
from typing import Any, Protocol

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from .filters import PAGE_PARAM


class Rows(Protocol):
    """A list that is read from the database slice by slice."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> Sequence[Any]: ...


class CountedPaginator(Paginator):  # type: ignore[type-arg]
    """Pages of rows whose number the caller knows already, so that nobody counts them again."""

    def __init__(self, rows: QuerySet[Any] | Sequence[Any] | Rows, per_page: int, *, count: int) -> None:
        super().__init__(rows, per_page)
        self.__dict__["count"] = count  # the parent's cached property


def paginate(
    rows: QuerySet[Any] | Sequence[Any] | Rows,
    request: HttpRequest,
    *,
    per_page: int = 50,
    count: int | None = None,
) -> Page[Any]:
    """The page that `?hal=` names; a missing or odd number gives the first page, a number too high the last.

    `count` is the number of rows where it is known.
    """
    pages = Paginator(rows, per_page) if count is None else CountedPaginator(rows, per_page, count=count)
    return pages.get_page(request.GET.get(PAGE_PARAM))
