"""Which paragraph is a heading: by its style, by its look, by a number typed before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shnor_docs.importing.evidence import Certainty
from shnor_docs.importing.headings.furniture import is_caption, is_contents
from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.inspection.foreign.tree import Paragraph

_NUMBER = re.compile(
    r"(?P<word>(?:раздел|глава|часть|подраздел)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[IVXІХ]{1,5})(?P<end>[.):]?)(?:\s+|(?=[А-ЯЁ«]))",
    re.I,
)
_WORDED = re.compile(r"(?:раздел|глава|часть)\s", re.I)
_LONGEST = 220
_LONGEST_BY_LOOK = 300
_UNENDED = re.compile(r"[;,]$|[а-яё]\.\s+[А-ЯЁ].*\.$")
_TITLE_STYLES = ("title", "название", "subtitle", "подзаголовок")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``number`` as it is printed, «Раздел 1.»; ``depth`` 1 is the highest, 0 is not told by its number."""

    number: str
    title: str
    depth: int
    certainty: Certainty
    reason: str


def heading_of(paragraph: Paragraph) -> Heading | None:
    """The heading that a paragraph is; None if it is text."""
    text = one_line(paragraph.printed)
    if not text or is_contents(paragraph) or is_caption(paragraph) or paragraph.style in _TITLE_STYLES:
        return None
    if paragraph.outline is not None:
        number, title, _ = parted(text)
        return Heading(number, title, paragraph.outline + 1, Certainty.CERTAIN, "уровень структуры задан в Word")
    return _by_look(paragraph, text)


def _by_look(paragraph: Paragraph, text: str) -> Heading | None:
    number, title, depth = parted(text)
    if (
        not title
        or len(text) > _LONGEST_BY_LOOK
        or _UNENDED.search(text)
        or (paragraph.number and paragraph.number.is_bullet)
    ):
        return None
    centred, bold = paragraph.alignment == "center", paragraph.is_bold
    capitals = len(title) > 3 and title == title.upper() and any(sign.isalpha() for sign in title)
    if number and _WORDED.match(number):
        return Heading(number, title, 1, Certainty.LIKELY, f"начинается словами «{number}»")
    if number and (bold or centred or capitals):
        return Heading(number, title, depth, Certainty.LIKELY, f"номер «{number}» и {_look(bold, centred)}")
    if (bold or (centred and capitals)) and len(text) <= _LONGEST and not text.endswith((".", ":")):
        return Heading("", title, 0, Certainty.LIKELY if centred else Certainty.GUESSED, _look(bold, centred))
    return None


def _look(bold: bool, centred: bool) -> str:
    return " ".join(
        filter(None, ("полужирный" if bold else "", "текст по центру" if centred else "текст отдельной строкой"))
    )


def parted(text: str) -> tuple[str, str, int]:
    """The number, the words behind it, and how deep the number is."""
    found = _NUMBER.match(text)
    if not found or not (found["end"] or found["word"] or "." in found["number"]):
        return "", text, 0
    return found[0].strip(), text[found.end() :].strip(), found["number"].count(".") + 1
