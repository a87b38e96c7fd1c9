"""All texts of a program as one string, so that each wording rule goes over all of them in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby, islice
from typing import NamedTuple

from shnor_docs.diagnostics import Code
from shnor_docs.documents.references import PATTERN
from shnor_docs.model.content import Content, once
from shnor_docs.rules.finding import Finding, Mending, Rule
from shnor_docs.rules.walking import PrintedText, printed_texts
from shnor_docs.russian.quotes import find_addresses
from shnor_docs.source.text import Words
from shnor_docs.source.yaml.nodes import Path

BORDER = "\n\n\ufdd0\n\n"
"""Stands between two texts; a noncharacter, no text holds it."""
KEPT = "\ufffc"
"""Stands for each sign of a reference, an address or a comment: no letter, no space, no punctuation."""
NAMES = frozenset(
    {"name", "full_name", "short", "genitive", "prepositional", "region", "post", "title", "unit", "evidence", "method"}
)
"""Fields of plain lines that documents print."""
MOST_TOLD = 1000
"""Findings of one rule in one program: a text with more is no text, and each is looked for in its file."""
_UNPRINTED = frozenset({"data", "open_points", "cloned_from"})
_OWN = frozenset({"file_name", "file", "numbering"})
_SITE = re.compile(r"(?<![\w.-])[\w.-]*\.(?:ru|su|com|org|net|edu|info|рф)\b(?:/\S*)?")
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)


class Mend(NamedTuple):
    """What to write instead of ``start:end`` of a text; ``is_safe`` if no printed word changes."""

    start: int
    end: int
    replacement: str
    is_safe: bool = True


class Spot(NamedTuple):
    """Something wrong at ``start:end`` of a text: what, what to do, and the characters to be replaced."""

    start: int
    end: int
    message: str
    hint: str
    mend: Mend | None = None


Detector = Callable[[str], Iterator[Spot]]


@dataclass(frozen=True)
class Body:
    """The texts of a program and ``clean``: all of them in one string, what is no text of its own blanked.

    ``blocks`` are the pieces of ``clean`` with the offsets at which they begin. What is found in a block is kept as
    long as its text is the same: where one word is changed, all others are not looked at again.
    """

    texts: tuple[PrintedText, ...]
    starts: tuple[int, ...]
    blocks: tuple[tuple[int, str], ...]

    @cached_property
    def clean(self) -> str:
        """All texts in one string."""
        return "".join(text for _, text in self.blocks)

    def text_at(self, offset: int) -> tuple[PrintedText, int]:
        """The text that holds a place of ``clean``, and the offset at which it begins."""
        index = bisect_right(self.starts, offset) - 1
        return self.texts[index], self.starts[index]

    def places(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Every place of a pattern in a block, after the offset at which the block begins."""
        for start, text in self.blocks:
            for match in _matches(pattern, text):
                yield start, match

    def found(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], PrintedText, int]]:
        """Every place of a pattern, the text that holds it, and the offset in the match's string where that begins."""
        for start, match in self.places(pattern):
            one, own = self.text_at(start + match.start())
            yield match, one, own - start


KEPT_PIECES = 1 << 14
"""Results kept by a process: those of all rules in the blocks of a few programs."""


@lru_cache(KEPT_PIECES)
def _matches(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    return tuple(pattern.finditer(text))


@lru_cache(KEPT_PIECES)
def _spots(detector: Detector, text: str) -> tuple[Spot, ...]:
    return tuple(islice(detector(text), MOST_TOLD))


@once
def body(content: Content) -> Body:
    """The texts that documents print, in the order of the model."""
    texts = tuple(one for one in printed_texts(content) if _is_printed(one))
    starts, start = [], 0
    for one in texts:
        starts.append(start)
        start += len(one.text) + len(BORDER)
    blocks, start = [], 0
    for _, group in groupby(texts, lambda one: _block_of(one.path)):
        clean = _clean(tuple(one.text for one in group))
        blocks.append((start, clean))
        start += len(clean)
    return Body(texts, tuple(starts), tuple(blocks))


def _block_of(path: Path) -> object:
    """What texts stand in one block: those of a file, of a group of measures, of a dozen records of a list."""
    place = path[1] if len(path) > 1 else None
    return (path[0], place // _RECORDS) if isinstance(place, int) else path[:3]


_RECORDS = 16


@lru_cache(KEPT_PIECES)
def _clean(texts: tuple[str, ...]) -> str:
    """Texts with what is no text of theirs blanked, a border after each."""
    return blanked("".join(_without_addresses(text) + BORDER for text in texts))


def _is_printed(one: PrintedText) -> bool:
    if one.path[0] in _UNPRINTED:
        return False
    return (one.mark is not None or one.field in NAMES) and one.field not in _OWN


def blanked(text: str) -> str:
    """The text with references, names of sites and comments blanked; places are kept."""
    for pattern in (PATTERN, _SITE, _COMMENT):
        text = pattern.sub(_blank, text)
    return text


def _without_addresses(text: str) -> str:
    """The text with its addresses blanked: most texts have none, and are not searched."""
    for match in find_addresses(text):
        text = text[: match.start()] + _blank(match) + text[match.end() :]
    return text


def _blank(match: re.Match[str]) -> str:
    return KEPT * len(match[0])


def rule(code: Code, detector: Detector) -> Rule:
    """The rule that reports whatever the detector finds in each text of a program."""

    def found(content: Content) -> Iterator[Finding]:
        whole = body(content)
        spots = ((start, spot) for start, text in whole.blocks for spot in _spots(detector, text))
        for start, spot in islice(spots, MOST_TOLD):
            one, own = whole.text_at(start + spot.start)
            yield _finding(code, spot, one, own - start)

    return _named(found, detector)


def comparing(code: Code, detector: Callable[[Body], Iterator[Spot]]) -> Rule:
    """The rule of a detector for which what is wrong in one text depends on the others."""

    def found(content: Content) -> Iterator[Finding]:
        whole = body(content)
        for spot in islice(detector(whole), MOST_TOLD):
            yield _finding(code, spot, *whole.text_at(spot.start))

    return _named(found, detector)


def _named(rule: Rule, detector: Callable[..., object]) -> Rule:
    rule.__name__, rule.__doc__ = detector.__name__, detector.__doc__
    return rule


def _finding(code: Code, spot: Spot, one: PrintedText, start: int) -> Finding:
    place = one.at(spot.start - start, spot.end - start)
    return Finding(code, spot.message + one.where, place, spot.hint, mending=mending(spot.mend, one, start))


def mending(mend: Mend | None, one: PrintedText, start: int = 0) -> Mending | None:
    """The mend of a text that begins at ``start``; a text that programs share is not mended from one of them."""
    if mend is None or one.where:
        return None
    words = Words.at(one.text, mend.start - start, mend.end - start)
    return Mending(one.path, words, mend.replacement, mend.is_safe)


def excerpt(text: str, start: int, end: int, around: int = 20) -> str:
    """The words about a place, for a message; blanked signs are shown as «…»."""
    first, last = max(0, start - around), min(len(text), end + around)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = text.rfind(" ", end, last) if " " in text[end:last] else last
    shown = re.sub(f"{KEPT}+", "…", text[first:last].replace(BORDER, " ").replace("\ufdd0", " "))
    return " ".join(shown.split())
