"""In which order a document prints the texts of its program: its sections, with what they refer to put in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from shnor_docs.documents.references import PATTERN, BadReference, parse_reference
from shnor_docs.model.content import Content, once_of_texts
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.places import path_inside, path_of
from shnor_docs.model.program import Program, StatementList
from shnor_docs.rules.finding import Path
from shnor_docs.rules.wording.body import Block, body
from shnor_docs.sameness import once_for_each

Key = tuple[int, int]
"""The ordinal of a piece of text in a document, and its place in the clean body."""
Order = Callable[[int], Key | None]


def order_of(content: Content, settings: DocumentSettings) -> Order:
    """A function that tells when the document prints a place of the clean body; None if it does not."""
    pieces: list[tuple[int, int]] = []
    seen: set[Path] = set()
    for path in _roots(content, settings):
        pieces += _pieces(content, path, seen)
    places = sorted((first, last, ordinal) for ordinal, (first, last) in enumerate(pieces, 1) if first < last)
    starts = [first for first, _, _ in places]

    def key(place: int) -> Key | None:
        index = bisect_right(starts, place) - 1
        return (places[index][2], place) if index >= 0 and place < places[index][1] else None

    return key


def _roots(content: Content, settings: DocumentSettings) -> Iterator[Path]:
    index = next(n for n, other in enumerate(content.program.documents) if other is settings)
    for number, section in enumerate(settings.sections):
        yield ("files", str(section.file)) if section.file else ("documents", index, "sections", number, "text")
    if settings.order and (path := path_of(content.program, f"orders.{settings.order}")):
        yield (*path, "preamble")
        yield (*path, "clauses")
    if settings.kind == "roadmap":
        yield ("roadmap",)


class _Insert(NamedTuple):
    """A reference at ``start:end`` of the clean body."""

    start: int
    end: int
    inner: str


def _pieces(content: Content, path: Path, seen: set[Path]) -> Iterator[tuple[int, int]]:
    """The spans of the clean body that print what lies at a path, references in their places.

    Texts that follow one another are one span.
    """
    if path in seen:
        return
    seen.add(path)
    first, last = _span(content, path)
    inserts = _inserts(content)
    for insert in inserts[bisect_left(inserts, (first,)) : bisect_left(inserts, (last,))]:
        yield first, insert.start
        first = insert.end
        if target := _targets(content)[insert.inner]:
            yield from _pieces(content, target, seen)
    yield first, last


@once_of_texts
def _inserts(content: Content) -> list[_Insert]:
    """The references in the texts of the program, in their order."""
    whole, found = body(content), list[_Insert]()
    for block, start, end, inner in whole.blocks.found(_references):
        found.append(_Insert(whole.start(block) + start, whole.start(block) + end, inner))
    return found


def _references(block: Block) -> Iterator[tuple[Block, int, int, str]]:
    for one, start in zip(block.texts, block.starts, strict=True):
        if not one.where and "{" in one.text:
            for match in PATTERN.finditer(one.text):
                yield block, start + match.start(), start + match.end(), match[1]


def _span(content: Content, path: Path) -> tuple[int, int]:
    """The span of the clean body with the texts at and below a path of the program."""
    whole = body(content)
    holding = [block for block in _by_field(content).get(path[0], ()) if path in block.spans]
    if not holding:
        return 0, 0
    first, last = holding[0], holding[-1]
    return whole.start(first) + first.spans[path][0], whole.start(last) + last.spans[path][1]


@once_of_texts
def _by_field(content: Content) -> dict[object, list[Block]]:
    """The blocks that hold texts of each field of the program."""
    found: dict[object, list[Block]] = {}
    for block in body(content).blocks.items:
        found.setdefault(block.texts[0].path[0], []).append(block)
    return found


@once_of_texts
def _targets(content: Content) -> dict[str, Path | None]:
    """Where the references lead."""
    return {inner: _target(content, inner) for inner in {insert.inner for insert in _inserts(content)}}


def _target(content: Content, inner: str) -> Path | None:
    try:
        head, *steps = parse_reference(inner).steps
    except BadReference:
        return None
    if head == "lists" and len(steps) > 1 and steps[1] not in StatementList.model_fields:
        steps.insert(1, "items")
    names = tuple(".".join(steps).split(".")) if steps else ()
    below = _inside(getattr(content.program, head), names) if head in Program.model_fields else None
    return None if below is None else (head, *below)


_inside = once_for_each(path_inside, most=1 << 12)
"""Where references lead in a field of the program: looked for once as long as the field is the same."""
