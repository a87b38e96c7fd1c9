"""What a template gives to slides: where titles, texts and footers stand, and how large their letters are."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.rendering.slides.letters import breadth
from shnor_docs.rendering.slides.measuring import Letters

EMU = 12_700
"""English metric units in a point."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a slide, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width and height as a file has them."""
        return round(self.left * EMU), round(self.top * EMU), round(self.width * EMU), round(self.height * EMU)


@dataclass(frozen=True, slots=True)
class Level:
    """How paragraphs of a level look: letters in points, indent, space before, distance of lines (1 is usual)."""

    points: float
    bold: bool = False
    indent: float = 0
    before: float = 0
    spacing: float = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A place for text in a layout: its box, margins inside it (left, top, right, bottom), face and levels."""

    index: int
    box: Box
    face: str
    levels: tuple[Level, ...]
    margins: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)

    @property
    def room(self) -> float:
        """The width of a line without indent."""
        return self.box.width - self.margins[0] - self.margins[2]

    @property
    def height(self) -> float:
        """The height that text may take."""
        return self.box.height - self.margins[1] - self.margins[3]

    def level(self, number: int) -> Level:
        """The look of a level; deeper ones look as the last."""
        return self.levels[min(number, len(self.levels) - 1)]

    def letters(self, number: int, scale: float = 1, *, bold: bool = False) -> Letters:
        """The letters of a level, made smaller by ``scale``."""
        level = self.level(number)
        return Letters(sized(level.points, scale), breadth(self.face), bold or level.bold)


@dataclass(frozen=True, slots=True)
class Cover:
    """The layout of the first slide: its number among the layouts, the places of title and subtitle."""

    layout: int
    title: Place
    subtitle: Place | None


@dataclass(frozen=True, slots=True)
class Inner:
    """The layout of the other slides; ``bare`` is one with a title only, for tables and charts."""

    layout: int
    title: Place
    body: Place
    bare: int | None
    bare_title: Place | None
    footer: Place | None


@dataclass(frozen=True, slots=True)
class Design:
    """All that is needed of a template to lay out slides: sizes in points."""

    width: float
    height: float
    cover: Cover
    inner: Inner
    face: str


def sized(points: float, scale: float) -> float:
    """Letters made smaller, in whole points."""
    return points if scale == 1 else float(round(points * scale))
