"""All texts of a program as one string, so that each wording rule goes over all of them in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, groupby, islice
from operator import itemgetter
from typing import NamedTuple

from shnor_docs.diagnostics import Code
from shnor_docs.documents.references import PATTERN
from shnor_docs.model.content import Content, once_of_texts
from shnor_docs.rules.finding import Finding, Mending, Rule
from shnor_docs.rules.runs import Run, Runs
from shnor_docs.rules.walking import PrintedText, in_each_text
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


@dataclass(frozen=True, eq=False)
class Block:
    """Neighbouring texts and ``clean``: all of them in one string, what is no text of its own blanked.

    ``starts`` are the offsets at which they begin there.
    """

    texts: tuple[PrintedText, ...]
    starts: tuple[int, ...]
    clean: str

    @cached_property
    def spans(self) -> Mapping[Path, tuple[int, int]]:
        """Where in ``clean`` the program's own texts at and below each path stand: they stand in a row."""
        found: dict[Path, tuple[int, int]] = {}
        for one, start in zip(self.texts, self.starts, strict=True):
            for length in range(1, len(one.path) + 1) if not one.where else ():
                path = one.path[:length]
                found[path] = found.get(path, (start,))[0], start + len(one.text)
        return found

    def text_at(self, offset: int) -> tuple[PrintedText, int]:
        """The text that holds a place of ``clean``, and the offset at which it begins."""
        index = bisect_right(self.starts, offset) - 1
        return self.texts[index], self.starts[index]


class Place(NamedTuple):
    """Where a pattern was found in a block."""

    block: Block
    match: re.Match[str]


@dataclass(frozen=True)
class Body:
    """The texts of a program in blocks.

    What is found in a block is kept as long as its texts are the same: where one word is changed, all others are not
    looked at again.
    """

    blocks: Run[Block]

    @cached_property
    def clean(self) -> str:
        """All texts in one string."""
        return "".join(block.clean for block in self.blocks.items)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(accumulate((len(block.clean) for block in self.blocks.items), initial=0))

    @cached_property
    def _start_of(self) -> Mapping[Block, int]:
        return dict(zip(self.blocks.items, self._starts, strict=False))

    def start(self, block: Block) -> int:
        """The offset in the whole at which a block begins."""
        return self._start_of[block]

    def text_at(self, offset: int) -> tuple[PrintedText, int]:
        """The text that holds a place of the whole, and the offset at which it begins."""
        index = bisect_right(self._starts, offset) - 1
        one, own = self.blocks.items[index].text_at(offset - self._starts[index])
        return one, own + self._starts[index]

    def places(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """Every place of a pattern in a block, after the offset at which the block begins."""
        return ((self.start(block), match) for block, match in self.blocks.found(places_of(pattern)))

    def found(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], PrintedText, int]]:
        """Every place of a pattern, the text that holds it, and the offset in the match's string where that begins."""
        for block, match in self.blocks.found(places_of(pattern)):
            yield match, *block.text_at(match.start())


@cache
def places_of(pattern: re.Pattern[str]) -> Callable[[Block], Iterator[Place]]:
    """The one function that finds a pattern in a block."""
    return lambda block: (Place(block, match) for match in pattern.finditer(block.clean))


@once_of_texts
def body(content: Content) -> Body:
    """The texts that documents print, in the order of the model."""
    groups = groupby(_printed(content), key=itemgetter(0))
    return Body(_runs.of(tuple(_block(tuple(map(itemgetter(1), group))) for _, group in groups)))


_runs = Runs[Block]()


@in_each_text
def _printed(one: PrintedText) -> Iterator[tuple[Path, PrintedText]]:
    """Each text that documents print, after what all texts of its block have in common."""
    if _is_printed(one):
        yield _block_of(one.path), one


def _block_of(path: Path) -> Path:
    """What texts stand in one block: those of a file, of a few records of a list, of a few measures of a group."""
    places = (place for place in (path[1:2] + path[4:5]) if isinstance(place, int))
    return (*home(path), next(places, 0) // _IN_BLOCK)


def home(path: Path) -> Path:
    """The file, the group of measures or the dozen records of a list in which a text stands."""
    place = path[1] if len(path) > 1 else None
    return (path[0], place // _RECORDS) if isinstance(place, int) else path[:3]


_RECORDS = 16
_IN_BLOCK = 4
KEPT_BLOCKS = 1 << 11
"""Those of a few programs of a thousand measures."""


@lru_cache(KEPT_BLOCKS)
def _block(texts: tuple[PrintedText, ...]) -> Block:
    """The block of some texts: what is no text of theirs is blanked, a border stands after each."""
    bordered = [_without_addresses(one.text) + BORDER for one in texts]
    return Block(texts, tuple(accumulate(map(len, bordered[:-1]), initial=0)), blanked("".join(bordered)))


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

    def found_in(block: Block) -> Iterator[Finding]:
        for spot in islice(detector(block.clean), MOST_TOLD):
            yield _finding(code, spot, *block.text_at(spot.start))

    def found(content: Content) -> Iterator[Finding]:
        return islice(body(content).blocks.found(found_in), MOST_TOLD)

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
