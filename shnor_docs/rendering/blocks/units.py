"""Units of a document's tree as WordprocessingML, in the template's own named styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from shnor_docs.documents.tree import Kind, Style, Text, Unit, text_of, walk
from shnor_docs.rendering.blocks.looks import BODY, CLAUSE, ENTRY, PARAGRAPH_STYLES, SUBCLAUSE, Look
from shnor_docs.rendering.blocks.tables import table
from shnor_docs.rendering.blocks.wordml import (
    BEFORE_TABLE,
    CENTERED,
    bookmark_name,
    contents_entry,
    paragraph,
    paragraph_of,
)
from shnor_docs.rendering.charts.drawing import ALONE, LETTERS, drawing
from shnor_docs.rendering.charts.sizes import CM_OF_TWIP, height
from shnor_docs.rendering.styles.session import Session


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Blocks:
    """Units that print as paragraphs and tables by ``{{p … }}``; empty blocks are false."""

    units: tuple[Unit, ...]
    named: bool = False
    """Whether what is printed tells its units: two editions are compared by them."""

    def __bool__(self) -> bool:
        return bool(self.units)

    def __str__(self) -> str:
        return "\n".join(unit.plain for top in self.units for unit in walk(top) if unit.text)

    def __repr__(self) -> str:
        return f"Blocks({len(self.units)})"

    def __docx__(self, session: Session) -> str:
        """The WordprocessingML of the units."""
        session.names_units = self.named
        return "".join(blocks(self.units, session, BODY))


def blocks(units: Sequence[Unit], session: Session, look: Look) -> Iterator[str]:
    """Paragraphs and tables of the units, in the look of their place."""
    for unit, following in zip_longest(units, units[1:]):
        match unit.kind:
            case Kind.SECTION:
                yield from _section(unit, session)
            case Kind.LIST:
                yield from _list(unit, session, look, 0)
            case Kind.TABLE:
                yield table(unit, session, blocks)
            case Kind.CHART:
                yield from _chart(unit, session, look)
            case Kind.ENTRY:
                text = _numbered(unit.number, unit.text, " ")
                entry = contents_entry(session.style_id(ENTRY), text, bookmark_name(unit.id))
                yield session.named(unit.id, entry)
            case Kind.CLAUSE:
                yield from _clause(unit, session, CLAUSE, last=unit is units[-1])
            case _:
                # What announces a list or a table stays on its page; in a cell it would bind its row to the next.
                is_text = look is BODY and unit.style is Style.TEXT
                to_table = is_text and following is not None and following.kind is Kind.TABLE
                style = look.text if unit.style is Style.TEXT else PARAGRAPH_STYLES[unit.style]
                printed = paragraph(
                    session.style_id(style),
                    unit.text,
                    layout=CENTERED if look.centered else BEFORE_TABLE if to_table else "",
                    keep_next=to_table or (look is BODY and unit.plain.rstrip().endswith(":")),
                )
                yield session.named(unit.id, printed)


def _chart(unit: Unit, session: Session, look: Look) -> Iterator[str]:
    if unit.chart is None:
        return
    width = session.text_width()
    wide = width * CM_OF_TWIP
    tall = height(unit.chart, wide, LETTERS)
    relation = session.place_chart(unit.chart, wide, tall)
    run = drawing(unit.chart, relation, session.next_id(), width, tall)
    yield session.named(unit.id, paragraph_of(session.style_id(look.text), run, ALONE + CENTERED))


def _section(unit: Unit, session: Session) -> Iterator[str]:
    breaks = unit.landscape != session.landscape
    if breaks:
        yield session.section_break(unit.landscape)
    if unit.text:
        heading = paragraph(
            session.style_id(PARAGRAPH_STYLES[Style.HEADING_1]),
            _numbered(unit.number, unit.text, " "),
            page_break=unit.new_page and not breaks,
            bookmark=(session.next_id(), bookmark_name(unit.id)),
        )
        yield session.named(unit.id, heading)
    yield from blocks(unit.children, session, BODY)


def _clause(unit: Unit, session: Session, style: str, *, last: bool) -> Iterator[str]:
    """A clause; the last one stays on the page of what follows: a signature may not stand alone."""
    text = _numbered(unit.number, unit.text, "\u00a0")
    yield session.named(unit.id, paragraph(session.style_id(style), text, keep_next=last))
    for child in unit.children:
        if child.kind is Kind.CLAUSE:
            yield from _clause(child, session, SUBCLAUSE, last=last)
        else:
            yield from blocks((child,), session, replace(BODY, text=style))


def _numbered(number: str, text: Text, gap: str) -> Text:
    return (*text_of(number + gap), *text) if number else text


def _list(unit: Unit, session: Session, look: Look, level: int, number: int | None = None) -> Iterator[str]:
    style = look.numbers if unit.ordered else look.bullets
    if number is None or unit.ordered:
        number = session.new_list(style, _start(unit))
    for item in unit.children:
        printed = paragraph(session.style_id(style), item.text, numbering=(number, level))
        yield session.named(item.id, printed)
        for child in item.children:
            if child.kind is Kind.LIST:
                yield from _list(child, session, look, level + 1, None if unit.ordered else number)
            else:
                yield from blocks((child,), session, replace(look, text=look.continued))


def _start(unit: Unit) -> int:
    first = unit.children[0].number.rstrip(".") if unit.children else ""
    return int(first) if first.isdigit() else 1
