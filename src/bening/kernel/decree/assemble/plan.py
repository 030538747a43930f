"""From blocks to a draft: find the plan's tables, understand their columns, read their rows, account for every cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bening.kernel.decree.assemble import findings as say
from bening.kernel.decree.assemble.areas import area_inside, area_of_contents, area_of_title
from bening.kernel.decree.assemble.beside import apart
from bening.kernel.decree.assemble.bodies import column_values, records_of
from bening.kernel.decree.assemble.columns import ColumnMap, Layout, layout_of, signature_of, strength
from bening.kernel.decree.assemble.enumerators import roman
from bening.kernel.decree.assemble.headers import Segment, segments_of
from bening.kernel.decree.assemble.headings import Heading, headings_over, sheet_heading, title_over
from bening.kernel.decree.assemble.ledger import Ledger
from bening.kernel.decree.assemble.metadata import describe
from bening.kernel.decree.assemble.numbering import hidden_sections, numbered_role
from bening.kernel.decree.assemble.outline import Group, Outline, Usual, group_of
from bening.kernel.decree.assemble.records import Record
from bening.kernel.decree.assemble.schedules import read_schedules
from bening.kernel.decree.assemble.steps import steps_of, suggested_split
from bening.kernel.decree.assemble.tree import Tree
from bening.kernel.decree.blocks import Grid, Source, Text
from bening.kernel.decree.draft import ColumnReading, DecreeError, PlanDraft, Role, Section
from bening.kernel.decree.limits import MAX_PLAN_ROWS
from bening.kernel.targets.schedule import WeekConvention

NO_PLAN: Final = (
    "Tidak ada tabel rencana aksi yang dapat dikenali dalam berkas ini. Pastikan lampiran berisi tabel dengan judul "
    "kolom seperti INDIKATOR, LANGKAH AKSI, BUKTI FISIK dan TARGET WAKTU, lalu unggah kembali atau tempelkan tabelnya."
)
TOO_LONG: Final = (
    "Tabel rencana aksi mempunyai {rows} baris, lebih dari batas {limit}. "
    "Pastikan berkasnya benar, lalu unggah lampirannya per bagian."
)
NO_TITLE: Final = "Rencana Aksi"
AROUND: Final = -1
"""The level of a group that holds sections and is none itself."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may tell the reader beforehand."""

    filename: str = ""
    year: int | None = None
    columns: ColumnMap | None = None
    weeks: WeekConvention = WeekConvention.BLOCKS
    progress: Callable[[float, str], None] | None = None


@dataclass(slots=True)
class Part:
    """A segment with what stood over it and how its columns were understood."""

    segment: Segment
    number: int
    layout: Layout
    texts: list[Text]
    strength: int = 0
    records: list[Record] = field(default_factory=list)


def assemble(source: Source, options: Options) -> PlanDraft:
    """Read a plan from blocks.

    Raises:
        DecreeError: when no table of the source is a plan, or the plan is longer than any real one.
    """
    parts, texts = _cut(source, options.columns)
    plan = _plan_parts(parts)
    if not plan:
        raise DecreeError(NO_PLAN)
    _check_length(plan)
    document = describe(texts, title_over(plan[0].texts), options.filename)
    document.columns = tuple(column.heading for column in plan[0].layout.columns)
    if options.year:
        document.default_year, document.default_year_from = options.year, "chosen by the user"
    ledger = Ledger()
    for part in parts:
        _enter(ledger, part)
    draft = PlanDraft(document, tables=len(parts))
    stand_ins = _grow(draft, plan, ledger)
    if not draft.items():
        raise DecreeError(NO_PLAN)
    _finish(draft, options, stand_ins)
    others = [part for part in parts if part not in plan]
    _account(draft, ledger, plan, others)
    _tell_hidden(draft, plan, source)
    return draft


# ---- tables ----------------------------------------------------------------------------------------------------------


def _cut(source: Source, chosen: ColumnMap | None) -> tuple[list[Part], list[Text]]:
    """All segments with their layouts, and all running text including rows that stand over or behind a table."""
    parts: list[Part] = []
    texts: list[Text] = []
    waiting: list[Text] = []
    known: dict[str, Layout] = {}
    before: Layout | None = None
    for block in source.blocks:
        if isinstance(block, Text):
            texts.append(block)
            waiting.append(block)
            continue
        for segment in (segment for grid in apart(Grid(block)) for segment in segments_of(grid)):
            above = _as_texts(segment, segment.above)
            layout = _layout(segment, known, before, chosen)
            part = Part(segment, len(parts) + 1, layout, waiting + above, strength(layout))
            behind = _as_texts(segment, segment.behind)
            parts.append(part)
            texts.extend(above + behind)
            waiting = list(behind)
            before = layout if part.strength else before
    return parts, texts


def _as_texts(segment: Segment, rows: Sequence[int]) -> list[Text]:
    """Rows outside the plan as paragraphs."""
    found = []
    for row in rows:
        words = " ".join(cell.text for cell in segment.grid.starts(row))
        if words:
            found.append(Text(words, segment.grid.place(row)))
    return found


def _layout(segment: Segment, known: dict[str, Layout], before: Layout | None, chosen: ColumnMap | None) -> Layout:
    """The columns of a segment; a table without headings goes on with the columns of the plan before it."""
    if not segment.header and before is not None and len(before.columns) == segment.grid.width:
        return before
    paths = segment.paths
    signature = signature_of(paths)
    if not segment.header or signature not in known:
        layout = layout_of(paths, column_values(segment), len(segment.body), chosen)
        if not segment.header:
            return layout if strength(layout) == 2 and segment.grid.width > 2 else Layout(signature)
        known[signature] = layout
    return known[signature]


def _plan_parts(parts: Sequence[Part]) -> list[Part]:
    """The parts of the plan: the strong ones, or the weaker ones where there is none."""
    best = max((part.strength for part in parts), default=0)
    return [part for part in parts if best and part.strength == best and part.segment.body]


def _check_length(plan: Sequence[Part]) -> None:
    rows = sum(1 for part in plan for row in part.segment.body if part.segment.grid.starts(row))
    if rows > MAX_PLAN_ROWS:
        raise DecreeError(TOO_LONG.format(rows=rows, limit=MAX_PLAN_ROWS))


def _enter(ledger: Ledger, part: Part) -> None:
    grid = part.segment.grid
    for row in part.segment.body:
        place = replace(grid.place(row), table=part.number)
        for cell in grid.table.rows[row].cells:
            if cell.text:
                ledger.enter(cell, place)


# ---- rows ------------------------------------------------------------------------------------------------------------


def _grow(draft: PlanDraft, plan: Sequence[Part], ledger: Ledger) -> set[str]:
    """Fill the sections of a draft; returns the ids of the items of tables without an indicator column."""
    for part in plan:
        part.records = records_of(part.segment, part.layout, part.number)
    records = [record for part in plan for record in part.records]
    usual = Usual.of(records)
    headings = _headings(plan)
    groups = _groups(plan, usual, headings)
    rows = [record for record in records if id(record) not in groups]
    counted = numbered_role(rows)
    outer = bool(headings) or any(Role.SECTION in part.layout.roles() for part in plan)
    hidden = {} if outer or groups else hidden_sections(rows, counted)
    marks = {id(rows[index]): label for index, label in hidden.items()}
    levels = _levels(groups, outer=outer)
    tree = Tree(ledger, draft.document.default_year, draft.document.table_title or NO_TITLE)
    for part in plan:
        _suggest(tree, headings.get(part.number, []), part)
        for record in part.records:
            group = groups.get(id(record))
            if group:
                _open(tree, group, record, levels[id(record)], ledger)
                continue
            if id(record) in marks:
                tree.open_section(f"Bagian {roman(len(tree.sections) + 1)}", marks[id(record)], record.place)
            tree.add(record, counted)
    draft.sections, draft.merges = tree.sections, tree.merges
    if tree.aside:
        draft.findings.append(say.rows_aside(tree.aside))
    draft.source_rows = _row_counts(plan, records, groups, levels)
    return tree.without_indicator


def _headings(plan: Sequence[Part]) -> dict[int, list[Heading]]:
    """Headings over plan tables, by table: areas always, other numbered ones when two tables at least have them."""
    found = {part.number: headings_over(part.texts) for part in plan}
    found = _under_sections({number: headings for number, headings in found.items() if headings})
    areas = _under_sections({n: headings for n, headings in found.items() if headings[0].area or headings[0].component})
    if len(found) >= 2 and len(found) >= len(plan) / 2:
        return found
    if areas:
        return areas
    sheets = {part.number: sheet_heading(part.segment.grid.table.place) for part in plan}
    named = {number: [heading] for number, heading in sheets.items() if heading}
    titles = {headings[0].title for headings in named.values()}
    return named if len(titles) >= 2 else {}


def _under_sections(found: dict[int, list[Heading]]) -> dict[int, list[Heading]]:
    """Without the headings of components that stand before the first heading of a section."""
    first = next((number for number, headings in found.items() if not headings[0].component), None)
    return {number: headings for number, headings in found.items() if first is not None and number >= first}


def _groups(plan: Sequence[Part], usual: Usual, headings: dict[int, list[Heading]]) -> dict[int, Group]:
    """Group rows by record, each with its depth; the outline begins anew under a heading."""
    groups: dict[int, Group] = {}
    outline = Outline()
    for part in plan:
        if part.number in headings:
            outline = Outline()
        for record in part.records:
            group = group_of(record, usual)
            if group:
                group.depth = outline.depth(group)
                groups[id(record)] = group
    return groups


def _levels(groups: dict[int, Group], *, outer: bool) -> dict[int, int]:
    """0 for a section, 1 and more for components. Where sections stand elsewhere all groups are components.

    Groups around areas ("PEMENUHAN", "REFORM") are ``AROUND``: the areas inside them are the sections.
    """
    shift, base = (1, 0) if outer else (0, _depth_of_areas(groups))
    return {
        key: AROUND
        if group.depth < base
        else 0
        if group.depth == base and area_of_title(group.title)
        else group.depth - base + shift
        for key, group in groups.items()
    }


def _depth_of_areas(groups: dict[int, Group]) -> int:
    """The depth at which two groups at least, and all, are areas; 0 where there is none."""
    at: dict[int, list[str | None]] = {}
    for group in groups.values():
        at.setdefault(group.depth, []).append(area_of_title(group.title))
    return next((depth for depth in sorted(at) if all(at[depth]) and len(set(at[depth])) > 1), 0)


def _suggest(tree: Tree, headings: Sequence[Heading], part: Part) -> None:
    for heading in headings:
        if not heading.component:
            tree.suggest_section(heading.title, heading.label, heading.place)
        elif Role.COMPONENT not in part.layout.roles():
            tree.open_component(heading.title, heading.label, heading.place)


def _open(tree: Tree, group: Group, record: Record, level: int, ledger: Ledger) -> None:
    if level == AROUND:
        tree.set_aside(record, "judul yang meliputi beberapa bagian")
        return
    if level == 0:
        tree.open_section(group.title, group.label, record.place, group.shape)
    else:
        tree.open_group(group, record.place, level)
    tree.answered_by(group.owner, level)
    if any(record.cells(Role.IGNORE)):
        tree.set_aside(record, "angka pada baris judul")
    for cell in record.own.values():
        ledger.keep(cell)


def _row_counts(
    plan: Sequence[Part], records: Sequence[Record], groups: dict[int, Group], levels: dict[int, int]
) -> dict[str, int]:
    sections = sum(1 for level in levels.values() if level == 0)
    found = {
        "section": sections,
        "component": len(groups) - sections,
        "row": len(records) - len(groups),
        "header": sum(1 for part in plan if part.segment.header),
        "header_numbers": sum(1 for part in plan if part.segment.numbers),
    }
    return {kind: count for kind, count in found.items() if count or kind != "component"}


# ---- finish ----------------------------------------------------------------------------------------------------------


def _finish(draft: PlanDraft, options: Options, stand_ins: set[str]) -> None:
    """Read what items say. ``stand_ins`` are items of tables without indicators: there the action stands for one."""
    for item in draft.items():
        if item.id in stand_ins and not item.indicator:
            item.indicator = item.action_raw
        item.action_steps = steps_of(item.action_raw)
        item.evidence = steps_of(item.evidence_raw)
        item.evidence_suggested_split = suggested_split(item.evidence_raw, item.evidence)
    read_schedules(draft.components(), draft.document.default_year, options.weeks)
    _name_areas(draft.sections)


def _name_areas(sections: Sequence[Section]) -> None:
    """Areas by title first; what is left by contents, never an area that a title already took."""
    for section in sections:
        section.area = area_of_title(section.title) or area_inside(section.title)
    taken = Counter(section.area for section in sections if section.area)
    for section in sections:
        if section.area is None:
            items = [item for component in section.components for item in component.items]
            words = [c.name for c in section.components] + [f"{item.indicator} {item.action_raw}" for item in items]
            area = area_of_contents(words)
            section.area = None if area in taken else area


def _account(draft: PlanDraft, ledger: Ledger, plan: Sequence[Part], others: Sequence[Part]) -> None:
    for part in others:
        grid = part.segment.grid
        for row in part.segment.body:
            for cell in grid.starts(row):
                ledger.explain(cell)
        if part.segment.body:
            draft.findings.append(say.table_not_plan(part.number, grid, part.segment))
    lost = ledger.lost()
    if lost:
        draft.findings.append(say.cells_unplaced(lost))
    _readings(draft, plan)
    if any(part.segment.grid.table.colours_unknown and Role.MONTH in part.layout.roles() for part in plan):
        draft.findings.append(say.colours_unknown())
    draft.cells_in_plan, draft.cells_explained, draft.cells_total = ledger.in_plan, ledger.explained, ledger.total


def _tell_hidden(draft: PlanDraft, plan: Sequence[Part], source: Source) -> None:
    tables = {id(part.segment.grid.table): part.segment.grid.table for part in plan if part.segment.grid.table.hidden}
    if tables or source.hidden_sheets:
        draft.findings.append(say.hidden_parts(list(tables.values()), source.hidden_sheets))


def _readings(draft: PlanDraft, plan: Sequence[Part]) -> None:
    """One reading for each column of each layout, told of the first table that has it."""
    told: set[str] = set()
    for part in plan:
        if part.layout.signature in told:
            continue
        told.add(part.layout.signature)
        for place, column in enumerate(part.layout.columns, 1):
            draft.columns.append(
                ColumnReading(
                    part.number, place, column.heading, column.role, column.sure, column.reason, part.layout.signature
                )
            )
