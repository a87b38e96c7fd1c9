"""A document's tree as the plain data that its template sees."""

from __future__ import annotations

from shnor_docs.documents.tree import Document, Kind, Unit
from shnor_docs.rendering.blocks import Blocks


def context(document: Document) -> dict[str, object]:
    """The document's slots by name, and ``document`` with the properties of the file."""
    slots: dict[str, object] = {unit.id: _view(unit) for unit in document.root.children}
    properties = {
        "title": document.title,
        "author": document.author,
        "subject": document.subject,
        "keywords": document.keywords,
    }
    return {**slots, "document": properties}


def _view(unit: Unit) -> object:
    match unit.kind:
        case Kind.LINE:
            return unit.plain
        case Kind.LINES:
            return [_view(child) for child in unit.children]
        case _:
            return Blocks(unit.children)
