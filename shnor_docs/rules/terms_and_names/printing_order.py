"""In which order a document prints the texts of its program: its sections, with what they refer to put in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from shnor_docs.documents.references import PATTERN, BadReference, parse_reference
from shnor_docs.model.content import Content, once
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.places import path_of
from shnor_docs.model.program import StatementList
from shnor_docs.rules.finding import Path
from shnor_docs.rules.wording.body import body

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


def _pieces(content: Content, path: Path, seen: set[Path]) -> Iterator[tuple[int, int]]:
    """The spans of the clean body that print what lies at a path, references in their places.

    Texts that follow one another are one span.
    """
    if path in seen:
        return
    seen.add(path)
    whole, before = body(content), -1
    first = last = 0
    for index in _places(content, path):
        text, start = whole.texts[index].text, whole.starts[index]
        if index != before + 1:
            yield first, last
            first = start
        for match in PATTERN.finditer(text) if "{" in text else ():
            yield first, start + match.start()
            first = start + match.end()
            if target := _target(content, match[1]):
                yield from _pieces(content, target, seen)
        before, last = index, start + len(text)
    yield first, last


def _places(content: Content, path: Path) -> Iterator[int]:
    """The ordinals of the texts at and below a path of the program."""
    texts, of_field = body(content).texts, _by_field(content).get(path[0], ())
    return (index for index in of_field if len(path) == 1 or texts[index].path[: len(path)] == path)


@once
def _by_field(content: Content) -> dict[object, list[int]]:
    """The ordinals of the texts of each field of the program."""
    found: dict[object, list[int]] = {}
    for index, one in enumerate(body(content).texts):
        if not one.where:
            found.setdefault(one.path[0], []).append(index)
    return found


def _target(content: Content, inner: str) -> Path | None:
    try:
        steps = list(parse_reference(inner).steps)
    except BadReference:
        return None
    if steps[0] == "lists" and len(steps) > 2 and steps[2] not in StatementList.model_fields:
        steps.insert(2, "items")
    return path_of(content.program, ".".join(steps))
