"""Paragraphs word by word: one in two wordings, one that was added, removed or moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from shnor_docs.rendering.package.xml import Element, W
from shnor_docs.rendering.redline.marks import Mark, Marks, copied
from shnor_docs.rendering.redline.pieces import Piece, pieces, runs_of

_WORD = re.compile(r"\w")
_LITTLE_IN_COMMON = 0.25
"""Wordings that share less of their words are shown one after the other, not woven into each other."""

Marked = tuple[Mark | None, Sequence[Piece]]


def reworded(old: Element, new: Element, marks: Marks) -> Element:
    """The new paragraph with what was taken out of the old one."""
    return _with_content(new, _content(_woven(_words(old), pieces(new)), marks))


def whole(paragraph: Element, mark: Mark, marks: Marks, move: str = "") -> Element:
    """A paragraph that was added, removed or taken away by the ``move`` of that name; its end is not marked."""
    found = pieces(paragraph) if mark is Mark.ADDED else _words(paragraph)
    content = _content([(mark, found)], marks)
    return _with_content(paragraph, marks.move(mark, move, content) if move else content)


def moved_here(old: Element, new: Element, marks: Marks, move: str) -> Element:
    """A paragraph in its new place, with what was added to it on the way; its end is not marked.

    What was taken out is told in the old place: were it here, refusing all changes would leave it here.
    """
    woven = _woven(_words(old), pieces(new))
    here = ((mark or Mark.MOVED_HERE, found) for mark, found in woven if mark is not Mark.REMOVED)
    return _with_content(new, marks.move(Mark.MOVED_HERE, move, _content(here, marks)))


def _words(paragraph: Element) -> list[Piece]:
    """The pieces without marks of places: these are the new paragraph's."""
    return [piece for piece in pieces(paragraph) if piece.key]


def _with_content(paragraph: Element, content: Iterable[Element]) -> Element:
    made = copied(paragraph)
    properties = made.find(f"{W}pPr")
    made[:] = [*(() if properties is None else (properties,)), *content]
    return made


def _woven(before: Sequence[Piece], after: Sequence[Piece]) -> Iterator[Marked]:
    """Both wordings in turn; marks of places stay where they are."""
    begins = [*(place for place, piece in enumerate(after) if piece.key), len(after)]
    yield None, after[: begins[0]]
    for same, i1, i2, j1, j2 in _steps([p.key for p in before], [p.key for p in after if p.key]):
        if not same:
            yield Mark.REMOVED, before[i1:i2]
        yield None if same else Mark.ADDED, after[begins[j1] : begins[j2]]


Step = tuple[bool, int, int, int, int]


def _steps(before: list[str], after: list[str]) -> list[Step]:
    """What is the same and what is not, in turn; a lone blank between two changes is changed with them."""
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    common = sum(i2 - i1 for kind, i1, i2, _, _ in found if kind == "equal" and _has_word(before[i1:i2]))
    if before and after and common < _LITTLE_IN_COMMON * min(len(before), len(after)):
        return [(False, 0, len(before), 0, len(after))]
    steps: list[Step] = []
    for place, (kind, *span) in enumerate(found):
        inner = 0 < place < len(found) - 1
        same = kind == "equal" and not (inner and not _has_word(before[span[0] : span[1]]))
        if steps and not same and not steps[-1][0]:
            _, i1, _, j1, _ = steps.pop()
            steps.append((False, i1, span[1], j1, span[3]))
        else:
            steps.append((same, span[0], span[1], span[2], span[3]))
    return steps


def _has_word(keys: Sequence[str]) -> bool:
    return any(_WORD.search(key) for key in keys)


def _content(content: Iterable[Marked], marks: Marks) -> Iterator[Element]:
    for mark, found in content:
        for holder, held in groupby(found, key=lambda piece: piece.holder):
            inner = _marked(list(held), mark, marks)
            yield from inner if holder is None else (_held(holder, inner),)


def _marked(found: Sequence[Piece], mark: Mark | None, marks: Marks) -> Iterator[Element]:
    for is_place, part in groupby(found, key=lambda piece: piece.place is not None):
        if is_place:
            yield from (copied(piece.place) for piece in part if piece.place is not None)
        elif mark is None:
            yield from runs_of(list(part))
        else:
            yield marks.around(mark, runs_of(list(part)))


def _held(holder: Element, content: Iterable[Element]) -> Element:
    made = copied(holder)
    made[:] = list(content)
    return made
