"""Two texts side by side, the words of each that the other has not."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from shnor_docs.workspace.editing.meaning import Plain

_WORDS = re.compile(r"\s+|[^\s]+")


class Piece(NamedTuple):
    """Some words of a text, and whether the other text has them too."""

    text: str
    is_common: bool


def compared(mine: str, theirs: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of both texts."""
    a, b = _WORDS.findall(mine), _WORDS.findall(theirs)
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    mine_pieces = [Piece("".join(a[i:j]), tag == "equal") for tag, i, j, _, _ in steps if i < j]
    their_pieces = [Piece("".join(b[i:j]), tag == "equal") for tag, _, _, i, j in steps if i < j]
    return tuple(mine_pieces), tuple(their_pieces)


def in_words(value: Plain) -> str:
    """A value as a person can read it: a list in lines, a record by its fields."""
    if isinstance(value, list):
        return "\n".join(map(in_words, value))
    if isinstance(value, dict):
        return "\n".join(in_words(item) for key, item in value.items() if key != "id")
    return value or ""
