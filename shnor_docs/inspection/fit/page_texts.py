"""The letters of a PDF in the order they are painted, each with its page and its line on the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_IMAGE = 3
_HYPHENS = "-\u2010\u2011\u00ad\x02\ufffe"
"""Also what pdfium gives for a hyphen at the end of a line, whether it stands in the text or divides a word."""
_WITHOUT_HYPHENS = str.maketrans(dict.fromkeys(_HYPHENS))


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
    return "".join(text.split()).translate(_WITHOUT_HYPHENS).casefold()


def page_texts(pdf: bytes, top: float, bottom: float) -> PageTexts:
    """The letters of a PDF; ``top`` and ``bottom`` (points) are margins whose headers and footers are left out.

    Raises:
        ImportError: the library pypdfium2 is not installed.
    """
    import pypdfium2

    letters: list[str] = []
    lines: list[int] = []
    hyphened, starts, blank = set(), [], []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            starts.append(len(letters))
            page = document[number]
            for letter, is_new in _letters(page, top, bottom):
                if letter in _HYPHENS:
                    hyphened.add(len(letters) - 1)
                    continue
                lines.append((lines[-1] if lines else 0) + is_new)
                letters.append(letter)
            if len(letters) == starts[-1] and not any(one.type == _IMAGE for one in page.get_objects()):
                blank.append(number)
    finally:
        document.close()
    return PageTexts("".join(letters), tuple(lines), frozenset(hyphened), tuple(starts), tuple(blank))


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
