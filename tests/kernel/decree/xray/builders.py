"""Small plans in a line or two, and the first decree as a draft."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from tests.kernel.decree.gold import decree_text

from bening.kernel.decree import PlanDraft, read
from bening.kernel.decree.draft import ColumnReading, Component, Document, Item, Paragraph, Place, Role, Section
from bening.kernel.targets import parse, with_context

YEAR = 2031
UNIT = "KPU Kabupaten Melati"


def item(
    indicator: str = "Rencana kerja tersedia",
    action: str = "Menyusun rencana kerja",
    evidence: str = "Dokumen rencana kerja",
    target: str = f"Juni {YEAR}",
    **more: Any,
) -> Item:
    """An item that no rule objects to, but for what is given; numbered when it is put in a draft."""
    schedule = more.pop("schedule", None) or with_context(parse(target, year=YEAR), [indicator, action, evidence])
    more.setdefault("owner_raw", "Sekretaris")
    return Item(
        id="",
        seq=0,
        section="I",
        component=1,
        indicator=indicator,
        action_raw=action,
        evidence_raw=evidence,
        target_raw=target,
        schedule=schedule,
        source=Place(line=1),
        evidence=more.pop("evidence_steps", ()),
        **more,
    )


def component(*items: Item, name: str = "Tim Kerja", number: int = 1) -> Component:
    return Component(
        number=number, number_raw=f"{number}.", name=name, source=Place(line=100 + number), items=list(items)
    )


def section(
    *components: Component, title: str = "Manajemen Perubahan", area: str | None = "MP", key: str = "I"
) -> Section:
    return Section(id=key, title=title, source=Place(line=50), area=area, components=list(components))


def document(*paragraphs: str, **more: Any) -> Document:
    """A decree signed at the end of the year before, so that no target is close to it."""
    known = {
        "number": "9",
        "year": YEAR - 1,
        "unit": UNIT,
        "issuer": "Komisi Pemilihan Umum Kabupaten Melati",
        "decree_date": date(YEAR - 1, 11, 3),
        "default_year": YEAR,
    }
    lines = tuple(Paragraph(text, Place(line=number)) for number, text in enumerate(paragraphs, 1))
    return Document(**{**known, "paragraphs": lines, **more})


def draft(*parts: Item | Component | Section, document: Document = document(), **more: Any) -> PlanDraft:  # noqa: B008
    """A plan of items (one component), of components (one section) or of sections, numbered by their place."""
    if isinstance(parts[0] if parts else None, Section):
        sections = [part for part in parts if isinstance(part, Section)]
    elif isinstance(parts[0] if parts else None, Component):
        sections = [section(*(part for part in parts if isinstance(part, Component)))]
    else:
        sections = [section(component(*(part for part in parts if isinstance(part, Item))))]
    seq = 0
    for part in sections:
        for group in part.components:
            for position, row in enumerate(group.items, 1):
                seq += 1
                row.section, row.component, row.seq = part.id, group.number, seq
                row.id = row.id or f"{part.id}.{group.number}.{position}"
                row.source = Place(line=seq, table=1)
    return PlanDraft(document=document, sections=sections, **more)


OWNER_COLUMN = [ColumnReading(table=1, column=7, heading="Penanggung Jawab", role=Role.OWNER)]


@cache
def kerinci() -> PlanDraft:
    """The first decree as it is read; its items equal the gold reading (tests/kernel/decree/test_kerinci.py)."""
    return read(decree_text().encode())
