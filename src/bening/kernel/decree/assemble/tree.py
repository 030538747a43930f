"""Grow sections, components and items from records, row by row.

One item is made of each row that has an action, an indicator or a target of its own. Where a merged cell reaches over
several rows (or stands once with blanks below), its text belongs to each of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from bening.kernel.decree.assemble.enumerators import Label, label_of, roman
from bening.kernel.decree.assemble.joins import FIELDS, continued_fields, is_repeated, joined
from bening.kernel.decree.assemble.ledger import Ledger
from bening.kernel.decree.assemble.months import phrase_of
from bening.kernel.decree.assemble.outline import Group
from bening.kernel.decree.assemble.records import Record
from bening.kernel.decree.blocks import Cell
from bening.kernel.decree.clean import name_key, one_line
from bening.kernel.decree.draft import Component, Item, Merge, Place, Role, Section
from bening.kernel.targets.schedule import Kind, Schedule

NO_SCHEDULE = Schedule(kind=Kind.NONE)
INHERITED_INDICATOR = "Indikator kosong; dipakai indikator baris di atasnya."
INHERITED_ACTION = "Langkah aksi kosong; dipakai langkah baris di atasnya."
GROUP_OWNER = "Penanggung jawab kosong; dipakai yang tertulis pada baris judul kelompoknya."
_NAMING = (Role.NUMBER, Role.SECTION, Role.COMPONENT)
_EXTRA = (Role.REALISATION, Role.NOTE, Role.IGNORE)


class Tree:
    """The plan as far as it has been read."""

    def __init__(self, ledger: Ledger, year: int | None, fallback_title: str) -> None:
        self.sections: list[Section] = []
        self.merges: list[Merge] = []
        self._ledger = ledger
        self._year = year
        self._fallback_title = fallback_title
        self._section: Section | None = None
        self._component: Component | None = None
        self._last: Item | None = None
        self._titles: dict[str, list[Section]] = {}
        self._components: dict[tuple[str, str], list[Component]] = {}
        self._numbers: dict[str, set[int]] = {}
        self._prefix: list[str] = []
        self._seq = 0
        self.without_indicator: set[str] = set()
        """Items whose table has no column for the indicator."""
        self.aside: list[tuple[str, Record]] = []
        """Rows that are no rows of the plan, each with the reason."""
        self._owners: dict[int, str] = {}
        self._waiting: tuple[str, Label | None, Place] | None = None

    # ---- groups ------------------------------------------------------------------------------------------------------

    def open_section(self, title: str, label: Label | None, place: Place, shape: str = "") -> Section:
        """Begin a section, or go on with one of the same title (a page break, or one table for each quarter)."""
        self._prefix = []
        self._owners = {}
        alike = self._titles.setdefault(name_key(title), [])
        same = next((section for section in alike if _same_number(section.id, label)), None)
        if same is None:
            same = Section(self._section_id(label), one_line(title), place, shape=shape)
            self.sections.append(same)
            alike.append(same)
        if same is not self._section:
            self._section, self._component, self._last = same, None, None
        self._waiting = None
        return same

    def suggest_section(self, title: str, label: Label | None, place: Place) -> None:
        """A section that a heading or sheet names: it begins when the first row needs it and no row named another."""
        self._waiting = (title, label, place)

    def open_group(self, group: Group, place: Place, level: int) -> None:
        """Begin a component from a row of its own; deeper groups carry the names of those around them."""
        within = self._prefix[: level - 1]
        if within and self._component and self._component.name == " – ".join(map(one_line, within)):
            self._drop_wrapper(self._component)
        self._prefix = [*within, group.title]
        self.open_component(" – ".join(self._prefix), group.label, place)

    def answered_by(self, owner: str, level: int) -> None:
        """Keep who answers for a group (0: the section): the owner of its items that name none."""
        self._owners = {outer: name for outer, name in self._owners.items() if outer < level}
        if owner:
            self._owners[level] = owner

    def set_aside(self, record: Record, why: str) -> None:
        """Leave a row out of the plan, to be told in a finding."""
        self.aside.append((why, record))
        self._explain(record)

    def _drop_wrapper(self, component: Component) -> None:
        """A component that only holds others lives on in their names."""
        section = self._section
        if section is None or component.items:
            return
        section.components.remove(component)
        self._components[section.id, name_key(component.name)].remove(component)
        self._numbers[section.id].discard(component.number)

    def open_component(self, name: str, label: Label | None, place: Place) -> Component:
        """Begin a component in the open section, or go on with the one of the same name and number."""
        section = self._need_section(place)
        number = label.readings[0][1] if label else None
        alike = self._components.setdefault((section.id, name_key(name)), [])
        known = next((component for component in alike if number in (None, component.number)), None)
        if known is None:
            known = Component(self._free_number(section, number), label.raw if label else "", one_line(name), place)
            alike.append(known)
            section.components.append(known)
        if known is not self._component:
            self._component, self._last = known, None
        return known

    def _free_number(self, section: Section, wanted: int | None) -> int:
        """The number as written, or the next one where it is missing or taken."""
        taken = self._numbers.setdefault(section.id, set())
        number = wanted if wanted is not None and wanted not in taken else max(taken, default=0) + 1
        taken.add(number)
        return number

    def _section_id(self, label: Label | None) -> str:
        taken = {section.id for section in self.sections}
        written = label.raw.strip(".()").upper() if label else ""
        if written and written not in taken:
            return written
        count = len(self.sections) + 1
        while roman(count) in taken:
            count += 1
        return roman(count)

    def _need_section(self, place: Place) -> Section:
        if self._waiting is not None:
            return self.open_section(*self._waiting)
        return self._section or self.open_section(self._fallback_title, None, place)

    def _need_component(self, place: Place) -> Component:
        section = self._need_section(place)
        return self._component or self.open_component(section.title, None, place)

    # ---- rows --------------------------------------------------------------------------------------------------------

    def add(self, record: Record, number_of: Role | None) -> None:
        """Add a row of the plan. ``number_of`` tells what the number column counts (None: the items)."""
        why = record.why_aside()
        if why:
            self.set_aside(record, why)
            return
        last = None if self._waiting else self._last
        if last is not None and is_repeated(record, last):
            self._merge_duplicate(record, last)
            return
        fields = continued_fields(record, last) if last is not None else []
        if last is not None and fields:
            self._merge_continuation(record, last, fields)
            return
        self._enter_groups(record, number_of)
        if any(record.text(role) for role in FIELDS) or record.marks:
            self._add_item(record, number_of)
            self._keep((*record.own.values(), *record.marks.values()))
        elif record.text(Role.SECTION) or record.text(Role.COMPONENT):
            self._keep(cell for role in _NAMING for cell in record.cells(role))

    def _enter_groups(self, record: Record, number_of: Role | None) -> None:
        number = label_of(record.number()) if record.number() else None
        for role in (Role.SECTION, Role.COMPONENT):
            text = record.text(role)
            if not text:
                continue
            label = label_of(text, bare=role is Role.SECTION)
            name = label.rest if label and label.rest else text
            if number_of is role:
                label = number or label
            if role is Role.SECTION:
                self._section_cell(name, label, record.place)
            else:
                self.open_component(" – ".join([*self._prefix, name]), label, record.place)

    def _section_cell(self, name: str, label: Label | None, place: Place) -> None:
        if self._section is None or name_key(self._section.title) != name_key(name):
            self.open_section(name, label, place)

    def _add_item(self, record: Record, number_of: Role | None) -> None:
        section = self._need_section(record.place)
        component = self._need_component(record.place)
        self._seq += 1
        item = Item(
            id=f"{section.id}.{component.number}.{len(component.items) + 1}",
            seq=self._seq,
            section=section.id,
            component=component.number,
            indicator=record.either(Role.INDICATOR),
            action_raw=record.either(Role.ACTION),
            evidence_raw=record.either(Role.EVIDENCE),
            target_raw=record.time() or phrase_of(record, self._year),
            schedule=NO_SCHEDULE,
            source=record.place,
            owner_raw=record.either(Role.OWNER),
            extra=_extra(record, number_of),
        )
        self._inherit(item, record)
        if not item.owner_raw and self._owners:
            item.owner_raw = self._owners[max(self._owners)]
            item.notes.append(GROUP_OWNER)
        component.items.append(item)
        if Role.INDICATOR not in record.layout.roles():
            self.without_indicator.add(item.id)
        self._last = item

    def _inherit(self, item: Item, record: Record) -> None:
        """Blank below a text, without a merged cell to prove it: the text above, said in a note."""
        above = self._last
        if above is None:
            return
        if not item.indicator and above.indicator and (item.action_raw or item.evidence_raw or item.target_raw):
            item.indicator = above.indicator
            item.notes.append(INHERITED_INDICATOR)
        alone = not record.text(Role.INDICATOR) and (item.evidence_raw or item.target_raw)
        if alone and not item.action_raw and above.action_raw:
            item.action_raw = above.action_raw
            item.notes.append(INHERITED_ACTION)

    def _keep(self, cells: Iterable[Cell]) -> None:
        for cell in cells:
            self._ledger.keep(cell)

    # ---- merges ------------------------------------------------------------------------------------------------------

    def _merge_duplicate(self, record: Record, last: Item) -> None:
        text = record.text(Role.INDICATOR) or record.text(Role.ACTION)
        note = "Baris sama kata demi kata dengan baris terakhir sebelum pergantian halaman; dibaca satu kali."
        self.merges.append(Merge("duplicate_row", last.id, last.source, record.place, text, note=note))
        self._explain(record)

    def _merge_continuation(self, record: Record, last: Item, fields: list[Role]) -> None:
        for role in fields:
            name, text = FIELDS[role], record.text(role)
            setattr(last, name, joined(getattr(last, name), text, shared=not record.top))
            note = "Lanjutan sel di atasnya yang terpotong; digabungkan."
            self.merges.append(Merge("continuation_row", last.id, last.source, record.place, text, name, note))
        for heading, text in _extra(record, None).items():
            last.extra[heading] = joined(last.extra.get(heading, ""), text, shared=not record.top)
        self._explain(record)

    def _explain(self, record: Record) -> None:
        for cell in (*record.own.values(), *record.marks.values()):
            self._ledger.explain(cell)


def _same_number(section_id: str, label: Label | None) -> bool:
    return label is None or label.raw.strip(".()").upper() == section_id


def _extra(record: Record, number_of: Role | None) -> dict[str, str]:
    """Texts of the other columns by heading; an item's own number counts among them."""
    found: dict[str, str] = {}
    for column, understood in enumerate(record.layout.columns):
        cell = record.own.get(column) or record.spanned.get(column)
        if cell is None:
            continue
        numbered = understood.role is Role.NUMBER and number_of is None and column in record.own
        if understood.role in _EXTRA or numbered:
            heading = understood.heading or f"Kolom {column + 1}"
            found[heading] = f"{found[heading]}\n{cell.text}" if heading in found else cell.text
    return found
