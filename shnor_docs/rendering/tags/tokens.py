"""Tags of the template language in a paragraph's text: a tokenizer that knows strings and raw blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
MERGING = ("vm", "hm")
CELL_WORDS = ("colspan", "cellbg", *MERGING)
"""Words of docxtpl's own that change the cell they stand in."""
_SMART_QUOTES = str.maketrans("“”„‘’", '"""\'\'')
_STRING = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|«([^«»"]*)»""", re.DOTALL)
"""A string of a tag; Word with Russian settings turns its straight quotes into «ёлочки»."""
_OPENER = re.compile(r"\{\{|\{%|\{#")
_HEAD = re.compile(r"(?P<scope>tr|tc|p|r) ")
_KEYWORD = re.compile(r"[^\W\d]\w*|\S+")
_ENDRAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as typed, with its span in the text it stands in; ``closed`` is false if its end is missing."""

    text: str
    start: int
    end: int
    closed: bool = True

    @property
    def opener(self) -> str:
        """``{{``, ``{%`` or ``{#``."""
        return self.text[:2]

    @property
    def scope(self) -> str:
        """``p``, ``tr``, ``tc``, ``r`` of a tag that replaces its paragraph, row, cell or run; else empty."""
        match = _HEAD.match(self.text[2:])
        return match["scope"] if match else ""

    @property
    def inner(self) -> str:
        """What stands between the braces, without scope and trims, quotes made straight."""
        return with_straight_quotes(self._bare.removeprefix(self.scope)).strip()

    @property
    def keyword(self) -> str:
        """The first word of a ``{% %}`` tag: ``for``, ``endif``, ``vm``; empty for the others."""
        word = _KEYWORD.match(self.inner)
        return word[0] if word and self.opener == "{%" else ""

    @property
    def trims(self) -> bool:
        """Whether a «-» glues the text before or after the tag to it."""
        return self.closed and (self.text[2] == "-" or self.text[-3] == "-")

    @property
    def _bare(self) -> str:
        body = self.text[2:-2] if self.closed else self.text[2:]
        return body.removeprefix("-").removeprefix("+").removesuffix("-").removesuffix("+")


def with_straight_quotes(text: str) -> str:
    """A tag's text with the quotes that Word has made smart as Jinja reads them; «ёлочки» inside strings stay."""
    return _STRING.sub(lambda found: found[0] if found[1] is None else f'"{found[1]}"', text.translate(_SMART_QUOTES))


def has_tags(text: str) -> bool:
    """Whether a tag opens anywhere in the text."""
    return _OPENER.search(text) is not None


def find_tags(text: str) -> Iterator[Tag]:
    """Tags of one text in order; what stands inside ``{% raw %}`` is not one."""
    position = 0
    while match := _OPENER.search(text, position):
        tag = _read(text, match.start())
        yield tag
        position = tag.end
        if tag.keyword == "raw":
            ending = _ENDRAW.search(text, position)
            position = ending.start() if ending else len(text)


def _read(text: str, start: int) -> Tag:
    closer = CLOSERS[text[start : start + 2]]
    end = _outside_strings(text, start + 2, closer) if closer != "#}" else text.find(closer, start)
    if end < 0:
        end = text.find(closer, start + 2)
    if end < 0:
        following = _OPENER.search(text, start + 2)
        stop = following.start() if following else len(text)
        return Tag(text[start:stop], start, stop, closed=False)
    return Tag(text[start : end + 2], start, end + 2)


def _outside_strings(text: str, start: int, closer: str) -> int:
    quote = ""
    for position in range(start, len(text) - 1):
        character = text[position].translate(_SMART_QUOTES)
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'«":
            quote = "»" if character == "«" else character
        elif text.startswith(closer, position):
            return position
    return -1
