"""Each kind has its limit."""

from dataclasses import replace

from bening.foundation.files.checks import kinds, size
from bening.foundation.files.checks.look import Look
from tests.foundation.files import samples
from tests.foundation.files.samples import io


def test_a_file_over_the_limit_of_its_kind_is_refused_with_both_numbers():
    stream = io.BytesIO(bytes(3 * kinds.MIB))
    look = Look(stream, "a.txt", replace(kinds.TXT, most=2 * kinds.MIB))
    assert size.check(look).startswith("Berkas ini berukuran 3 MB; batas untuk teks adalah 2 MB.")


def test_a_file_at_the_limit_comes_in():
    content = samples.picture()
    assert size.check(Look(io.BytesIO(content), "a.png", replace(kinds.PNG, most=len(content)))) == ""
