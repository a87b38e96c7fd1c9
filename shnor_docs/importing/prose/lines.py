"""The text of a paragraph as a line of Markdown: bold and italic kept where they can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from shnor_docs.documents.markdown import Node, parsed
from shnor_docs.importing.prose.escaping import begun, escaped
from shnor_docs.inspection.foreign.tree import MarkKind, Paragraph, Piece, Run

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTES = (MarkKind.FOOTNOTE, MarkKind.ENDNOTE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one look."""

    text: str
    bold: bool = False
    italic: bool = False


def line_of(paragraph: Paragraph, skipped: int = 0, *, looks: bool = True) -> str:
    """The line without its first ``skipped`` signs; breaks of lines are kept, looks only if they are wanted."""
    stretches = _after(skipped, tuple(_stretches(paragraph)))
    plain = _joined([Stretch(one.text) for one in stretches])
    if not looks or not any(one.bold or one.italic for one in stretches):
        return plain
    marked = _joined(stretches)
    return marked if words_of(marked) == words_of(plain) else plain


def words_of(markdown: str) -> str:
    """What a line of Markdown prints."""
    return "".join(_texts(parsed(markdown))).replace("\n", "")


def note_mark(number: str) -> str:
    """What a note's mark prints."""
    return f" [{number}]" if number else ""


def _texts(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        yield node.text
        yield from _texts(node.children)


def _stretches(paragraph: Paragraph) -> Iterator[Stretch]:
    looks = ((_text_of(piece), *_look_of(piece)) for piece in paragraph.pieces)
    for (bold, italic), together in groupby(looks, lambda one: one[1:]):
        if text := "".join(one[0] for one in together):
            yield Stretch(text, bold, italic)


def _look_of(piece: Piece) -> tuple[bool, bool]:
    return (piece.bold, piece.italic) if isinstance(piece, Run) else (False, False)


def _text_of(piece: Piece) -> str:
    if isinstance(piece, Run):
        return piece.text.translate(_RAISED) if piece.raised == "superscript" else piece.text
    return note_mark(piece.about) if piece.kind in _NOTES else piece.text


def _after(skipped: int, stretches: tuple[Stretch, ...]) -> list[Stretch]:
    left: list[Stretch] = []
    for one in stretches:
        text, skipped = one.text[skipped:], max(0, skipped - len(one.text))
        if text:
            left.append(Stretch(text, one.bold, one.italic))
    return left


def _joined(stretches: list[Stretch]) -> str:
    text = "".join(_marked(one) for one in stretches)
    lines = [line.strip() for line in text.split("\n")]
    return "\\\n".join(begun(line) for line in lines if line)


def _marked(one: Stretch) -> str:
    sign = "*" * (2 * one.bold + one.italic)
    core = one.text.strip()
    if not sign or not core or "\n" in core:
        return escaped(one.text)
    start = one.text.index(core)
    return f"{escaped(one.text[:start])}{sign}{escaped(core)}{sign}{escaped(one.text[start + len(core) :])}"
