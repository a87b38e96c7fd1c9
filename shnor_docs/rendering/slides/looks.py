"""A place of a layout measured: where it stands, and how its text looks by all that lends it a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout, SlideMaster

from shnor_docs.rendering.package.xml import Element, parse
from shnor_docs.rendering.slides.design import EMU, Box, Level, Place

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
BODIES = (PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY)
_LEVELS = 5
_USUAL_POINTS = 18.0
_MARGINS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))


def holders(owner: SlideLayout | SlideMaster) -> list[LayoutPlaceholder]:
    """The places of a layout or a master, in their order."""
    return list(cast("Iterable[LayoutPlaceholder]", owner.placeholders))


def place(one: LayoutPlaceholder, layout: SlideLayout) -> Place | None:
    """A placeholder measured; None if neither it nor its master says where it stands."""
    numbers = (one.left, one.top, one.width, one.height)
    if any(number is None for number in numbers):
        return None
    chain = list(_styles(one, layout))
    levels = tuple(_level(chain, number) for number in range(1, _LEVELS + 1))
    box = Box(*(number / EMU for number in numbers))
    return Place(one.placeholder_format.idx, box, _face(chain, layout), levels, _margins(one, layout))


def _styles(one: LayoutPlaceholder, layout: SlideLayout) -> Iterator[Element]:
    """What tells how its text looks, the nearest first: its own style, the master's place, the master's styles."""
    master = layout.slide_master
    yield from one._element.iterfind(f".//{qn('a:lstStyle')}")
    inherited = _of_master(one, layout)
    if inherited is not None:
        yield from inherited.iterfind(f".//{qn('a:lstStyle')}")
    kind = "titleStyle" if one.placeholder_format.type in TITLES else "bodyStyle"
    kind = kind if one.placeholder_format.type in (*TITLES, *BODIES, PP_PLACEHOLDER.SUBTITLE) else "otherStyle"
    yield from master._element.iterfind(f".//{qn('p:txStyles')}/{qn(f'p:{kind}')}")
    yield from layout.part.package.presentation_part._element.iterfind(qn("p:defaultTextStyle"))


def _of_master(one: LayoutPlaceholder, layout: SlideLayout) -> Element | None:
    kind = one.placeholder_format.type
    kinds = TITLES if kind in TITLES else (PP_PLACEHOLDER.BODY,) if kind not in _FOOTERS else (kind,)
    found = (other for other in holders(layout.slide_master) if other.placeholder_format.type in kinds)
    other = next(found, None)
    return None if other is None else other._element


_FOOTERS = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)


def _level(chain: Sequence[Element], number: int) -> Level:
    own = [found for style in chain if (found := style.find(qn(f"a:lvl{number}pPr"))) is not None]
    points = _attribute([found.find(qn("a:defRPr")) for found in own], "sz")
    size = int(points) / 100 if points else _USUAL_POINTS
    bold = _attribute([found.find(qn("a:defRPr")) for found in own], "b")
    indent = _attribute(own, "marL")
    return Level(
        size,
        bold in ("1", "true"),
        int(indent) / EMU if indent else 0,
        _spacing(own, "a:spcBef", size, 0),
        _spacing(own, "a:lnSpc", size, 1) if not _exact(own) else _spacing(own, "a:lnSpc", size, 1) / (size * 1.2),
    )


def _exact(own: Sequence[Element]) -> bool:
    found = next((one for one in own if one.find(qn("a:lnSpc")) is not None), None)
    return found is not None and found.find(f"{qn('a:lnSpc')}/{qn('a:spcPts')}") is not None


def _spacing(own: Sequence[Element], name: str, size: float, usual: float) -> float:
    """A distance in points; in percent of the letters if that is how it is told, of the line for lines."""
    found = next((one.find(qn(name)) for one in own if one.find(qn(name)) is not None), None)
    if found is None:
        return usual
    for inner in found:
        value = int(inner.get("val", "0").rstrip("%") or 0)
        if inner.tag == qn("a:spcPts"):
            return value / 100
        return value / 100_000 * (size if name != "a:lnSpc" else 1)
    return usual


def _attribute(elements: Sequence[Element | None], name: str) -> str | None:
    return next((value for one in elements if one is not None and (value := one.get(name)) is not None), None)


def _face(chain: Sequence[Element], layout: SlideLayout) -> str:
    """The face of the first level, a face of the theme by its own name."""
    told = (found for style in chain for found in style.iterfind(f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}/{qn('a:latin')}"))
    name = next((found.get("typeface", "") for found in told), "+mn-lt")
    return _of_theme(name, layout) if name.startswith("+") else name


def _of_theme(name: str, layout: SlideLayout) -> str:
    kind = "majorFont" if name.startswith("+mj") else "minorFont"
    for relation in layout.slide_master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            theme = parse(relation.target_part.blob, "theme")
            found = theme.find(f".//{qn(f'a:{kind}')}/{qn('a:latin')}")
            return "" if found is None else found.get("typeface", "")
    return ""


def _margins(one: LayoutPlaceholder, layout: SlideLayout) -> tuple[float, float, float, float]:
    inherited = _of_master(one, layout)
    bodies: list[Element | None] = [one._element.find(f".//{qn('a:bodyPr')}")]
    bodies += [] if inherited is None else [inherited.find(f".//{qn('a:bodyPr')}")]
    left, top, right, bottom = (int(_attribute(bodies, name) or usual) / EMU for name, usual in _MARGINS)
    return left, top, right, bottom
