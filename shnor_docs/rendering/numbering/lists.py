"""The lists of a file, and the one that a paragraph stands in: by itself, by its style, by the level of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from shnor_docs.rendering.numbering.levels import LEVELS, Level, read_levels
from shnor_docs.rendering.package.xml import Element, W, value_of, whole_number
from shnor_docs.rendering.styles.chains import Chains

_NO_LIST = ("", "0")
"""«0» takes away the list that a style gives."""
_LONGEST_WAY = 10
"""From a list to the numbering style that it is a copy of; a circle ends here."""


@dataclass(frozen=True, slots=True, eq=False)
class WordList:
    """One ``w:num``: lists with one ``key`` count together; ``starts`` are the numbers it begins anew with."""

    key: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def start_of(self, level: int) -> int:
        """The first number of a level."""
        own = self.levels.get(level)
        return self.starts.get(level, own.start if own else 1)


class Placed(NamedTuple):
    """Where a paragraph stands: the number of a list, and the level in it."""

    number: str
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """The lists of a file by number; ``language`` is that of its text."""

    by_number: Mapping[str, WordList]
    chains: Chains
    language: str = ""
    _by_style: dict[str, Placed | None] = field(default_factory=dict)

    def place(self, paragraph: Element) -> Placed | None:
        """The list and level of a paragraph; None if it stands in no list."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = self.chains.style_of(paragraph)
        if own is None:
            return self.place_of_style(style)
        return self._placed(value_of(own, "numId"), value_of(own, "ilvl"), style)

    def place_of_style(self, style: str) -> Placed | None:
        """The list and level that a style gives its paragraphs."""
        if style not in self._by_style:
            self._by_style[style] = self._placed("", "", style)
        return self._by_style[style]

    def level(self, placed: Placed | None) -> Level | None:
        """The level of that place, if the file has it."""
        found = self.by_number.get(placed.number) if placed else None
        return found.levels.get(placed.level) if found and placed else None

    def _placed(self, number: str, level: str, style: str) -> Placed | None:
        said = [(one.get(f"{W}styleId", ""), one.find(f"{W}pPr/{W}numPr")) for one in self.chains.of(style)]
        numbers = (value_of(numbering, "numId") for _, numbering in said if numbering is not None)
        number = number or next(filter(None, numbers), "")
        if number in _NO_LIST:
            return None
        return Placed(number, whole_number(level or self._level_of(number, said), 0))

    def _level_of(self, number: str, said: list[tuple[str, Element | None]]) -> str:
        """The level of a style: the one that names it, else the one it names, else that of the style it is based on."""
        known = self.by_number.get(number)
        named = {level.style: str(level.place) for level in known.levels.values() if level.style} if known else {}
        for style, numbering in said:
            found = named.get(style) or (value_of(numbering, "ilvl") if numbering is not None else "")
            if found:
                return found
        return "0"


def read_lists(numbering: Element | None, chains: Chains, language: str = "") -> Lists:
    """The lists of ``numbering.xml``; none if the file has no such part."""
    if numbering is None:
        return Lists({}, chains, language)
    abstracts = {one.get(f"{W}abstractNumId", ""): one for one in numbering.iterfind(f"{W}abstractNum")}
    nums = {one.get(f"{W}numId", ""): one for one in numbering.iterfind(f"{W}num")}
    origin = {key: _origin(key, abstracts, nums, chains) for key in abstracts}
    levels = {key: read_levels(abstracts[key]) for key in set(origin.values())}
    found = {number: _list(num, origin, levels) for number, num in nums.items()}
    return Lists({number: one for number, one in found.items() if one}, chains, language)


def _list(num: Element, origin: Mapping[str, str], levels: Mapping[str, dict[int, Level]]) -> WordList | None:
    key = origin.get(value_of(num, "abstractNumId"))
    if key is None:
        return None
    own = {place: level for over in num.iterfind(f"{W}lvlOverride") for place, level in read_levels(over).items()}
    return WordList(key, {**levels[key], **own}, dict(_starts(num)))


def _starts(num: Element) -> Iterator[tuple[int, int]]:
    for over in num.iterfind(f"{W}lvlOverride"):
        start, place = over.find(f"{W}startOverride"), whole_number(over.get(f"{W}ilvl"), -1)
        if start is not None and place in LEVELS:
            yield place, whole_number(start.get(f"{W}val"), 0)


def _origin(key: str, abstracts: Mapping[str, Element], nums: Mapping[str, Element], chains: Chains) -> str:
    """The abstract list that holds the levels: one may only name a numbering style, whose list has them."""
    for _ in range(_LONGEST_WAY):
        style = chains.styles.get(value_of(abstracts[key], "numStyleLink"))
        number = style.find(f"{W}pPr/{W}numPr") if style is not None else None
        num = nums.get(value_of(number, "numId")) if number is not None else None
        following = value_of(num, "abstractNumId") if num is not None else ""
        if following not in abstracts or following == key:
            return key
        key = following
    return key
