"""Remarks on items: written, told to whom they mention, resolved. Never deleted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.rooms.plans.models import Comment, Item
from bening.rooms.plans.permissions import COMMENT
from bening.rooms.plans.policies import PolicyError, check_same_unit
from bening.rooms.plans.rules.mentions import mentioned
from bening.rooms.plans.selectors.people import members
from bening.rooms.plans.services.telling import tell

LONGEST = 4000


@transaction.atomic
def comment_add(*, by: Actor, at: datetime, item: Item, text: str) -> Comment:
    """Write a remark; people named with "@" are told, others of the unit see it on the item's page."""
    by.check(COMMENT)
    check_same_unit(by, item.plan)
    words = text.strip()
    if not words:
        raise PolicyError("Tulis komentarnya dahulu.")
    if len(words) > LONGEST:
        raise PolicyError(f"Komentar paling panjang {LONGEST} huruf; ini {len(words)} huruf. Ringkaslah.")
    people = {user.pk: user for user in members(by.unit, by.year)}
    named = mentioned(words, {pk: user.name for pk, user in people.items()})
    comment = Comment.objects.create(item=item, author=by.user, text=words, created_at=at)
    comment.mentions.set(named)
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.comment_added",
        target=item,
        data={"comment": comment.pk, "mentions": sorted(named)},
    )
    tell(
        users=[people[pk] for pk in named],
        by=by,
        item=item,
        kind="plans.mentioned",
        key=f"comment:{comment.pk}",
        text=f"{by.user.name} menyebut Anda pada {item.code}: {words}",
        at=at,
    )
    return comment


@transaction.atomic
def comment_resolve(*, by: Actor, at: datetime, comment: Comment) -> Comment:
    """Close a remark as dealt with."""
    by.check(COMMENT)
    check_same_unit(by, comment.item.plan)
    if comment.resolved_at:
        raise PolicyError("Komentar ini sudah ditutup.")
    comment.resolved_by, comment.resolved_at = by.user, at
    comment.save(update_fields=("resolved_by", "resolved_at"))
    record(
        by=by.user,
        at=at,
        unit=by.unit,
        verb="plans.comment_resolved",
        target=comment.item,
        data={"comment": comment.pk},
    )
    return comment
