"""Documents that run something stay out."""

import io

import pytest

from bening.foundation.files.checks import kinds, macros
from bening.foundation.files.checks.look import Look
from tests.foundation.files import samples
from tests.foundation.files.checks.helpers import refusal

RELATIONSHIP = (
    '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
    ' Target="http://contoh.invalid/a" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    "content",
    [
        samples.package("word", **{"word__vbaProject.bin": b"x"}),
        samples.package("xl", **{"xl__macrosheets__sheet1.xml": "<a/>"}),
        samples.open_document(**{"Basic__Standard__Module1.xml": "<a/>"}),
        samples.old_sheet(macro_sheet=True),
    ],
    ids=["vba", "xlm", "basic", "xlm in xls"],
)
def test_macros_are_found(content):
    assert refusal(content) == macros.SENTENCE


def test_a_template_from_elsewhere_is_found():
    rels = RELATIONSHIP.format(kind="attachedTemplate")
    assert refusal(samples.package(**{"word___rels__settings.xml.rels": rels})) == macros.OUTSIDE


def test_an_ordinary_link_is_not_held_against_a_document():
    rels = RELATIONSHIP.format(kind="hyperlink")
    assert refusal(samples.package(**{"word___rels__document.xml.rels": rels})) == ""


def test_entities_in_a_part_are_found():
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    assert "singkatan XML" in refusal(samples.package(word__settings_xml=bomb, **{"word__styles.xml": bomb}))


def test_a_presentation_with_vba_is_found(monkeypatch):
    class Container:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            return None

        def listdir(self):
            return [["PowerPoint Document"]]

        def openstream(self, name):
            return io.BytesIO(b"..\x1f\x00\xff\x03..")

    monkeypatch.setattr("olefile.OleFileIO", lambda _stream: Container())
    assert macros.check(Look(io.BytesIO(b""), "a.ppt", kinds.PPT)) == macros.SENTENCE
