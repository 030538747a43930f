import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.test import RequestFactory
from django.urls import reverse

from bening.foundation.accounts.enums import Role
from bening.front import errors
from tests.factories import make_membership, make_unit, make_user
from tests.strict_client import problems_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(rf: RequestFactory):
    return rf.get("/apa-saja/")


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (lambda request: errors.bad_request(request, SuspiciousOperation()), 400, "tidak terbaca"),
        (lambda request: errors.bad_request(request, RequestDataTooBig()), 413, "terlalu besar"),
        (lambda request: errors.forbidden(request, "Yang berwenang: Sekretaris."), 403, "Yang berwenang: Sekretaris."),
        (errors.permission_denied, 403, "tidak berwenang"),
        (errors.not_found, 404, "tidak ditemukan"),
        (errors.csrf_failure, 403, "kedaluwarsa"),
        (errors.server_error, 500, "terjadi kesalahan"),
    ],
)
def test_each_error_page_says_what_is_wrong_and_offers_a_way_on(request_, answer, status, words):
    response = answer(request_)
    page = response.content.decode()

    assert response.status_code == status
    assert words in page
    assert 'href="/"' in page
    assert problems_of(page) == []


def test_an_address_that_does_not_exist_is_a_page_for_who_signed_in_too(client_for):
    page = client_for(make_user()).get("/tidak-ada/")

    assert page.status_code == 404
    assert "Ke halaman awal" in page.content.decode()


def test_a_refused_permission_names_who_may(client_for):
    unit = make_unit()
    guest = make_membership(unit, Role.TPN).user
    answer = client_for(guest).post(reverse("unit_remind", args=[unit.code, 2025]))

    assert answer.status_code == 403
    assert "Yang berwenang" in answer.content.decode()


def test_the_last_resort_asks_the_database_nothing(request_, django_assert_num_queries):
    with django_assert_num_queries(0):
        errors.server_error(request_)
