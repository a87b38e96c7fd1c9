"""Two texts of a document side by side: what stands in one, what stands in the other, which words differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from shnor_docs.documents.tree import Document, Kind, Style, Unit, walk

_WORDS = re.compile(r"\w+|\s+|.", re.DOTALL)
_ROWS = frozenset({Kind.ROW, Kind.HEADER, Kind.GROUP})
_HEADINGS = frozenset({Style.HEADING_1, Style.HEADING_2, Style.HEADING_3})
_ALIKE = 0.4
"""The share of common words with which two lines are one line that was changed."""
_FAR = 40
"""So many lines ahead a line is looked for that was changed."""
_MOST_WORDS = 4_000
"""Beyond so many words of both lines together all of them are marked."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand on both sides, or (``is_changed``) on this one only."""

    text: str
    is_changed: bool = False


Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph (one cell) or a row of a table."""

    cells: tuple[Cell, ...]
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of the old text and what it has become; None where there is none."""

    before: Line | None
    after: Line | None
    is_changed: bool


@dataclass(frozen=True, slots=True)
class _Printed:
    unit: str
    kind: Kind
    texts: tuple[str, ...]
    is_heading: bool = False

    def line(self, cells: tuple[Cell, ...] | None = None, *, is_changed: bool = False) -> Line:
        return Line(cells or tuple((Piece(text, is_changed),) for text in self.texts), self.is_heading)


def beside(old: Document, new: Document) -> tuple[Pair, ...]:
    """Both texts line by line, in the order of reading."""
    before, after = tuple(_printed(old.root)), tuple(_printed(new.root))
    matcher = SequenceMatcher(None, [_key(one) for one in before], [_key(one) for one in after], autojunk=False)
    pairs: list[Pair] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            pairs += (Pair(a.line(), b.line(), False) for a, b in zip(before[i1:i2], after[j1:j2], strict=True))
        else:
            pairs += _changed(before[i1:i2], after[j1:j2])
    return tuple(pairs)


def _key(one: _Printed) -> tuple[Kind, tuple[str, ...]]:
    return one.kind, one.texts


def _printed(unit: Unit) -> Iterator[_Printed]:
    """The lines of a unit as they print, rows whole."""
    if unit.kind in _ROWS:
        yield _Printed(unit.id, unit.kind, tuple(_all_text(cell) for cell in unit.children) or (_all_text(unit),))
        return
    if text := f"{unit.number} {unit.plain}".strip():
        yield _Printed(unit.id, unit.kind, (text,), unit.kind is Kind.SECTION or unit.style in _HEADINGS)
    for child in unit.children:
        yield from _printed(child)


def _all_text(unit: Unit) -> str:
    return "\n".join(text for one in walk(unit) if (text := f"{one.number} {one.plain}".strip()))


def _changed(before: Sequence[_Printed], after: Sequence[_Printed]) -> Iterator[Pair]:
    """What was changed in its place; what is like nothing on the other side stands alone."""
    waiting = list(before)
    for new in after:
        place = next((n for n, old in enumerate(waiting[:_FAR]) if _is_one(old, new)), None)
        if place is None:
            yield Pair(None, new.line(is_changed=True), True)
            continue
        yield from (Pair(gone.line(is_changed=True), None, True) for gone in waiting[:place])
        yield _compared(waiting[place], new)
        del waiting[: place + 1]
    yield from (Pair(gone.line(is_changed=True), None, True) for gone in waiting)


def _is_one(old: _Printed, new: _Printed) -> bool:
    return old.kind is new.kind and _share(old, new) >= _ALIKE


def _share(old: _Printed, new: _Printed) -> float:
    """The share of common words; the same named unit is known with fewer of them."""
    before, after = Counter(_all_words(old)), Counter(_all_words(new))
    total = before.total() + after.total()
    share = 2 * (before & after).total() / total if total else 1.0
    return share + (_ALIKE / 2 if old.unit == new.unit else 0.0)


def _all_words(one: _Printed) -> list[str]:
    return " ".join(one.texts).split()


def _compared(old: _Printed, new: _Printed) -> Pair:
    if len(old.texts) != len(new.texts):
        return Pair(old.line(is_changed=True), new.line(is_changed=True), True)
    cells = [_pieces(a, b) for a, b in zip(old.texts, new.texts, strict=True)]
    return Pair(old.line(tuple(a for a, _ in cells)), new.line(tuple(b for _, b in cells)), True)


def _pieces(old: str, new: str) -> tuple[Cell, Cell]:
    """Both texts in pieces, those marked that the other one lacks."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > _MOST_WORDS:
        return (Piece(old, old != new),), (Piece(new, old != new),)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        _add(left, before[i1:i2], is_changed=kind != "equal")
        _add(right, after[j1:j2], is_changed=kind != "equal")
    return tuple(left), tuple(right)


def _add(pieces: list[Piece], words: Sequence[str], *, is_changed: bool) -> None:
    if words:
        pieces.append(Piece("".join(words), is_changed))
