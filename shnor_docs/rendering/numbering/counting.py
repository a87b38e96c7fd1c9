"""Counting: the number that each paragraph prints, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from shnor_docs.rendering.numbering.formats import printed
from shnor_docs.rendering.numbering.levels import Level
from shnor_docs.rendering.numbering.lists import Lists, Placed, WordList
from shnor_docs.rendering.package.xml import Element
from shnor_docs.rendering.styles.symbols import seen

_REFERENCE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Number:
    """What stands before a paragraph; ``text`` is None where it is not known.

    ``problem`` tells in Russian what is not certain about it.
    """

    text: str | None
    suffix: str
    level: int
    list_number: str
    value: int = 0
    is_bullet: bool = False
    problem: str = ""

    def __str__(self) -> str:
        return self.text or ""


class Counters:
    """The counters of one text: of the body, of notes, of text boxes."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[Placed] = set()

    def next(self, paragraph: Element) -> Number | None:
        """The number of the next paragraph; None if it stands in no list."""
        placed = self._lists.place(paragraph)
        if placed is None:
            return None
        known = self._lists.by_number.get(placed.number)
        level = known.levels.get(placed.level) if known else None
        if known is None or level is None:
            return _unknown(placed, known)
        doubt = self._doubt(known, level, placed)
        skipped = self._count(known, placed)
        return self._number(known, level, placed, doubt or _skipped(level, skipped))

    @property
    def lists_used(self) -> frozenset[str]:
        """The keys of the lists that were counted."""
        return frozenset(self._counts)

    def _count(self, known: WordList, placed: Placed) -> list[int]:
        """Go on with a level; the higher levels that had not begun, which begin with it."""
        counts = self._counts.setdefault(known.key, {})
        skipped = [place for place in range(placed.level) if place not in counts]
        counts.update((place, known.start_of(place)) for place in skipped)
        begins = placed.level not in counts or (placed.level in known.starts and placed not in self._begun)
        counts[placed.level] = known.start_of(placed.level) if begins else counts[placed.level] + 1
        self._begun.add(placed)
        for place in [one for one in counts if one > placed.level]:
            lower = known.levels.get(place)
            if lower is None or lower.begins_anew_after(placed.level):
                del counts[place]
        return skipped

    def _doubt(self, known: WordList, level: Level, placed: Placed) -> str:
        """A start of its own that a list takes again: the standard says so, some programs take the usual one."""
        begins_again = placed in self._begun and placed.level not in self._counts.get(known.key, {})
        start = known.start_of(placed.level)
        if level.is_bullet or not begins_again or start == level.start:
            return ""
        return f"список начат заново с {start}, а не с {level.start}"

    def _number(self, known: WordList, level: Level, placed: Placed, doubt: str) -> Number:
        value = self._counts[known.key][placed.level]
        text, problem = self._told(known, level)
        return Number(text, level.suffix, placed.level, placed.number, value, level.is_bullet, problem or doubt)

    def _told(self, known: WordList, level: Level) -> tuple[str | None, str]:
        """The text of a number, and what is wrong with it."""
        if level.is_bullet:
            told = seen(level.text, level.font)
            return told, "" if told is not None else f"знак списка из шрифта «{level.font}» не распознан"
        pieces: list[str] = []
        for text, reference in _pieces(level.text):
            piece, problem = (text, "") if reference is None else self._piece(known, level, reference)
            if piece is None:
                return None, problem
            pieces.append(piece)
        return "".join(pieces), ""

    def _piece(self, known: WordList, level: Level, place: int) -> tuple[str | None, str]:
        """The number of one level within the number of another."""
        value, own = self._counts[known.key].get(place), known.levels.get(place)
        if value is None or own is None:
            return None, f"вид номера ссылается на уровень {place + 1}, которого в нём нет"
        is_decimal = level.is_legal and own.format not in ("none", "bullet")
        name = "decimal" if is_decimal else own.format
        told = printed(value, name, own.language or self._lists.language, own.pattern)
        return told, "" if told is not None else f"вид номера «{own.pattern or name}» для числа {value} не известен"


def _skipped(level: Level, skipped: list[int]) -> str:
    """Whether a number names a level of which nothing stands before it."""
    named = {int(one) - 1 for one in _REFERENCE.findall(level.text)} & set(skipped)
    return f"перед ним пропущен уровень {min(named) + 1}" if named and not level.is_bullet else ""


def _pieces(text: str) -> Iterator[tuple[str, int | None]]:
    """The look of a number cut into plain text and references to levels."""
    for place, piece in enumerate(_REFERENCE.split(text)):
        yield (piece, None) if place % 2 == 0 else ("", int(piece) - 1)


def _unknown(placed: Placed, known: WordList | None) -> Number:
    what = f"в файле нет списка № {placed.number}"
    if known is not None:
        what = f"у списка № {placed.number} нет уровня {placed.level + 1}"
    return Number(None, "", placed.level, placed.number, problem=what)
