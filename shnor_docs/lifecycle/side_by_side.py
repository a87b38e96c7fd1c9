"""What two printed texts of a document say otherwise, unit by unit, each named as an amending order names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.documents.differences import Row as Told
from shnor_docs.documents.tree import Document
from shnor_docs.lifecycle.amending.aligning import alike, is_stable, paired
from shnor_docs.lifecycle.amending.instructions import Place
from shnor_docs.lifecycle.amending.phrases import Case, in_words
from shnor_docs.lifecycle.amending.places import cell_place, line_place, region_place, row_place, table_place
from shnor_docs.lifecycle.amending.reading import Block, Cell, Line, Paper, Region, Row, Table, read_paper
from shnor_docs.model.amending import Wording

WHOLE = "Документ"
"""The place of what stands in no unit that has a name."""
_NOMINATIVE = {
    "преамбулу": "преамбула",
    "вводную": "вводная",
    "таблицу": "таблица",
    "строку": "строка",
    "позицию": "позиция",
    "графу": "графа",
    "начинающуюся": "начинающаяся",
}
_FIRST_WORDS = 3
"""An accusative case that differs from the nominative one stands among so many first words: «вторую таблицу»."""


def side_by_side(old: Document, new: Document, wording: Wording) -> tuple[Told, ...]:
    """The units that differ: where, what the old text says there and what the new one says."""
    return tuple(_Sides(read_paper(old), read_paper(new), wording).told())


def name_of(document: Document) -> str:
    """What an appendix is called: its mark and its title."""
    paper = read_paper(document)
    return ". ".join(filter(None, (f"{paper.label} {paper.owner}".strip(), document.title)))


@dataclass(frozen=True, slots=True)
class _Sides:
    old: Paper
    new: Paper
    wording: Wording

    def told(self) -> Iterator[Told]:
        for before, after in paired(self.old.regions, self.new.regions, _key, _likeness):
            if before and after:
                yield from self._regions(before, after)
            elif before:
                yield Told(self._place(region_place(before, self.old.regions)), _all(before), None)
            elif after:
                yield Told(self._place(region_place(after, self.new.regions)), None, _all(after))
        yield from self._charts()

    def _charts(self) -> Iterator[Told]:
        """Charts by their titles: what they show in one text and in the other."""
        before, after = dict(self.old.charts), dict(self.new.charts)
        for title in dict.fromkeys((*before, *after)):
            if before.get(title) != after.get(title):
                yield Told(f"Диаграмма «{title}»", before.get(title), after.get(title))

    def _place(self, place: Place | None) -> str:
        words = in_words(place, Case.ACCUSATIVE, self.wording) if place else WHOLE
        return _capital(_nominative(words))

    def _regions(self, old: Region, new: Region) -> Iterator[Told]:
        around = region_place(old, self.old.regions) or ()
        after = region_place(new, self.new.regions) or ()
        if old.heading != new.heading:
            yield Told(
                f"Наименование: {self._place(around)[:1].lower()}{self._place(around)[1:]}", old.heading, new.heading
            )
        yield from self._blocks(old.blocks, new.blocks, around, after)

    def _blocks(self, old: Sequence[Block], new: Sequence[Block], around: Place, after: Place) -> Iterator[Told]:
        pairs = paired([*enumerate(old)], [*enumerate(new)], lambda one: _text(one[1]), lambda a, b: _alike(a[1], b[1]))
        for a, b in pairs:
            if a and b and isinstance(a[1], Table) and isinstance(b[1], Table):
                places = table_place(a[1], old, around), table_place(b[1], new, after)
                yield from _Tables(self, a[1], b[1], *places).told()
            elif a is None or b is None or _text(a[1]) != _text(b[1]):
                place = _block_place(old, a[0], around) if a else _block_place(new, b[0], after) if b else ()
                yield Told(self._place(place), _printed(a[1]) if a else None, _printed(b[1]) if b else None)


@dataclass(frozen=True, slots=True)
class _Tables:
    sides: _Sides
    old: Table
    new: Table
    around: Place
    after: Place

    def told(self) -> Iterator[Told]:
        if self.old.columns != self.new.columns:
            place = self.sides._place(self.around)
            yield Told(f"{place}: графы", "\n".join(self.old.columns), "\n".join(self.new.columns))
        for before, after in paired(self.old.rows, self.new.rows, _row_text, _rows_alike):
            if before and after:
                yield from self._rows(before, after)
            elif before:
                yield Told(self._named(self.old, before, self.around), _row_printed(self.old, before), None)
            elif after:
                yield Told(self._named(self.new, after, self.after), None, _row_printed(self.new, after))

    def _named(self, table: Table, row: Row, around: Place) -> str:
        return self.sides._place(row_place(table, row, around) or around)

    def _rows(self, old: Row, new: Row) -> Iterator[Told]:
        if _shape(old) != _shape(new) or old.is_group or old.name != new.name:
            if _row_text(old) != _row_text(new):
                texts = _row_printed(self.old, old), _row_printed(self.new, new)
                yield Told(self._named(self.old, old, self.around), *texts)
            return
        for index, (before, after) in enumerate(zip(old.cells, new.cells, strict=True)):
            if _lines(before) != _lines(after):
                place = cell_place(self.old, old, index, self.around) or row_place(self.old, old, self.around)
                yield Told(self.sides._place(place or self.around), _lines(before), _lines(after))


def _key(region: Region) -> str:
    return f"{region.kind} {region.key}"


def _likeness(a: Region, b: Region) -> float:
    if a.kind != b.kind:
        return -1
    return 1 if a.key == b.key else alike(a.heading, b.heading) / 2


def _text(block: Block) -> str:
    return block.printed if isinstance(block, Line) else repr((block.head, block.rows))


def _alike(a: Block, b: Block) -> float:
    if isinstance(a, Line) != isinstance(b, Line):
        return -1
    return _same(a.key, b.key, a.printed, b.printed)


def _same(key: str, other: str, text: str, new: str) -> float:
    if is_stable(key) and is_stable(other):
        return 1 if key == other else -1
    return alike(text, new)


def _rows_alike(a: Row, b: Row) -> float:
    return -1 if a.is_group != b.is_group else _same(a.key, b.key, a.printed, b.printed)


def _row_text(row: Row) -> str:
    return repr([_lines(cell) for cell in row.cells])


def _shape(row: Row) -> list[int]:
    return [cell.across for cell in row.cells]


def _block_place(blocks: Sequence[Block], index: int, around: Place) -> Place:
    """The way to a paragraph or a table; to what is around it, if no words tell it apart."""
    block = blocks[index]
    if isinstance(block, Table):
        return table_place(block, blocks, around)
    if around and len(blocks) == 1 and not block.number:
        return around
    return line_place(blocks, index, around) or around


def _printed(block: Block) -> str:
    if isinstance(block, Line):
        return block.printed
    return "\n".join(_row_printed(block, row) for row in block.rows)


def _lines(cell: Cell) -> str:
    return "\n".join(line.printed for line in cell.lines)


def _row_printed(table: Table, row: Row) -> str:
    """The cells of a row, a line each, after the names of their columns."""
    if row.is_group or not table.head:
        return "\n".join(filter(None, map(_lines, row.cells)))
    names = (table.columns[table.column_of(row, index)] for index in range(len(row.cells)))
    told = ((name, _lines(cell)) for name, cell in zip(names, row.cells, strict=True))
    return "\n".join(f"{name}: {text}" if name else text for name, text in told if text)


def _all(region: Region) -> str:
    return "\n".join(filter(None, (region.heading, *map(_printed, region.blocks))))


def _nominative(words: str) -> str:
    """A place in the nominative case: «вторая таблица» for «вторую таблицу»."""
    first, rest = words.split(" ")[:_FIRST_WORDS], words.split(" ")[_FIRST_WORDS:]
    if len(first) > 1 and first[1] == "таблицу":
        first[0] = _ordinal(first[0])
    return " ".join([*(_NOMINATIVE.get(word, word) for word in first), *rest])


def _ordinal(word: str) -> str:
    return word.removesuffix("ую") + "ая" if word.endswith("ую") else word.replace("третью", "третья")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
