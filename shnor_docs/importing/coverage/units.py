"""The units in which words are compared: paragraphs of the sources, units of the printed trees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shnor_docs.documents.tree import Document, Kind, walk
from shnor_docs.importing.headings import is_contents
from shnor_docs.importing.orders.requisites import DAY, day_in
from shnor_docs.importing.tables import said_again
from shnor_docs.inspection.foreign.document import ForeignDocument
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Paragraph, paragraphs
from shnor_docs.rendering.provenance.words import normal
from shnor_docs.russian.likeness import CYRILLIC, LATIN

_WORD = re.compile(r"\d+|[^\W\d_]+|%")
_RUSSIAN = str.maketrans(LATIN, CYRILLIC)
_MIXED = re.compile("[а-я][a-z]|[a-z][а-я]")
_DEPTHS = (1, 2)
"""Of a paragraph of the text, of a row of a table in it."""
_SAME = {"года": "г", "год": "г", "году": "г", "гг": "г", "годы": "г", "годов": "г"}
"""What the product may print in another way: «2021 г.» for «2021 года»."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The words of one place; ``where`` is its document: a file of Word, or an id."""

    where: str
    place: Place
    words: tuple[str, ...]
    text: str


def source_units(documents: Iterable[ForeignDocument]) -> Iterator[Unit]:
    """All paragraphs with words, those of notes too.

    A list of contents is made anew and not compared; nor is the head of a table where a new page only repeats it.
    """
    for document in documents:
        notes = (block for note in document.notes for block in note.blocks)
        again = said_again(document.blocks)
        for paragraph in paragraphs((*document.blocks, *notes)):
            is_made = is_contents(paragraph) or any(paragraph.place.way[:depth] in again for depth in _DEPTHS)
            if not is_made and (words := words_of(_printed(paragraph))):
                yield Unit(document.name, paragraph.place, words, paragraph.printed)


def printed_units(documents: Iterable[Document]) -> Iterator[Unit]:
    """All units with words of the printed documents."""
    for document in documents:
        for unit in walk(document.root):
            is_beside = unit.number and unit.kind is not Kind.ROW  # a row's number is a cell of its own
            text = f"{unit.number} {unit.plain}" if is_beside else unit.plain
            for line in text.split("\n"):
                if words := words_of(line):
                    yield Unit(document.id, Place("", ()), words, text)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text: letters and digits, no matter the case and the way in which a date is written."""
    plain = normal(text).lower().replace("ё", "е")
    dated = DAY.sub(lambda found: f" {day_in(found[0]) or found[0]} ", plain)
    return tuple(_SAME.get(word, word) for word in map(_in_one_alphabet, _WORD.findall(dated)))


def _in_one_alphabet(word: str) -> str:
    """A word in Russian letters where it has some already, or is one letter that looks the same in both alphabets."""
    return word.translate(_RUSSIAN) if len(word) == 1 or _MIXED.search(word) else word


def _printed(paragraph: Paragraph) -> str:
    """Its text with the number; a sign of a list is no word."""
    number = paragraph.number
    return paragraph.text if number and number.is_bullet else f"{number or ''} {paragraph.text}"
