"""What stands in a drawing, a picture of old Word or an object: marks, and the text boxes in it."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.inspection.foreign.names import ALTERNATE, BOX, chosen
from shnor_docs.inspection.foreign.remarks import UNREAD
from shnor_docs.inspection.foreign.story import Story
from shnor_docs.inspection.foreign.tree import Mark, MarkKind
from shnor_docs.rendering.package.xml import OFFICE, VML, WP, A, Element, R, parse, tag_of

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_KINDS = {
    f"{A}blip": (MarkKind.PICTURE, ("embed", "link")),
    f"{VML}imagedata": (MarkKind.PICTURE, ("id",)),
    f"{_CHART}chart": (MarkKind.CHART, ("id",)),
    f"{_DIAGRAM}relIds": (MarkKind.DIAGRAM, ("dm",)),
    f"{OFFICE}OLEObject": (MarkKind.OBJECT, ("id",)),
    f"{VML}textpath": (MarkKind.WORD_ART, ()),
}
_WORDED = (MarkKind.CHART, MarkKind.DIAGRAM)


def marks_of(drawing: Element, story: Story) -> list[Mark]:
    """The marks of a drawing, its own text boxes left out; a figure without anything in it is one mark."""
    elements = list(_inside(drawing))
    about = next((_about(one) for one in elements if _about(one)), "")
    marks = [mark for one in elements for mark in _mark(one, about, story)]
    if any(mark.kind is MarkKind.OBJECT for mark in marks):
        marks = [mark for mark in marks if mark.kind is not MarkKind.PICTURE]
    return marks or ([] if any(one.tag == BOX for one in elements) else [Mark(MarkKind.DRAWING, about)])


def boxes_of(drawing: Element) -> list[Element]:
    """The text boxes of a drawing, each once: the second copy of one is for old versions of Word."""
    return [one for one in _inside(drawing) if one.tag == BOX]


def _inside(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == ALTERNATE:
            one = chosen(child)
            yield from () if one is None else _inside(one)
            continue
        yield child
        if child.tag != BOX:
            yield from _inside(child)


def _about(element: Element) -> str:
    if element.tag == f"{WP}docPr":
        return element.get("descr") or element.get("title") or ""
    return element.get("alt", "") if tag_of(element).startswith(VML) else ""


def _mark(element: Element, about: str, story: Story) -> Iterator[Mark]:
    found = _KINDS.get(tag_of(element))
    if found is None:
        return
    kind, names = found
    named = (element.get(f"{R}{name}") for name in names)
    target = story.relations.get(next(filter(None, named), ""))
    part = target.part or "" if target else ""
    told = element.get("string", "") if kind is MarkKind.WORD_ART else _words_of_part(part, story)
    if told and (kind is MarkKind.WORD_ART or kind in _WORDED):
        story.gather(UNREAD, f"{kind.value}: его слова не стали текстом", told)
    yield Mark(kind, about or told if kind is MarkKind.WORD_ART else about, part)


def _words_of_part(part: str, story: Story) -> str:
    """The words of a chart or of SmartArt, which lie in a part of their own."""
    package = story.shared.file.package
    if not part.lower().endswith(".xml"):
        return ""
    root = parse(package.parts[part].data, part)
    texts = [one.text or "" for one in root.iter(f"{A}t")]
    texts += [one.text or "" for held in root.iter(f"{_CHART}strCache") for one in held.iter(f"{_CHART}v")]
    return " ".join(dict.fromkeys(filter(None, texts)))
