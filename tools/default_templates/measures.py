"""Sizes of the page and of its requisites, in twips (1/20 of a point): ГОСТ Р 7.0.97 and the practice around it."""

from __future__ import annotations

FONT = "Times New Roman"

_MM = 1440 / 25.4


def mm(millimetres: float) -> int:
    """Twips of a length in millimetres."""
    return round(millimetres * _MM)


LEFT, RIGHT, TOP, BOTTOM = mm(30), mm(15), mm(20), mm(20)
"""Left for files kept longer than ten years; the others are not less than the standard asks for."""
HEADER = mm(10)
"""From the edge of the sheet to the page number, and to the coat of arms."""
WIDTH, HEIGHT = 11906, 16838
TEXT_WIDTH = WIDTH - LEFT - RIGHT
TEXT_HEIGHT = HEIGHT - TOP - BOTTOM
LANDSCAPE_WIDTH = HEIGHT - TOP - BOTTOM

INDENT = mm(12.5)
CORNER = mm(75)
"""Longest line of a requisite in a corner letterhead: 7,5 cm by the edition of 2016, 8 by that of 2025."""
MARK = mm(80)
"""Width of the block «Приложение», «УТВЕРЖДЕНА …» at the upper right."""
SUBJECT = mm(120)
"""Longest line of «О чём» over the text of an act, when its letterhead goes across the page."""
