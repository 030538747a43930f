"""What must hold for an instrument before it may score: exact sums, known names, minima that can be planned for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bening.kernel.lke.instrument import Decrease, Index, InputKind, Instrument, Item, Predicate, Share

WHOLE = Decimal(100)


def problems(instrument: Instrument) -> list[str]:
    """A sentence for each thing that is wrong; nothing where all is well."""
    unknown = list(_names(instrument))
    if unknown:
        return unknown
    return [
        *_sources(instrument),
        *_weights(instrument),
        *_areas(instrument),
        *(sentence for item in instrument.items.values() for sentence in _item(item)),
        *_thresholds(instrument),
    ]


def _names(instrument: Instrument) -> Iterator[str]:
    nodes = instrument.nodes
    places = [(node.id, node.parent) for node in nodes.values() if node.parent is not None]
    places += [(item.id, item.node) for item in instrument.items.values()]
    places += [(area.code, node) for area in instrument.areas for node in area.nodes]
    places += [(threshold.key, node) for threshold in instrument.thresholds for node in threshold.nodes]
    for name, node in places:
        if node not in nodes:
            yield f"{name} menunjuk bagian {node} yang tidak ada."
    order = list(nodes)
    for part in nodes.values():
        if part.parent is not None and part.parent in nodes and order.index(part.parent) >= order.index(part.id):
            yield f"Bagian {part.id} harus ditulis sesudah induknya, {part.parent}."


def _sources(instrument: Instrument) -> Iterator[str]:
    told = [(node.id, node.provenance) for node in instrument.nodes.values()]
    told += [(item.id, item.provenance) for item in instrument.items.values()]
    told += [(threshold.key, threshold.provenance) for threshold in instrument.thresholds]
    told += [(requirement.key, requirement.provenance) for requirement in instrument.requirements]
    for name, provenance in told:
        if not provenance.sources or not set(provenance.sources) <= set(instrument.sources):
            yield f"{name} tidak menyebut sumber yang terdaftar."


def _weights(instrument: Instrument) -> Iterator[str]:
    for node in instrument.nodes.values():
        if bool(node.children) == bool(node.items):
            yield f"Bagian {node.id} harus berisi bagian lain atau butir, salah satu."
        below = sum((instrument.nodes[child].weight for child in node.children), Decimal())
        if node.children and below != node.weight:
            yield f"Bobot di bawah {node.id} berjumlah {below}, seharusnya {node.weight}."
    whole = sum((instrument.nodes[root].weight for root in instrument.roots), Decimal())
    if whole != WHOLE:
        yield f"Bobot seluruhnya berjumlah {whole}, seharusnya {WHOLE}."


def _areas(instrument: Instrument) -> Iterator[str]:
    for area in instrument.areas:
        below = sum((instrument.nodes[node].weight for node in area.nodes), Decimal())
        if below != area.weight:
            yield f"Bobot area {area.code} berjumlah {below}, seharusnya {area.weight}."


def _item(item: Item) -> Iterator[str]:
    values = [option.value for option in item.options]
    if bool(item.options) == bool(item.inputs) or bool(item.inputs) != (item.formula is not None):
        yield f"Butir {item.id} harus berisi pilihan, atau isian dengan rumus."
    if values and (values[0] != 1 or values[-1] != 0 or values != sorted(set(values), reverse=True)):
        yield f"Pilihan butir {item.id} harus turun dari 1 sampai 0."
    if item.options and item.portal is None:
        yield f"Butir {item.id} tidak bernomor portal."
    unknown = _used(item) - {field.id for field in item.inputs}
    if unknown:
        yield f"Rumus butir {item.id} memakai isian yang tidak ada: {', '.join(sorted(unknown))}."
    indices = [field for field in item.inputs if field.kind is InputKind.INDEX]
    if bool(indices) != isinstance(item.formula, Index):
        yield f"Jenis isian butir {item.id} tidak sesuai dengan rumusnya."


def _used(item: Item) -> set[str]:
    formula = item.formula
    if isinstance(formula, Share):
        return {formula.part, *formula.whole}
    if isinstance(formula, Decrease):
        return {formula.before, formula.now}
    return {formula.input} if formula else set()


def _thresholds(instrument: Instrument) -> Iterator[str]:
    known = [
        (threshold.key, frozenset().union(*(leaves(instrument, node) for node in threshold.nodes)))
        for threshold in instrument.thresholds
    ]
    for threshold in instrument.thresholds:
        if set(threshold.minimum) != set(Predicate):
            yield f"Ambang {threshold.key} harus menyebut minimal untuk WBK dan WBBM."
    for position, (key, own) in enumerate(known):
        for other, others in known[:position]:
            if own & others and not (own <= others or others <= own):
                yield f"Ambang {key} dan {other} bertumpang tindih sebagian; jalan ke predikat tidak dapat dihitung."


def leaves(instrument: Instrument, name: str) -> frozenset[str]:
    """The questions below a part."""
    node = instrument.nodes[name]
    return frozenset(node.items).union(*(leaves(instrument, child) for child in node.children))
