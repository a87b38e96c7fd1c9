"""Data tables: their rows as the files have them, changed cell by cell where the file is a text."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from shnor_docs.model.content import Content
from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer
from shnor_docs.page.screens.editing import ANEW, is_overtaken, opened
from shnor_docs.page.screens.saving import SKIPPED, written
from shnor_docs.page.screens.telling import seen_by
from shnor_docs.source.layout import PROGRAMS
from shnor_docs.source.signs import without_control
from shnor_docs.workspace.editing.changes import FILES, Write
from shnor_docs.workspace.editing.data_rows import changed_text, data_rows

AT_ONCE = 50
"""Rows that are shown at once; the others come on demand."""


def rows(asked: Asked) -> Response:
    """The rows of a table, so many from the first one that is wanted."""
    form, first = opened(asked), asked.number("first")
    content, table = form.content, asked.query.get("table", "")
    if content is None or not _has(content, table):
        return answer("edit/no_rows.html")
    file = next(str(source.file) for source in content.program.data if source.id == table)
    if is_overtaken(asked, form, (FILES, file)):
        return ANEW
    found = data_rows(asked.session.workspace(), asked.names["program"], content, table)
    return answer(
        "edit/rows.html",
        table=found,
        folder=f"{PROGRAMS}/{asked.names['program']}",
        id=table,
        shown=list(found.rows.items())[first : first + AT_ONCE],
        first=first,
        following=first + AT_ONCE if len(found.rows) > first + AT_ONCE else None,
        path=(FILES, found.file),
    )


def cells(asked: Asked) -> Response:
    """Cells of a table changed, rows added to it."""
    content, table = opened(asked).content, asked.field("table")
    if content is None or not _has(content, table):
        return answer("edit/no_rows.html", 422)
    changed = {row: _spaced(found) for row, found in asked.told("cells", dict[int, dict[int, str]]).items()}
    more = [_spaced(found) for found in asked.told("more", list[dict[int, str]])]
    workspace, program = asked.session.workspace(), asked.names["program"]
    file, text = changed_text(workspace, program, content, table, (changed, more), seen_by(asked))
    header = asked.field("header")
    return written(asked, (Write(file, text),), (FILES, file), said=SKIPPED.format(header) if header else "")


def _has(content: Content, table: str) -> bool:
    """Whether the program has the table: another window may have taken it away."""
    return table in {source.id for source in content.program.data}


def _spaced(cells: Mapping[int, str]) -> dict[int, str]:
    return {column: " ".join(without_control(text).split()) for column, text in cells.items()}


ROUTES = (
    shown("/p/{program}/rows", rows),
    done("/p/{program}/cells", cells),
)
