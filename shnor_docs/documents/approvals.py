"""Blocks «СОГЛАСОВАНО», «УТВЕРЖДАЮ»: one to four, two in a line (ГОСТ Р 7.0.97, requisites 16 and 20)."""

from __future__ import annotations

from shnor_docs.documents.tree import Kind, Style, Unit, text_of
from shnor_docs.model.document import Approval
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.typography import typeset

BLANK_SIGNATURE = "____________"
BLANK_DATE = "«___» __________ 20___ г."


def approvals(blocks: tuple[Approval, ...]) -> Unit:
    """The blocks as a table without borders; a single block stands at the right."""
    cells = [_block(block) for block in blocks]
    if len(cells) % 2:
        cells.insert(0 if len(cells) == 1 else len(cells), Unit("approvals/blank", Kind.CELL))
    rows = tuple(
        Unit(f"approvals/row{n // 2 + 1}", Kind.ROW, children=tuple(cells[n : n + 2])) for n in range(0, len(cells), 2)
    )
    table = Unit("approvals/table", Kind.TABLE, children=rows, widths=(1, 1), style=Style.PLAIN)
    return Unit("approvals", Kind.BODY, children=(table,) if rows else ())


def _block(block: Approval) -> Unit:
    unit_id = f"approvals.{block.id}"
    signature = f"{BLANK_SIGNATURE} {block.name}" if block.name else ""
    date = format_date(block.date, "digital") if block.date else BLANK_DATE
    lines = [
        block.word,
        block.post or "",
        block.act or "",
        signature,
        date if block.name or block.date else "",
    ]
    paragraphs = tuple(
        Unit(f"{unit_id}/{n}", Kind.PARAGRAPH, text_of(typeset(text), bold=n == 1))
        for n, text in enumerate(lines, 1)
        if text
    )
    return Unit(unit_id, Kind.CELL, children=paragraphs)
