"""Data tables: their rows as the files have them, changed cell by cell where the file is a text."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.responses import Response

from shnor_docs.page.asking import Asked, done, shown
from shnor_docs.page.html import answer
from shnor_docs.page.screens.editing import opened
from shnor_docs.page.screens.saving import written
from shnor_docs.workspace.editing.changes import FILES, Write
from shnor_docs.workspace.editing.data_rows import changed_text, data_rows

AT_ONCE = 50
"""Rows that are shown at once; the others come on demand."""


def rows(asked: Asked) -> Response:
    """The rows of a table, so many from the first one that is wanted."""
    content, first = opened(asked).content, int(asked.query.get("first") or 0)
    table = asked.query.get("table", "")
    if content is None or table not in {source.id for source in content.program.data}:
        return answer("edit/no_rows.html")
    found = data_rows(asked.session.workspace(), asked.names["program"], content, table)
    return answer(
        "edit/rows.html",
        table=found,
        id=table,
        shown=list(found.rows.items())[first : first + AT_ONCE],
        first=first,
        following=first + AT_ONCE if len(found.rows) > first + AT_ONCE else None,
        path=(FILES, found.file),
    )


def cells(asked: Asked) -> Response:
    """Cells of a table changed, rows added to it."""
    content = opened(asked).content
    if content is None:
        return answer("edit/no_rows.html", 422)
    changed = {int(row): _by_column(found) for row, found in json.loads(asked.field("cells") or "{}").items()}
    more = [_by_column(found) for found in json.loads(asked.field("more") or "[]")]
    workspace, program = asked.session.workspace(), asked.names["program"]
    file, text = changed_text(workspace, program, content, asked.field("table"), (changed, more))
    return written(asked, (Write(file, text),), (FILES, file))


def _by_column(cells: Mapping[str, str]) -> dict[int, str]:
    return {int(column): " ".join(text.split()) for column, text in cells.items()}


ROUTES = (
    shown("/p/{program}/rows", rows),
    done("/p/{program}/cells", cells),
)
