"""The letters of a PDF in the order they are painted, each with its page and its line on the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

_IMAGE = 3
_HYPHENS = "-\u2010\u2011\u00ad\x02\ufffe"
"""Also what pdfium gives for a hyphen at the end of a line, whether it stands in the text or divides a word."""
UNSEEN = "\u2060\u200b\u200c\u200d\ufeff"
"""Signs without width: they bind or part letters and print nothing."""
_ONLY_LETTERS = str.maketrans(dict.fromkeys(_HYPHENS + UNSEEN))


@dataclass(frozen=True, slots=True)
class PageTexts:
    """All letters without blanks and hyphens, for each the number of its line, and where pages begin among them."""

    letters: str
    lines: tuple[int, ...]
    hyphened: frozenset[int]
    """Letters after which a hyphen is printed."""
    starts: tuple[int, ...]
    blank: tuple[int, ...]
    """Pages (from 0) that show neither text nor a picture."""

    def page_of(self, position: int) -> int:
        """The page (from 0) of a letter."""
        return bisect_right(self.starts, position) - 1

    def start_of(self, page: int) -> int:
        """The first letter of a page."""
        return self.starts[page]

    def end_of(self, page: int) -> int:
        """The letter after the last one of a page."""
        return self.starts[page + 1] if page + 1 < len(self.starts) else len(self.letters)


def comparable(text: str) -> str:
    """Letters without blanks and hyphens, alike in a .docx and in a PDF."""
    return "".join(text.split()).translate(_ONLY_LETTERS).casefold()


def page_texts(pdf: bytes, top: float, bottom: float) -> PageTexts:
    """The letters of a PDF; ``top`` and ``bottom`` (points) are margins whose headers and footers are left out.

    Raises:
        ImportError: the library pypdfium2 is not installed.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return _joined([_read(document[number], top, bottom) for number in range(len(document))])
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: its letters, those that begin a line, those that a hyphen follows."""

    letters: list[str]
    begun: list[bool]
    hyphened: set[int]
    is_blank: bool


def _read(page: Any, top: float, bottom: float) -> _Page:
    letters: list[str] = []
    begun: list[bool] = []
    hyphened: set[int] = set()
    for letter, is_new in _letters(page, top, bottom):
        if letter in _HYPHENS:
            hyphened.add(len(letters) - 1)
        else:
            letters.append(letter)
            begun.append(is_new)
    is_blank = not letters and not any(one.type == _IMAGE for one in page.get_objects())
    return _Page(letters, begun, hyphened, is_blank)


def _joined(pages: Sequence[_Page]) -> PageTexts:
    starts = list(accumulate((len(page.letters) for page in pages), initial=0))[:-1]
    return PageTexts(
        "".join(letter for page in pages for letter in page.letters),
        tuple(accumulate(is_new for page in pages for is_new in page.begun)),
        frozenset(start + index for start, page in zip(starts, pages, strict=True) for index in page.hyphened),
        tuple(starts),
        tuple(number for number, page in enumerate(pages) if page.is_blank),
    )


def _letters(page: Any, top: float, bottom: float) -> Iterator[tuple[str, bool]]:
    """Letters of a page, and whether each begins another line than the letter before it."""
    text = page.get_textpage()
    height, before = page.get_height(), (0.0, 0.0)
    for index, sign in enumerate(text.get_text_range()):
        letter = sign if sign in _HYPHENS else comparable(sign)
        if not letter or index >= text.count_chars():
            continue
        _, low, _, high = text.get_charbox(index)
        if low > height - top or high < bottom:
            continue
        if letter in _HYPHENS:
            yield letter, False
            continue
        is_new = high <= before[0] or low >= before[1]
        before = (low, high)
        yield from ((one, is_new and first) for one, first in zip(letter, (True, False, False), strict=False))
