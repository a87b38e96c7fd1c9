"""How series look: each told from the others in black-and-white print by its pattern, its marker or its dashes."""

from __future__ import annotations

from dataclasses import dataclass

INK, GRID, PAPER = "262626", "BFBFBF", "FFFFFF"


@dataclass(frozen=True, slots=True)
class Look:
    """A series' colour, the pattern of its columns (empty: solid), the marker and the dashes of its line."""

    colour: str
    pattern: str
    marker: str
    dash: str


LOOKS = (
    Look("1F4E79", "", "circle", "solid"),
    Look("9DC3E6", "", "square", "dash"),
    Look("1F4E79", "wdUpDiag", "triangle", "sysDot"),
    Look("7F7F7F", "", "diamond", "lgDashDot"),
    Look("1F4E79", "smGrid", "x", "sysDash"),
    Look("FFFFFF", "", "star", "lgDash"),
    Look("404040", "dkHorz", "plus", "sysDashDot"),
)
"""In the order of series; their number is the most that one chart tells apart."""

TARGET = Look(INK, "", "diamond", "sysDash")
_LINE = 28575
_BORDER = 9525


def look(ordinal: int, *, is_target: bool) -> Look:
    """The look of a series by its place among those of its sort."""
    return TARGET if is_target else LOOKS[ordinal % len(LOOKS)]


def filled(own: Look, *, hollow: bool = False) -> str:
    """``c:spPr`` of columns; a hollow one is a target that stands as a bar."""
    if hollow:
        fill, dash = solid(PAPER), '<a:prstDash val="sysDash"/>'
    elif own.pattern:
        colours = f"<a:fgClr>{_colour(own.colour)}</a:fgClr><a:bgClr>{_colour(PAPER)}</a:bgClr>"
        fill, dash = f'<a:pattFill prst="{own.pattern}">{colours}</a:pattFill>', ""
    else:
        fill, dash = solid(own.colour), ""
    return f'<c:spPr>{fill}<a:ln w="{_BORDER}">{solid(INK)}{dash}</a:ln></c:spPr>'


def drawn(own: Look) -> str:
    """``c:spPr`` and ``c:marker`` of a line; a white one would not be seen."""
    colour = INK if own.colour == PAPER else own.colour
    line = f'<a:ln w="{_LINE}" cap="rnd">{solid(colour)}<a:prstDash val="{own.dash}"/><a:round/></a:ln>'
    face = f'<c:spPr>{solid(own.colour)}<a:ln w="{_BORDER}">{solid(INK)}</a:ln></c:spPr>'
    return f'<c:spPr>{line}</c:spPr><c:marker><c:symbol val="{own.marker}"/><c:size val="7"/>{face}</c:marker>'


def solid(colour: str) -> str:
    """``a:solidFill``."""
    return f"<a:solidFill>{_colour(colour)}</a:solidFill>"


def thin(colour: str) -> str:
    """``c:spPr`` of an axis or of lines of the grid."""
    return f'<c:spPr><a:ln w="6350">{solid(colour)}</a:ln></c:spPr>'


def _colour(colour: str) -> str:
    return f'<a:srgbClr val="{colour}"/>'
