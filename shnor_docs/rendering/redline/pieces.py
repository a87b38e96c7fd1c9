"""A paragraph cut into the pieces that are compared: words, blanks, signs, fields, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.rendering.package.xml import SPACE, Element, W, make, serialize
from shnor_docs.rendering.redline.marks import copied

_WORDS = re.compile(r"[\w\u2011\u2060\u00ad]+|\s+|.", re.DOTALL)
_NUMBER = re.compile(r' (?:id|\w+:(?:anchorId|editId))="[^"]*"')
"""What tells one copy of a picture from another."""
_HOLDERS = (f"{W}hyperlink", f"{W}fldSimple")
_RUN, _LOOK, _TEXT, _FIELD = f"{W}r", f"{W}rPr", f"{W}t", f"{W}fldChar"


@dataclass(frozen=True, slots=True)
class Piece:
    """What cannot be cut further: ``key`` is what it says, ``runs`` print it, ``holder`` is the link that it is in.

    A piece without runs is a mark of a place, such as a bookmark: ``key`` is empty and ``place`` is its element.
    """

    key: str
    runs: tuple[Element, ...] = ()
    holder: Element | None = None
    place: Element | None = None


def pieces(paragraph: Element) -> list[Piece]:
    """The pieces of a paragraph in the order of reading."""
    return list(_with_fields(_pieces(paragraph, None)))


def _pieces(parent: Element, holder: Element | None) -> Iterator[Piece]:
    for child in parent:
        if child.tag == _RUN:
            yield from _of_run(child, holder)
        elif child.tag in _HOLDERS:
            yield from _pieces(child, child)
        elif child.tag != f"{W}pPr":
            yield Piece("", holder=holder, place=child)


def _of_run(run: Element, holder: Element | None) -> Iterator[Piece]:
    look = run.find(_LOOK)
    for child in run:
        if child.tag == _TEXT:
            for word in _WORDS.findall(child.text or ""):
                yield Piece(word, (_with_look(look, text(word)),), holder)
        elif child.tag != _LOOK:
            yield Piece(_NUMBER.sub("", serialize(child)), (_with_look(look, copied(child)),), holder)


def text(words: str) -> Element:
    """A ``w:t``."""
    made = make("t")
    made.set(SPACE, "preserve")
    made.text = words
    return made


def _with_look(look: Element | None, content: Element) -> Element:
    return make("r", *(() if look is None else (copied(look),)), content)


def _with_fields(found: Iterator[Piece]) -> Iterator[Piece]:
    """A field, from its beginning to its end, is one piece."""
    waiting: list[Piece] = []
    depth = 0
    for piece in found:
        depth += _opens(piece)
        if depth > 0 or waiting:
            waiting.append(piece)
            if depth <= 0:
                yield _joined(waiting)
                waiting, depth = [], 0
        else:
            yield piece
    yield from waiting


def _opens(piece: Piece) -> int:
    kinds = [one.get(f"{W}fldCharType") for run in piece.runs for one in run.iterfind(_FIELD)]
    return kinds.count("begin") - kinds.count("end")


def _joined(parts: Sequence[Piece]) -> Piece:
    runs = tuple(run for part in parts for run in part.runs)
    return Piece("\0".join(part.key for part in parts), runs, parts[0].holder)


def runs_of(found: Sequence[Piece]) -> list[Element]:
    """The runs of the pieces, neighbours of one look made one again."""
    made: list[Element] = []
    for piece in found:
        for run in piece.runs:
            last = made[-1] if made else None
            if last is not None and _is_text(last) and _is_text(run) and _look(last) == _look(run):
                last[-1].text = (last[-1].text or "") + (run[-1].text or "")
            else:
                made.append(copied(run))
    return made


def _is_text(run: Element) -> bool:
    return len(run) > 0 and run[-1].tag == _TEXT


def _look(run: Element) -> str:
    look = run.find(_LOOK)
    return "" if look is None else serialize(look)
