"""Where the paragraphs of a .docx stand in its PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shnor_docs.inspection.fit.page_texts import PageTexts, comparable
from shnor_docs.inspection.lines import Line

_BEGINNING = 24
"""Letters by which a paragraph is found."""
_FAR = 6000
"""Letters ahead in which it is looked for: about two pages."""
_ENDING = 12


@dataclass(frozen=True, slots=True)
class Span:
    """The letters of a paragraph in the PDF; ``is_whole`` if they are all its letters without anything between."""

    start: int
    end: int
    is_whole: bool


def traced(lines: Sequence[Line], pages: PageTexts) -> dict[Line, Span]:
    """The span of each paragraph that was found; one that was not is absent."""
    found: dict[Line, Span] = {}
    position = 0
    for line in lines:
        words = comparable(line.text)
        start = pages.letters.find(words[:_BEGINNING], position, position + _FAR + len(words)) if words else -1
        if start >= 0:
            found[line] = _span(words, start, pages)
            position = start + min(len(words), _BEGINNING) if line.cell is not None else found[line].end
    return found


def _span(words: str, start: int, pages: PageTexts) -> Span:
    end = start + len(words)
    if pages.letters.startswith(words, start):
        return Span(start, end, is_whole=True)
    ending = pages.letters.find(words[-_ENDING:], start, end + _FAR // 2)
    return Span(start, ending + _ENDING if ending >= 0 else start + min(len(words), _BEGINNING), is_whole=False)
