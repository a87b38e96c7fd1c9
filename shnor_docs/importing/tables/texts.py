"""The words of cells as one line: without signs that only lay a text out, and compared without what writers vary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from shnor_docs.inspection.foreign.tree import Block, paragraphs
from shnor_docs.model.notation import squeezed

_HYPHEN = "\u2011"
_UNSEEN = re.compile(
    "[\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]"
)
_MARKED = re.compile(r"^(?:[-–—•·*]|\d{1,2}[.)])\s+")
_ENDS = " .,;:"


def one_line(text: str) -> str:
    """The text in one line, in which no reference is read; without signs of no width."""
    return squeezed(_UNSEEN.sub("", text).replace(_HYPHEN, "-")).replace("{{", "{ {")


def lines_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The paragraphs that have words, each as one line with its number; a line broken by hand is two."""
    printed = (line for paragraph in paragraphs(tuple(blocks)) for line in paragraph.printed.splitlines())
    return tuple(line for text in printed if (line := one_line(text)))


def text_of(blocks: Sequence[Block]) -> str:
    """All words of the blocks in one line."""
    return " ".join(lines_of(blocks))


def unmarked(line: str) -> str:
    """A line of a list without its mark or number."""
    return _MARKED.sub("", line)


def alike(text: str) -> str:
    """What two texts have in common that say the same: no matter the case, «ё», quotes, dashes and the last sign."""
    plain = one_line(text).casefold().replace("ё", "е").replace("—", "–").replace("-", "–")
    return re.sub(r"[«»„“”\"']|\s*(–)\s*", r"\1", plain).strip(_ENDS)
