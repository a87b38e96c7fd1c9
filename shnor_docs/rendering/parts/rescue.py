"""What can stay when a tag takes its paragraph, row or cell away is moved out of it: breaks, halves of bookmarks."""

from __future__ import annotations

from collections.abc import Sequence

from shnor_docs.rendering.package.places import Paragraph, paragraph_of
from shnor_docs.rendering.package.xml import Element, W, make
from shnor_docs.rendering.parts.keepsakes import RANGES, is_break
from shnor_docs.rendering.tags.tokens import Tag, find_tags


def rescue(elements: Sequence[Element]) -> None:
    """Move the breaks and halves out of what the tags of these paragraphs stand for."""
    for element in elements:
        paragraph = paragraph_of(element, "", {})
        for tag in find_tags(paragraph.text):
            carrier = _carrier(paragraph, tag)
            if carrier is not None:
                _move_out(carrier, paragraph.text_at(tag.start))


def _carrier(paragraph: Paragraph, tag: Tag) -> Element | None:
    if tag.scope == "p":
        return paragraph.element
    return paragraph.ancestor(tag.scope) if tag.scope in ("tr", "tc") else None


def _move_out(carrier: Element, text: Element) -> None:
    """What stands before the tag goes before the carrier, what follows it after; both halves of a pair before."""
    inner = list(carrier.iter())
    place = {element: number for number, element in enumerate(inner)}
    halves = [element for element in inner if element.tag in RANGES]
    numbers = [_number(half) for half in halves]
    before: list[Element] = []
    after: list[Element] = []
    for element in inner:
        if element.tag in RANGES:
            early = place[element] < place[text] or numbers.count(_number(element)) > 1
        elif is_break(element) and carrier.tag == f"{W}p":
            early = place[element] < place[text]
        else:
            continue
        (before if early else after).append(element)
    for element in before:
        carrier.addprevious(_alone(element))
    for element in reversed([*after, *_section(carrier)]):
        carrier.addnext(_alone(element))


def _number(half: Element) -> tuple[str, str | None]:
    return str(half.tag).removesuffix("Start").removesuffix("End"), half.get(f"{W}id")


def _section(carrier: Element) -> list[Element]:
    return carrier.findall(f"{W}pPr/{W}sectPr") if carrier.tag == f"{W}p" else []


def _alone(element: Element) -> Element:
    """The element as it may stand between paragraphs: a break in a paragraph of its own."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
    if element.tag == f"{W}br":
        return make("p", make("r", element))
    return make("p", make("pPr", element)) if element.tag == f"{W}sectPr" else element
