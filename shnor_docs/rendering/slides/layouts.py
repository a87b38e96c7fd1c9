"""The layouts of a presentation found by what they hold, whatever they are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from shnor_docs.rendering.slides.looks import BODIES, TITLES, holders


@dataclass(frozen=True, slots=True)
class Found:
    """A layout by its number with its placeholders."""

    number: int
    layout: SlideLayout

    def first(self, *kinds: PP_PLACEHOLDER) -> LayoutPlaceholder | None:
        """The first placeholder of one of the kinds."""
        return next(iter(self.all(*kinds)), None)

    def all(self, *kinds: PP_PLACEHOLDER) -> list[LayoutPlaceholder]:
        """The placeholders of the kinds."""
        return [one for one in holders(self.layout) if one.placeholder_format.type in kinds]


def layouts_of(presentation: Presentation) -> list[Found]:
    """The layouts of the first master."""
    return [Found(number, layout) for number, layout in enumerate(presentation.slide_layouts)]


def cover_of(found: Sequence[Found]) -> Found | None:
    """The layout of the first slide: named so by its type, or with a title in the middle."""
    return _typed(found, "title") or next((one for one in found if one.first(PP_PLACEHOLDER.CENTER_TITLE)), None)


def inner_of(found: Sequence[Found]) -> Found | None:
    """The layout of text: named so by its type, or with a title and one place for text."""
    typed = _typed(found, "obj") or _typed(found, "tx")
    return typed or next((one for one in found if one.first(*TITLES) and len(one.all(*BODIES)) == 1), None)


def bare_of(found: Sequence[Found]) -> Found | None:
    """The layout with a title only."""
    typed = _typed(found, "titleOnly")
    return typed if typed and typed.first(*TITLES) else None


def _typed(found: Sequence[Found], name: str) -> Found | None:
    return next((one for one in found if one.layout._element.get("type") == name), None)
