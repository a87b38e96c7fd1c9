"""The title of a document: what stands above its text, with the place and the year of a title page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shnor_docs.importing.headings.furniture import is_contents
from shnor_docs.importing.headings.heading import heading_of
from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Box, Paragraph, SectionBreak, Table, paragraphs

_PLACE = re.compile(
    r"(?:(?:г|с|п|пос|пгт|рп|р\.\s*п|д|ст)\.\s*|(?:село|город|пос[её]лок|деревня|станица)\s+)[А-ЯЁ][\w .-]{1,40}"
)
_YEAR = re.compile(r"(?:19|20)\d\d\s*(?:г\.?|год)?")
_CHAPTER = re.compile(
    r"(?:паспорт|введение|общие положения|актуальность|обоснование|содержание|оглавление|пояснительная записка)"
    r"(?![\w-])",
    re.I,
)
_NAME = re.compile(
    r"(?:муниципальн\w+\s*программа|комплексн\w+ программа|программа|концепция|план мероприятий|дорожная карта)"
    r"(?![\w-]*\s+(?:включает|разработана|направлена|предусматривает|определяет|является))",
    re.I,
)
_SUBTITLE_STYLES = ("subtitle", "подзаголовок")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a document and the blocks below it."""

    text: str
    subtitle: str
    place: str
    year: str
    where: Place | None
    body: tuple[Block, ...]

    @property
    def has_page(self) -> bool:
        """Whether it stands on a page of its own."""
        return bool(self.place or self.year)


def title_of(blocks: Sequence[Block]) -> Title:
    """What stands above the text of a document."""
    count = _count(blocks)
    lines = [(paragraph, line) for paragraph, line in _lines(blocks[:count])]
    place = next((line for _, line in lines if _PLACE.fullmatch(line)), "")
    year = next((line for _, line in lines if _YEAR.fullmatch(line)), "")
    named = [(paragraph, line) for paragraph, line in lines if line not in (place, year)]
    title = [line for paragraph, line in named if paragraph.style not in _SUBTITLE_STYLES]
    subtitle = [line for paragraph, line in named if paragraph.style in _SUBTITLE_STYLES]
    where = named[0][0].place if named else None
    return Title(" ".join(title), " ".join(subtitle), place, year, where, tuple(blocks[count:]))


def _count(blocks: Sequence[Block]) -> int:
    """How many blocks belong to the title."""
    begun = ended = 0
    for place, block in enumerate(blocks):
        lines = [line for _, line in _lines([block])]
        if isinstance(block, SectionBreak) or (isinstance(block, Paragraph) and not lines):
            ended = begun
            begun = begun and place + 1
        elif all(_PLACE.fullmatch(line) or _YEAR.fullmatch(line) for line in lines) and lines and begun:
            begun = ended = place + 1
        elif not _is_title(block, lines) or (ended and not _is_styled(block)):
            break
        else:
            begun = place + 1
    return begun


def _is_title(block: Block, lines: Sequence[str]) -> bool:
    if isinstance(block, Table):
        return len(block.rows) == 1 and block.columns == 1 and all(_looks(one) for one in paragraphs([block]))
    if isinstance(block, Box):
        return all(_looks(one) for one in paragraphs([block]))
    return isinstance(block, Paragraph) and bool(lines) and _looks(block)


def _looks(paragraph: Paragraph) -> bool:
    if _is_styled(paragraph):
        return True
    if is_contents(paragraph):
        return False
    heading, text = heading_of(paragraph), one_line(paragraph.text)
    is_chapter = paragraph.outline is not None or (heading and heading.number) or _CHAPTER.match(text)
    looks = paragraph.alignment == "center" or bool(_NAME.match(text) and not text.endswith((".", ":", ";")))
    return not is_chapter and looks and len(text) <= _LONGEST and paragraph.number is None


def _is_styled(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style in ("title", "название", *_SUBTITLE_STYLES)


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[Paragraph, str]]:
    for paragraph in paragraphs(blocks):
        for line in paragraph.text.split("\n"):
            if text := one_line(line):
                yield paragraph, text
