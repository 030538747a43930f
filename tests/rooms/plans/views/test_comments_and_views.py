"""Remarks and saved views from the page."""

import pytest

from bening.foundation.accounts.enums import Role
from bening.rooms.plans.models import Comment, SavedView
from tests.factories import make_membership, make_user

pytestmark = pytest.mark.django_db


def test_a_remark_is_written_and_closed(at, rina):
    assert rina.post(at("comment", code="I.1.1"), {"text": "Sudah siap?"}).status_code == 302
    comment = Comment.objects.get()
    assert "Sudah siap?" in rina.get(at("item", code="I.1.1")).content.decode()
    assert rina.post(at("comment_resolve", pk=comment.pk)).status_code == 302
    assert "Ditutup oleh Rina Wati" in rina.get(at("item", code="I.1.1")).content.decode()
    answer = rina.post(at("comment_resolve", pk=comment.pk), follow=True)
    assert "sudah ditutup" in answer.content.decode()


def test_an_empty_remark_is_asked_again(at, rina):
    answer = rina.post(at("comment", code="I.1.1"), {"text": ""})
    assert answer.status_code == 422
    assert "Tulis komentarnya dahulu." in answer.content.decode()


def test_guests_do_not_write_and_strangers_see_nothing(world, at, stranger, client_for):
    guest = make_user()
    make_membership(world.unit, Role.TPN, user=guest)
    client = client_for(guest)
    assert client.post(at("comment", code="I.1.1"), {"text": "Halo"}).status_code == 403
    assert "Kirim komentar" not in client.get(at("item", code="I.1.1")).content.decode()
    assert stranger.post(at("comment", code="I.1.1"), {"text": "Halo"}).status_code == 404
    assert stranger.post(at("comment_resolve", pk=1)).status_code == 404


def test_filters_are_kept_under_a_name(at, rina, secretary):
    assert "Simpan saringan" in rina.get(f"{at()}?telat=on").content.decode()
    answer = rina.post(at("view_save"), {"name": "Telat", "query": "telat=on"})
    assert answer.url == f"{at()}?telat=on"
    assert "Telat" in rina.get(at()).content.decode()
    assert [view.name for view in secretary.get(at()).context["views"]] == []
    answer = rina.post(at("view_save"), {"name": "", "query": "telat=on"}, follow=True)
    assert "Beri nama tampilan ini." in answer.content.decode()
    answer = rina.post(at("view_save"), {"name": "X", "query": " "}, follow=True)
    assert not SavedView.objects.filter(name="X").exists()


def test_only_ones_own_view_is_deleted(at, rina, secretary, stranger):
    rina.post(at("view_save"), {"name": "Telat", "query": "telat=on"})
    view = SavedView.objects.get()
    assert stranger.post(at("view_delete", pk=view.pk)).status_code == 404
    answer = secretary.post(at("view_delete", pk=view.pk), follow=True)
    assert "Hanya pemiliknya" in answer.content.decode()
    rina.post(at("view_delete", pk=view.pk))
    assert not SavedView.objects.exists()
