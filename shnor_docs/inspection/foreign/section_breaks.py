"""The end of a section, and how its pages lie."""

from __future__ import annotations

from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.story import Story
from shnor_docs.inspection.foreign.tree import SectionBreak
from shnor_docs.rendering.package.xml import Element, W, twips, value_of, whole_number


def section_of(element: Element, place: Place, story: Story) -> SectionBreak:
    """The next end of a section (``w:sectPr``) of a text."""
    story.sections += 1
    size, columns = element.find(f"{W}pgSz"), element.find(f"{W}cols")
    width, height = (twips(size.get(f"{W}{side}"), 0) if size is not None else 0 for side in ("w", "h"))
    begins = value_of(element, "type") or "nextPage"
    text_columns = 1 if columns is None else whole_number(columns.get(f"{W}num"), 1)
    return SectionBreak(place, story.sections, width > height, begins, text_columns)
