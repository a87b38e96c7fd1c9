"""Elements of SVG as text; lengths are points, with a digit after the point at most two."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from shnor_docs.rendering.charts.looks import INK


def number(value: float) -> str:
    """A length."""
    return f"{round(value, 2):g}"


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """An element; «_» in a name of an attribute is «-», a float is a length, None is left out."""
    told = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(number(value) if isinstance(value, float) else str(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def rectangle(left: float, top: float, width: float, height: float, **look: object) -> str:
    """A ``rect``."""
    return element("rect", x=left, y=top, width=width, height=height, **look)


def line(start: tuple[float, float], end: tuple[float, float], colour: str, width: float = 0.75) -> str:
    """A ``line``."""
    (x1, y1), (x2, y2) = start, end
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=f"#{colour}", stroke_width=width)


def text(string: str, left: float, base: float, size: float, anchor: str = "start", turned: bool = False) -> str:
    """A line of text; a turned one reads upwards from its place."""
    turn = f"rotate(-90 {number(left)} {number(base)})" if turned else None
    look = {"font_size": size, "text_anchor": anchor, "fill": f"#{INK}", "transform": turn}
    return element("text", escape(string), x=left, y=base, **look)


def texts(strings: Iterable[str], left: float, top: float, size: float, anchor: str = "start") -> str:
    """Lines of text one under another; ``top`` is the upper edge of the first."""
    return "".join(text(one, left, top + size * (0.95 + 1.25 * n), size, anchor) for n, one in enumerate(strings))
