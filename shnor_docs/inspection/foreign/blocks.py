"""The blocks of a text in its final view: paragraphs joined where the end of one is deleted, tables, sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from shnor_docs.inspection.foreign.names import ALTERNATE, DELETED, chosen, is_silent, w, words
from shnor_docs.inspection.foreign.pieces import Pieces
from shnor_docs.inspection.foreign.remarks import DELETED as TRACKED
from shnor_docs.inspection.foreign.remarks import HIDDEN, NUMBER, UNFILLED, UNREAD, Place
from shnor_docs.inspection.foreign.section_breaks import section_of
from shnor_docs.inspection.foreign.story import Story
from shnor_docs.inspection.foreign.tables import table_of
from shnor_docs.inspection.foreign.tree import Block, Box, Paragraph
from shnor_docs.rendering.numbering.counting import Number
from shnor_docs.rendering.package.xml import Element, M, W, is_on, tag_of, value_of
from shnor_docs.rendering.provenance.words import Way

_WHATS = {f"{W}p": "абзац", f"{W}tbl": "таблица", f"{W}tr": "строка", f"{W}tc": "ячейка"}
_STRAY = frozenset((*w("r", "hyperlink", "fldSimple"), f"{M}oMath", f"{M}oMathPara", f"{M}r"))
"""What should stand in a paragraph."""
_CONTENTS = "Table of Contents"


class Blocks:
    """Reads the blocks of one text."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def read(self, container: Element, way: Way) -> tuple[Block, ...]:
        """The blocks that a container holds."""
        return tuple(self._read(container, way))

    def _read(self, container: Element, way: Way) -> Iterator[Block]:
        held: list[tuple[Element, Way]] = []
        for element, here in self._placed(container, way):
            if element.tag == f"{W}p":
                held.append((element, here))
                if not _is_end_deleted(element):
                    yield from self._paragraph(held)
                    held = []
                continue
            yield from self._rest(held)
            held = []
            yield from self._other(element, here)
        yield from self._rest(held)

    def _other(self, element: Element, way: Way) -> Iterator[Block]:
        if element.tag == f"{W}tbl":
            table = table_of(element, way, self._story, self.read, self._placed)
            yield from (table,) if table.rows else ()
        elif element.tag == f"{W}sectPr":
            yield section_of(element, Place(self._story.title, way), self._story)
        else:
            self._story.gather(UNREAD, "слова стоят вне абзаца, взяты отдельным абзацем", words(element))
            pieces = Pieces(self._story, self._story.shared.looks.styles_of(element), way)
            pieces.read([element])
            self._story.flush(way)
            yield Paragraph(Place(self._story.title, way), tuple(pieces.found))

    def _placed(self, container: Element, way: Way) -> Iterator[tuple[Element, Way]]:
        """What stands in a container, through all that only stands around it, each with its place."""
        counts: Counter[str] = Counter()
        for element in self._inside(container, way):
            what = _WHATS.get(tag_of(element), "абзац" if element.tag != f"{W}sectPr" else "раздел")
            counts[what] += 1
            yield element, (*way, (what, counts[what]))

    def _inside(self, container: Element, way: Way) -> Iterator[Element]:
        for child in container:
            tag = tag_of(child)
            if tag in _WHATS or tag in _STRAY or tag == f"{W}sectPr":
                yield child
            elif tag in DELETED:
                if told := words(child):
                    self._story.remark(TRACKED, "удалено исправлением, не взято", way, told)
            elif tag == ALTERNATE:
                taken = chosen(child)
                yield from () if taken is None else self._inside(taken, way)
            elif tag == f"{W}sdt":
                yield from self._control(child, way)
            elif tag.startswith(f"{W}commentRange"):
                self._story.comment(child.get(f"{W}id", ""), way, is_open=tag.endswith("Start"))
            elif tag in (f"{W}altChunk", f"{W}subDoc"):
                self._story.remark(UNREAD, "в документ вставлен другой файл, его текст не прочитан", way)
            elif not is_silent(child):
                yield from self._inside(child, way)

    def _control(self, control: Element, way: Way) -> Iterator[Element]:
        content, told = control.find(f"{W}sdtContent"), control.find(f"{W}sdtPr")
        if content is None:
            return
        if told is not None and is_on(told.find(f"{W}showingPlcHdr")) and words(content):
            self._story.remark(UNFILLED, "в элементе управления стоит подсказка", way, words(content))
        is_contents = told is not None and value_of(told, f"docPartObj/{W}docPartGallery") == _CONTENTS
        self._story.contents_deep += is_contents
        yield from self._inside(content, way)
        self._story.contents_deep -= is_contents

    def _rest(self, held: Sequence[tuple[Element, Way]]) -> Iterator[Block]:
        """Paragraphs whose end is deleted with nothing after them to join: what is left of them, if anything."""
        if held:
            yield from (block for block in self._paragraph(held, is_last=True) if _is_there(block))

    def _paragraph(self, held: Sequence[tuple[Element, Way]], *, is_last: bool = False) -> Iterator[Block]:
        """One paragraph of the final view; it looks like the last of those that became it."""
        (element, _), way, story = held[-1], held[0][1], self._story
        styles = story.shared.looks.styles_of(element)
        pieces = Pieces(story, styles, way)
        for one, _ in held:
            pieces.read(one)
        is_hidden = story.shared.looks.of(element.find(f"{W}pPr/{W}rPr"), styles).hidden
        if not pieces.found and (is_last or is_hidden):
            self._passed_over(element)
        else:
            layout = story.shared.formats.paragraph(element)
            yield Paragraph(
                Place(story.title, way),
                tuple(pieces.found),
                self._number(element, way),
                story.shared.formats.style_name(element),
                layout.outline,
                layout.alignment,
                layout.left,
                layout.first,
                layout.starts_page,
                is_hidden,
                pieces.in_contents,
            )
        story.flush(way)
        yield from self._boxes(pieces.boxes, way)
        for one, here in held:
            for section in one.iterfind(f"{W}pPr/{W}sectPr"):
                yield section_of(section, Place(story.title, here), story)

    def _passed_over(self, element: Element) -> None:
        """A hidden paragraph in a list: Word counts it only while it shows hidden text."""
        if self._story.shared.formats.lists.place(element) is not None:
            self._story.gather(HIDDEN, "скрытый пункт списка не считается: номера после него даны, как без него")

    def _number(self, element: Element, way: Way) -> Number | None:
        if not self._story.counting:
            return None
        number = self._story.used_counters.next(element)
        if number is not None and number.problem:
            told = f"номер «{number.text}»" if number.text is not None else "номер не определён"
            self._story.remark(NUMBER, f"{told}: {number.problem}", way)
        return number

    def _boxes(self, boxes: Sequence[Element], way: Way) -> Iterator[Block]:
        """The text boxes of a paragraph; a field that is open around them is none of theirs."""
        around, self._story.fields.open = self._story.fields.open, []
        self._story.boxes_deep += 1
        for number, box in enumerate(boxes, 1):
            here = (*way, ("надпись", number))
            yield Box(Place(self._story.title, here), self.read(box, here))
        self._story.boxes_deep -= 1
        self._story.fields.open = around


def _is_end_deleted(paragraph: Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(one.tag in DELETED for one in mark)


def _is_there(block: Block) -> bool:
    return not isinstance(block, Paragraph) or bool(block.pieces)
