"""Telling people of the plan's events, after the change is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction

from bening.foundation.accounts.models import User
from bening.foundation.accounts.permissions import Actor
from bening.foundation.notifications.services import notify
from bening.rooms.plans.links import item_url
from bening.rooms.plans.models import Item


def tell(
    *,
    users: Iterable[User | None],
    by: Actor,
    item: Item,
    kind: str,
    key: str,
    text: str,
    at: datetime,
    query: str = "",
) -> None:
    """Notify each of the people but the actor, once the transaction is kept. Nobody (None) is left out."""
    people = {user.pk: user for user in users if user and user.pk != by.user.pk}
    if people:
        url = item_url(by.unit, item.plan.year, item.code) + (f"?{query}" if query else "")
        transaction.on_commit(
            partial(notify, users=people.values(), unit=by.unit, kind=kind, key=key, text=text, url=url, at=at)
        )
