"""Named filters of the plan page."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from bening.foundation.accounts.permissions import Actor
from bening.foundation.audit.services import record
from bening.rooms.plans.models import SavedView
from bening.rooms.plans.permissions import EDIT_PLAN, VIEW_PLAN
from bening.rooms.plans.policies import PolicyError


@transaction.atomic
def view_save(*, by: Actor, at: datetime, name: str, query: str, shared: bool = False) -> SavedView:
    """Keep the filters under a name; the same name again replaces one's own. Sharing needs who may edit the plan."""
    by.check(EDIT_PLAN if shared else VIEW_PLAN)
    if not name.strip():
        raise PolicyError("Beri nama tampilan ini.")
    if not query.strip():
        raise PolicyError("Pilih saringan dahulu, baru simpan sebagai tampilan.")
    if len(query) > 500:
        raise PolicyError("Saringan ini terlalu panjang untuk disimpan. Kurangi pilihannya.")
    view, _ = SavedView.objects.update_or_create(
        unit=by.unit, owner=by.user, name=name.strip()[:80], defaults={"query": query, "is_shared": shared}
    )
    record(by=by.user, at=at, unit=by.unit, verb="plans.view_saved", target=view, data={"query": query})
    return view


@transaction.atomic
def view_delete(*, by: Actor, at: datetime, view: SavedView) -> None:
    """Throw one's own saved view away; a shared one also by who may edit the plan."""
    if view.unit_id != by.unit.pk or (view.owner_id != by.user.pk and not (view.is_shared and by.may(EDIT_PLAN))):
        raise PolicyError("Hanya pemiliknya yang dapat menghapus tampilan ini.")
    record(by=by.user, at=at, unit=by.unit, verb="plans.view_deleted", target=view, data={"name": view.name})
    view.delete()
