"""Remarks and saved views."""

import pytest

from bening.foundation.accounts.enums import Role
from bening.foundation.accounts.permissions import NotAllowed
from bening.foundation.notifications.models import Notification
from bening.rooms.plans.models import SavedView
from bening.rooms.plans.policies import PolicyError
from bening.rooms.plans.services.comments import comment_add, comment_resolve
from bening.rooms.plans.services.saved_views import view_delete, view_save
from tests.factories import NOW, actor
from tests.rooms.plans.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def test_whom_a_remark_names_is_told(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        comment = comment_add(by=world.rina, at=NOW, item=world.item(), text="@Budi tolong lihat")
    assert list(comment.mentions.order_by("pk")) == [world.budi.user]
    told = Notification.objects.get()
    assert (told.user, told.kind) == (world.budi.user, "plans.mentioned")


def test_a_remark_is_closed_once(world):
    comment = comment_add(by=world.rina, at=NOW, item=world.item(), text="Selesai?")
    comment_resolve(by=world.budi, at=NOW, comment=comment)
    assert comment.resolved_by == world.budi.user
    with pytest.raises(PolicyError, match="sudah ditutup"):
        comment_resolve(by=world.rina, at=NOW, comment=comment)


def test_empty_too_long_and_foreign_remarks_are_refused(world):
    with pytest.raises(PolicyError, match="Tulis komentarnya"):
        comment_add(by=world.rina, at=NOW, item=world.item(), text=" ")
    with pytest.raises(PolicyError, match="Ringkaslah"):
        comment_add(by=world.rina, at=NOW, item=world.item(), text="a" * 4001)
    with pytest.raises(PolicyError, match="satuan kerja atau tahun lain"):
        comment_add(by=make_world().rina, at=NOW, item=world.item(), text="Halo")
    with pytest.raises(NotAllowed):
        comment_add(by=actor(world.unit, Role.TPN), at=NOW, item=world.item(), text="Halo")


def test_a_view_is_kept_replaced_and_thrown_away(world):
    view = view_save(by=world.rina, at=NOW, name="Telat", query="telat=on")
    assert view_save(by=world.rina, at=NOW, name="Telat", query="telat=on&bulan=1").pk == view.pk
    with pytest.raises(PolicyError, match="Hanya pemiliknya"):
        view_delete(by=world.budi, at=NOW, view=view)
    view_delete(by=world.rina, at=NOW, view=view)
    assert not SavedView.objects.exists()


def test_sharing_is_for_who_may_edit_the_plan(world):
    with pytest.raises(NotAllowed):
        view_save(by=world.rina, at=NOW, name="Semua", query="telat=on", shared=True)
    view = view_save(by=world.secretary, at=NOW, name="Semua", query="telat=on", shared=True)
    assert view.is_shared


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [(" ", "a=1", "Beri nama"), ("X", "", "Pilih saringan"), ("X", "q=" + "a" * 500, "terlalu panjang")],
)
def test_a_view_needs_a_name_and_filters(world, name, query, sentence):
    with pytest.raises(PolicyError, match=sentence):
        view_save(by=world.rina, at=NOW, name=name, query=query)
