"""What a paragraph of a list begins with: a number or a bullet, printed by Word or typed by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shnor_docs.inspection.foreign.tree import Paragraph

BULLET = "-"
_TYPED_BULLET = re.compile(r"\s*[-–—−•●○▪■◦✓✔➢➤·*](?:\s+(?=\S)|(?=[А-ЯЁа-яё«]))")
_TYPED_NUMBER = re.compile(r"\s*(\d{1,3})\.(?:\s+(?=\S)|(?=[^\W\d]))")
_PLAIN_NUMBER = re.compile(r"(\d{1,9})\.")


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign of a list item: ``number`` is None for a bullet; ``typed`` is what it takes of the text."""

    number: int | None
    level: int = 0
    typed: str = ""


def marker_of(paragraph: Paragraph) -> Marker | None:
    """The sign of a paragraph that Markdown can print as an item of a list; None for any other."""
    if paragraph.number and paragraph.number.text is not None:
        return _automatic(paragraph)
    if bullet := _TYPED_BULLET.match(paragraph.text):
        return Marker(None, typed=bullet[0])
    number = _TYPED_NUMBER.match(paragraph.text)
    return Marker(int(number[1]), typed=number[0]) if number else None


def printed_number(paragraph: Paragraph) -> str:
    """The automatic number that only typing can keep: «1)», «а)», «1.1.»; empty where there is none."""
    number = paragraph.number
    return number.text if number and number.text and not number.is_bullet else ""


def _automatic(paragraph: Paragraph) -> Marker | None:
    number = paragraph.number
    if number is None or number.text is None:
        return None
    if number.is_bullet:
        return Marker(None, number.level)
    plain = _PLAIN_NUMBER.fullmatch(number.text.strip())
    return Marker(int(plain[1]), number.level) if plain and paragraph.text.strip() else None
