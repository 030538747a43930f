"""XML out of office files: no entities, no network, no huge trees."""

from __future__ import annotations

from typing import Any, Final

from bening.kernel.decree.draft import DecreeError
from bening.kernel.decree.guard import sentence

Element = Any
"""An lxml element; lxml ships no types."""

BROKEN: Final = "Berkas ini rusak atau tidak utuh. Buka dengan aplikasinya, simpan ulang, lalu unggah kembali."
UNSAFE: Final = (
    "Berkas ini memuat definisi XML yang tidak wajar dan tidak dibaca. Simpan ulang dari aplikasinya lalu unggah "
    "kembali."
)


def parse_xml(data: bytes) -> Element:
    """The root of a part. A document type is refused: office files have none, entity bombs need one.

    Raises:
        DecreeError: for XML that is broken, too deep or carries a document type.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True
    )
    with sentence(BROKEN):
        root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise DecreeError(UNSAFE)
    return root
