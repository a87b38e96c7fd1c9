"""What stands beside the body: notes that it refers to, comments, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.inspection.foreign.blocks import Blocks
from shnor_docs.inspection.foreign.document import Comment, Margin, Note
from shnor_docs.inspection.foreign.names import words
from shnor_docs.inspection.foreign.remarks import NUMBER, UNREAD, Place, Remark
from shnor_docs.inspection.foreign.story import Anchor, Reading, Story
from shnor_docs.inspection.foreign.tree import MarkKind
from shnor_docs.rendering.numbering.counting import Counters
from shnor_docs.rendering.package.places import part_title
from shnor_docs.rendering.package.reading import Part
from shnor_docs.rendering.package.xml import Element, W, parse

_PARTS = {MarkKind.FOOTNOTE: ("footnotes", "footnote"), MarkKind.ENDNOTE: ("endnotes", "endnote")}
_ORDINARY = ("", "normal")


def notes_of(shared: Reading) -> Iterator[Note]:
    """The notes that the text refers to, in the order of their marks; the others are told."""
    marks = list(shared.notes)
    for kind, (part_kind, tag) in _PARTS.items():
        known = {one.get(f"{W}id", ""): (one, part) for part, one in _elements(shared, part_kind, tag)}
        counters = Counters(shared.formats.lists)
        for mark, place in marks:
            if mark.kind is kind and mark.target in known:
                element, part = known.pop(mark.target)
                title = f"{kind.value} {mark.about or mark.target}"
                blocks = Blocks(Story(shared, title, part.name, element, counters)).read(element, ())
                yield Note(kind, mark.target, mark.about, place, blocks)
        for element, _ in known.values():
            if told := words(element).strip():
                place = Place(kind.value, ())
                shared.remarks.append(Remark(UNREAD, "на сноску ничто не ссылается, она не взята", place, told))
        if kind in shared.note_numbers.unclear:
            what = "номера зависят от страниц или разделов, они не определены"
            shared.remarks.append(Remark(NUMBER, what, Place(kind.value, ())))


def _elements(shared: Reading, part_kind: str, tag: str) -> Iterator[tuple[Part, Element]]:
    for part in _related(shared, part_kind):
        for element in parse(part.data, part.name).iterfind(f"{W}{tag}"):
            if element.get(f"{W}type", "") in _ORDINARY:
                yield part, element


def _related(shared: Reading, kind: str) -> list[Part]:
    return shared.file.package.related(kind, shared.file.main.name)


def comments_of(shared: Reading) -> Iterator[Comment]:
    """The comments of reviewers, in the order of the file."""
    for part in _related(shared, "comments"):
        for element in parse(part.data, part.name).iterfind(f"{W}comment"):
            anchor = shared.anchors.get(element.get(f"{W}id", ""), Anchor(Place("примечания", ())))
            yield Comment(element.get(f"{W}author", ""), words(element).strip(), anchor.text, anchor.place)


def margins_of(shared: Reading) -> Iterator[Margin]:
    """The headers and footers."""
    for kind in ("header", "footer"):
        for part in _related(shared, kind):
            root, title = parse(part.data, part.name), part_title(part.name)
            story = Story(shared, title, part.name, root, Counters(shared.formats.lists))
            yield Margin(title, Blocks(story).read(root, ()))
