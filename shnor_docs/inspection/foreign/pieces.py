"""The pieces of a paragraph in its final view: what is printed, with signs as characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from shnor_docs.inspection.foreign.drawings import boxes_of, marks_of
from shnor_docs.inspection.foreign.fields import Field, form_value
from shnor_docs.inspection.foreign.looks import Look, Styles
from shnor_docs.inspection.foreign.names import ALTERNATE, DELETED, THROUGH, chosen, is_silent, w, words
from shnor_docs.inspection.foreign.remarks import DELETED as TRACKED
from shnor_docs.inspection.foreign.remarks import FIELD, HIDDEN, SIGN, UNFILLED, UNREAD
from shnor_docs.inspection.foreign.runs import run_of, text_of
from shnor_docs.inspection.foreign.story import Story
from shnor_docs.inspection.foreign.tree import Mark, MarkKind, Piece, Run
from shnor_docs.rendering.package.xml import Element, M, W, is_on, local, tag_of
from shnor_docs.rendering.provenance.words import Way
from shnor_docs.rendering.styles.symbols import has_signs, seen, sign

_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_BREAKS = {"page": MarkKind.PAGE_BREAK, "column": MarkKind.COLUMN_BREAK}
_NOTES = {f"{W}footnoteReference": MarkKind.FOOTNOTE, f"{W}endnoteReference": MarkKind.ENDNOTE}
_UNKNOWN = "\ufffd"
_CONTENTS = "TOC"


class Pieces:
    """Reads the content of one paragraph; ``boxes`` are the text boxes found in it."""

    def __init__(self, story: Story, styles: Styles, way: Way) -> None:
        self.story = story
        self.styles = styles
        self.way = way
        self.found: list[Piece] = []
        self.boxes: list[Element] = []
        self.in_contents = bool(story.contents_deep)
        self._last: tuple[Look, str] | None = None
        """The look and the field of the last run."""
        self._look = story.shared.looks.of(None, styles)

    def read(self, elements: Iterable[Element]) -> None:
        """Take the content of a paragraph, or of what stands in one."""
        for child in elements:
            tag = tag_of(child)
            take = _TAKERS.get(tag)
            if take is not None:
                take(self, child)
            elif not is_silent(child):
                self._other(child, tag)

    def _other(self, child: Element, tag: str) -> None:
        if tag in THROUGH:
            self.read(child)
        elif tag.startswith(M):
            if tag in (f"{M}oMath", f"{M}oMathPara"):
                self.story.gather(UNREAD, "формула стала строкой знаков", words(child))
            self.read(child)
        else:
            if told := words(child):
                self.story.gather(UNREAD, f"незнакомый элемент «{local(child)}», его слова взяты подряд", told)
            self.read(child)

    def _run(self, run: Element) -> None:
        outer = self._look
        self._look = self.story.shared.looks.of(run.find(f"{W}rPr"), self.styles)
        self.read(run)
        self._look = outer

    def _text(self, element: Element) -> None:
        text = text_of(element)
        if has_signs(text):
            known = seen(text, self._look.font)
            if known is None:
                self.story.gather(SIGN, f"знак шрифта «{self._look.font}» не распознан", text)
            text = text if known is None else known
        self._add(text)

    def _add(self, text: str) -> None:
        """Put text into the paragraph, unless it is a field's code or hidden."""
        fields, look = self.story.fields, self._look
        if not text or not fields.is_printed:
            return
        if look.hidden:
            self.story.gather(HIDDEN, "скрытый текст оставлен", text)
            return
        fields.text()
        self.in_contents = self.in_contents or bool(fields.open and _CONTENTS in fields.names)
        self.story.quote(text)
        name = fields.names[-1] if fields.open else ""
        last = self.found[-1] if self.found else None
        if isinstance(last, Run) and (look, name) == self._last:
            self.found[-1] = run_of(look, last.text + text, name)
        else:
            self.found.append(run_of(look, text, name))
        self._last = (look, name)

    def _put(self, mark: Mark) -> None:
        if self._look.hidden or not self.story.fields.is_printed:
            return
        self.story.fields.text()
        self.found.append(mark)

    def _sign(self, element: Element) -> None:
        self._add(_SIGNS[tag_of(element)])

    def _break(self, element: Element) -> None:
        kind = _BREAKS.get(element.get(f"{W}type", ""))
        if kind is None:
            self._add("\n")
        else:
            self._put(Mark(kind))

    def _symbol(self, element: Element) -> None:
        code, font = element.get(f"{W}char", ""), element.get(f"{W}font", "")
        known = sign(code, font)
        if known is None:
            self.story.gather(SIGN, f"знак {code} шрифта «{font}» не распознан")
        self._add(_UNKNOWN if known is None else known)

    def _deleted(self, element: Element) -> None:
        if told := words(element):
            is_moved = element.tag == f"{W}moveFrom"
            what = "перенесено исправлением, здесь оставлено" if is_moved else "удалено исправлением, не взято"
            self.story.gather(TRACKED, what, told)

    def _alternate(self, element: Element) -> None:
        taken = chosen(element)
        if taken is None:
            return
        kept = words(taken)
        for other in element:
            told = words(other)
            if other is not taken and not kept and told:
                self.story.gather(UNREAD, "слова есть только в запасном виде для старых программ", told)
        self.read(taken)

    def _control(self, element: Element) -> None:
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        if is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")) and (told := words(content)):
            self.story.gather(UNFILLED, "в элементе управления стоит подсказка", told)
        self.read(content)

    def _simple_field(self, element: Element) -> None:
        self.story.fields.open.append(Field(element.get(f"{W}instr", ""), in_result=True))
        self.read(element)
        self._end_of(self.story.fields.open.pop())

    def _field_mark(self, element: Element) -> None:
        ended = self.story.fields.mark(element)
        if ended is not None:
            self._end_of(ended)

    def _end_of(self, field: Field) -> None:
        if not field.has_text and field.data is not None:
            self._add(form_value(field.data))
        elif field.lacks_text and self.story.fields.is_printed:
            self.story.gather(FIELD, f"поле {field.name} напечатает то, чего в файле нет", field.code)

    def _field_code(self, element: Element) -> None:
        self.story.fields.code(element.text or "")

    def _note(self, element: Element) -> None:
        if self._look.hidden or not self.story.fields.is_printed:
            return
        kind, has_own = _NOTES[tag_of(element)], element.get(f"{W}customMarkFollows") in ("1", "true", "on")
        number = "" if has_own else self.story.shared.note_numbers.next(kind)
        mark = Mark(kind, number, element.get(f"{W}id", ""))
        self.story.note(mark, self.way)
        self._put(mark)

    def _comment(self, element: Element) -> None:
        is_open = element.tag == f"{W}commentRangeStart"
        self.story.comment(element.get(f"{W}id", ""), self.way, is_open=is_open)

    def _drawing(self, element: Element) -> None:
        if self._look.hidden:
            self.story.gather(HIDDEN, "скрытый текст оставлен", words(element))
            return
        for mark in marks_of(element, self.story):
            self._put(mark)
        self.boxes += boxes_of(element)


_TAKERS: Mapping[str, Callable[[Pieces, Element], None]] = {
    f"{W}r": Pieces._run,
    f"{M}r": Pieces._run,
    f"{W}t": Pieces._text,
    f"{M}t": Pieces._text,
    **dict.fromkeys(_SIGNS, Pieces._sign),
    f"{W}br": Pieces._break,
    f"{W}sym": Pieces._symbol,
    **dict.fromkeys(DELETED, Pieces._deleted),
    ALTERNATE: Pieces._alternate,
    f"{W}sdt": Pieces._control,
    f"{W}fldSimple": Pieces._simple_field,
    f"{W}fldChar": Pieces._field_mark,
    f"{W}instrText": Pieces._field_code,
    **dict.fromkeys(_NOTES, Pieces._note),
    **dict.fromkeys(w("commentRangeStart", "commentRangeEnd", "commentReference"), Pieces._comment),
    **dict.fromkeys(w("drawing", "pict", "object"), Pieces._drawing),
}
