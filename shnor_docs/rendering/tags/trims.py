"""Tags with «-»: docxtpl glues them to the nearest text, even over the border of a cell, and the row is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.rendering.errors import Refusal
from shnor_docs.rendering.package.xml import Element, W
from shnor_docs.rendering.tags.marking import PlacedTag
from shnor_docs.rendering.tags.syntax import at_tag

GLUED = declare("ШД624", Severity.ERROR, "Тег с «-» склеивает разные места документа")

_CONTAINERS = tuple(f"{W}{name}" for name in ("tc", "txbxContent", "footnote", "endnote"))


def trim_problems(tags: Sequence[PlacedTag], file: str) -> Iterator[Diagnostic]:
    """Trims whose nearest text is in another cell, text box or note, or outside of this one."""
    if not any(placed.tag.trims and placed.paragraph for placed in tags):
        return
    texts = _texts(tags)
    place = {node: number for number, node in enumerate(texts)}
    for placed in tags:
        if placed.paragraph is None or not placed.tag.closed:
            continue
        first, last = (placed.paragraph.text_at(offset) for offset in (placed.tag.start, placed.tag.end - 1))
        before = texts[: place.get(first, 0)][-1:] if placed.tag.text.startswith("{%-") else []
        after = texts[place.get(last, len(texts)) + 1 :][:1] if placed.tag.text.endswith("-%}") else []
        if any(_container(node) is not _container(first) for node in before + after):
            hint = "уберите «-» или перенесите тег в ту же ячейку"
            yield at_tag(Refusal(GLUED, "«-» приклеивает тег к тексту другой ячейки", hint), placed, file)


def _texts(tags: Sequence[PlacedTag]) -> list[Element]:
    """The text elements of the tags' part that hold text."""
    paragraph = next(placed.paragraph for placed in tags if placed.paragraph)
    return [node for node in paragraph.element.getroottree().iter(f"{W}t") if node.text]


def _container(node: Element) -> Element | None:
    return next(node.iterancestors(*_CONTAINERS), None)
