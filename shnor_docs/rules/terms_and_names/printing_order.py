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
    seen: set[Path] = set()
    pieces = (piece for path in _roots(content, settings) for piece in _pieces(content, path, seen))
    ends: dict[int, tuple[int, int]] = {}
    for ordinal, (first, last) in enumerate(pieces, 1):
        if first < last:
            ends.setdefault(first, (last, ordinal))
    starts = sorted(ends)

    def key(place: int) -> Key | None:
        found = bisect_right(starts, place) - 1
        last, ordinal = ends[starts[found]] if found >= 0 else (0, 0)
        return (ordinal, place) if place < last else None

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
    """The spans of the clean body that print what lies at a path, references in their places."""
    if path in seen:
        return
    seen.add(path)
    for one, start in _texts_below(content).get(path, ()):
        last = start
        for match in PATTERN.finditer(one.text):
            yield last, start + match.start()
            last = start + match.end()
            if target := _target(content, match[1]):
                yield from _pieces(content, target, seen)
        yield last, start + len(one.text)


@once
def _texts_below(content: Content) -> dict[Path, list[tuple[Clean, int]]]:
    """The texts of the clean body at or below each path of the program, with their places in it."""
    whole, found = body(content), dict[Path, list[tuple[Clean, int]]]()
    for one, start in zip(whole.texts, whole.starts, strict=True):
        if not one.where:
            for steps in range(1, len(one.path) + 1):
                found.setdefault(one.path[:steps], []).append((one, start))
    return found


def _target(content: Content, inner: str) -> Path | None:
    try:
        steps = list(parse_reference(inner).steps)
    except BadReference:
        return None
    if steps[0] == "lists" and len(steps) > 2 and steps[2] not in StatementList.model_fields:
        steps.insert(2, "items")
    return path_of(content.program, ".".join(steps))
