"""What only laid out slides can tell: on which of them something stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from shnor_docs.diagnostics import ShnorError
from shnor_docs.documents.kinds import kind_of
from shnor_docs.documents.occurrences import Occurrence
from shnor_docs.documents.tree import Document
from shnor_docs.workspace.workspace import Workspace


def on_slides(workspace: Workspace, program: str, tree: Document, found: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """The places of a document with the numbers of their slides, if it is one of slides."""
    numbers = slide_numbers(workspace, program, tree) if found else {}
    for one in found:
        number = numbers.get((one.section, one.unit)) or numbers.get(("", one.unit))
        yield replace(one, place=f"слайд {number}, {one.place}") if number else one


def slide_numbers(workspace: Workspace, program: str, tree: Document) -> Mapping[tuple[str, str], int]:
    """The slides on which the units of a document stand, by the ids of their section and their own.

    None of a document of another kind.
    """
    content = workspace.content(program)
    if not kind_of(content, tree.kind).is_slides:
        return {}
    from shnor_docs.rendering.slides.rendering import deck_of

    settings = next(one for one in content.program.documents if one.id == tree.id)
    try:
        template = workspace.template(program, content, settings)
        return deck_of(tree, template, template.name).places
    except ShnorError:
        return {}
