"""Small plan drafts for tests."""

from __future__ import annotations

from datetime import date

from bening.kernel.decree.draft import Component, Document, Item, Place, PlanDraft, Section, Step
from bening.kernel.targets.schedule import Kind, Occurrence, Schedule

MONTH_ENDS = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


def month(number: int, year: int = 2025) -> Occurrence:
    return Occurrence(f"{year}-{number:02d}", date(year, number, 1), date(year, number, MONTH_ENDS[number]))


def draft_item(code: str, indicator: str, *months: int, target: str = "Januari 2025", action: str = "") -> Item:
    section, component, _ = code.split(".")
    return Item(
        id=code,
        seq=1,
        section=section,
        component=int(component),
        indicator=indicator,
        action_raw=action or f"Menyusun {indicator}",
        evidence_raw="SK dan notulen",
        target_raw=target,
        schedule=Schedule(
            kind=Kind.MONTH if len(months) == 1 else Kind.MONTHS,
            year=2025,
            occurrences=tuple(month(number) for number in months),
        ),
        source=Place(page=3, table=1, row=2),
        action_steps=(Step(1, "Rapat"), Step(2, "Menyusun")),
        evidence=(Step(None, "SK"), Step(None, "Notulen")),
        owner_raw="Sekretaris",
    )


def draft_of(*items: Item, names: dict[str, str] | None = None, areas: dict[str, str] | None = None) -> PlanDraft:
    """A draft whose sections and components are those that the items name."""
    draft = PlanDraft(Document(number="1", year=2025, decree_date=date(2025, 1, 6), unit="KPU Kabupaten Kerinci"))
    for item in items:
        section = next((row for row in draft.sections if row.id == item.section), None)
        if section is None:
            area = (areas or {"I": "MP", "II": "PT", "III": "SDM", "IV": "AK", "V": "PW", "VI": "PP"}).get(item.section)
            section = Section(item.section, f"BAGIAN {item.section}", Place(), area=area)
            draft.sections.append(section)
        component = next((row for row in section.components if row.number == item.component), None)
        if component is None:
            name = (names or {}).get(f"{item.section}.{item.component}", f"Komponen {item.component}")
            component = Component(item.component, str(item.component), name, Place())
            section.components.append(component)
        component.items.append(item)
    return draft
