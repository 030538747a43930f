import pytest

from bening.front.phone import international, whatsapp_url


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("0812-3456-7890", "6281234567890"),
        ("+62 812 3456 7890", "6281234567890"),
        ("62812345678", "62812345678"),
        ("", ""),
        ("12345", ""),
        ("0812", ""),
        ("+1 202 555 0100 999", ""),
    ],
)
def test_numbers_are_dialled_as_whatsapp_wants_them(written, dialled):
    assert international(written) == dialled


def test_the_words_are_prepared_and_escaped():
    assert whatsapp_url("08123456789", "Butir II.1 & besok?") == (
        "https://wa.me/628123456789?text=Butir%20II.1%20%26%20besok%3F"
    )
