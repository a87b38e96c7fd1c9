"""Text outside paragraphs that a tag may stand in: attributes, texts of drawings, charts, formulas, properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shnor_docs.rendering.package.places import TEXT_ELEMENTS
from shnor_docs.rendering.package.xml import Element
from shnor_docs.rendering.tags.tokens import has_tags

_LABELS = {
    "descr": "описание рисунка",
    "title": "название рисунка",
    "tooltip": "подсказка",
    "instr": "код поля",
    "xpath": "привязка",
    "query": "запрос слияния",
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """The text of an element, or of one of its attributes."""

    element: Element
    attribute: str | None = None

    @property
    def text(self) -> str:
        """What stands there now."""
        return (self.element.text if self.attribute is None else self.element.get(self.attribute)) or ""

    @property
    def label(self) -> str:
        """What it is, to follow the place of its element."""
        label = _LABELS.get((self.attribute or "").rpartition("}")[2], "")
        return f" ({label})" if label else ""

    def insert(self, offset: int, mark: str) -> None:
        """Write a mark after the characters before ``offset``."""
        text = self.text[:offset] + mark + self.text[offset:]
        if self.attribute is None:
            self.element.text = text
        else:
            self.element.set(self.attribute, text)


def leaves(element: Element) -> Iterator[Leaf]:
    """The places of one element that hold tags; texts of paragraphs are read with their paragraph."""
    for name, value in element.items():
        if has_tags(value):
            yield Leaf(element, name)
    if element.tag not in TEXT_ELEMENTS and element.text and has_tags(element.text):
        yield Leaf(element)
