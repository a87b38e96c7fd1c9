"""Two moments of a program side by side: by meaning, document by document, as files for Word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.page.asking import Asked, shown
from shnor_docs.page.downloads import saved_as
from shnor_docs.page.html import answer

if TYPE_CHECKING:
    from shnor_docs.lifecycle.differences import Difference
    from shnor_docs.workspace.states.comparing import Moments, Paper

TABLE = "Сравнительная таблица.docx"


def compare(asked: Asked) -> Response:
    """What changed from one moment to another, and the documents that say something else."""
    from shnor_docs.page.history.screens import framed, remarks_of
    from shnor_docs.workspace.states.timeline import timeline

    problems: tuple[Diagnostic, ...] = ()
    differences: tuple[Difference, ...] | None = None
    papers: tuple[Paper, ...] = ()
    with _moments(asked) as pair:
        try:
            differences = pair.comparison().differences
            papers = pair.papers()
        except ShnorError as error:
            problems = error.diagnostics
    return answer(
        "history/compare.html",
        **framed(asked),
        **_keys(asked),
        titles=pair.titles,
        differences=differences,
        papers=papers,
        problems=remarks_of(asked, problems),
        points=timeline(asked.session.workspace(), asked.names["program"]),
    )


def document(asked: Asked) -> Response:
    """Both texts of a document, line by line."""
    from shnor_docs.page.history.folding import folded
    from shnor_docs.page.history.screens import framed

    with _moments(asked) as pair:
        paper = next((one for one in pair.papers() if one.id == asked.names["document"]), None)
    pairs = paper.pairs if paper else ()
    is_whole = "all" in asked.query
    return answer(
        "history/beside.html",
        **framed(asked),
        **_keys(asked),
        titles=pair.titles,
        paper=paper,
        rows=tuple(pairs if is_whole else folded(pairs)),
        is_whole=is_whole,
    )


def table(asked: Asked) -> Response:
    """The comparative table for Word."""
    with _moments(asked) as pair:
        return saved_as(TABLE, pair.comparison().table())


def redline(asked: Asked) -> Response:
    """A document for Word with the changes tracked.

    Raises:
        ShnorError: there is no such document, or its changes cannot be shown so.
    """
    with _moments(asked) as pair:
        found = pair.redline(asked.names["document"])
    if found.diagnostics:
        raise ShnorError(*found.diagnostics)
    if not found.data:  # it is new, gone or as it was
        raise HTTPException(404)
    return saved_as(f"Правки. {found.name}", found.data)


@contextmanager
def _moments(asked: Asked) -> Iterator[Moments]:
    from shnor_docs.workspace.states.comparing import moments

    keys = _keys(asked)
    with moments(asked.session.workspace(), asked.names["program"], keys["before"], keys["after"]) as pair:
        yield pair


def _keys(asked: Asked) -> dict[str, str]:
    return {"before": asked.query.get("before", ""), "after": asked.query.get("after", "") or "now"}


ROUTES = (
    shown("/p/{program}/compare", compare),
    shown("/p/{program}/compare/table", table),
    shown("/p/{program}/compare/text/{document}", document),
    shown("/p/{program}/compare/redline/{document}", redline),
)
