"""Numbers by the points of a chart as ``c:dLbls``, each where it hides no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from xml.sax.saxutils import quoteattr

from shnor_docs.documents.charts.drawn import Chart, Form, Point, Series
from shnor_docs.rendering.charts.looks import PAPER, solid
from shnor_docs.rendering.charts.numbers import format_of
from shnor_docs.rendering.charts.scale import scale
from shnor_docs.rendering.charts.texts import Letters

ABOVE, BELOW, RIGHT = "t", "b", "r"
_NONE = '<c:dLbls><c:delete val="1"/></c:dLbls>'
_SHOWN = "".join(
    f'<c:{name} val="{int(name == "showVal")}"/>'
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)
_CLOSE = Decimal("0.09")
"""Points nearer than this part of the axis would print their numbers over each other."""


def column_labels(chart: Chart, series: Series, letters: Letters) -> str:
    """Over columns; inside them where they stand on each other, at their foot where a line of targets crosses."""
    if not chart.labels:
        return _NONE
    stacked = chart.form is Form.STACKED
    crossed = not chart.lies and any(one.is_target for one in chart.series)
    place = "ctr" if stacked else "inBase" if crossed else "outEnd"
    return _labels(series, letters, place, boxed=stacked or crossed)


def line_labels(chart: Chart, series: Series, letters: Letters) -> str:
    """Above the points of a line, below where another one goes close above; a lasting target is told once."""
    if not chart.labels:
        return _NONE
    if series.is_target:
        return _labels(series, letters, ABOVE, boxed=True, hidden=tuple(_repeated(series)))
    return _labels(series, letters, ABOVE, boxed=False, apart=sides(chart, series))


def sides(chart: Chart, series: Series) -> Mapping[int, str]:
    """The points whose number stands below or beside them, since that of another line is above."""
    room, found = (scale(chart).greatest - scale(chart).least) * _CLOSE, {}
    for place, point in enumerate(series.points):
        if point.amount is None:
            continue
        others = [one.points[place].amount for one in chart.series if one is not series]
        near = [other - point.amount for other in others if other is not None and abs(other - point.amount) < room]
        has_above = any(gap > 0 or (gap == 0 and _is_before(chart, series, place)) for gap in near)
        has_below = any(gap < 0 for gap in near)
        if has_above:
            found[place] = RIGHT if has_below else BELOW
    return found


def _is_before(chart: Chart, series: Series, place: int) -> bool:
    """Whether an earlier series has the same value there."""
    amount = series.points[place].amount
    return next(one for one in chart.series if one.points[place].amount == amount) is not series


def _labels(
    series: Series,
    letters: Letters,
    place: str,
    *,
    boxed: bool,
    hidden: tuple[int, ...] = (),
    apart: Mapping[int, str] | None = None,
) -> str:
    code = f'<c:numFmt formatCode={quoteattr(format_of(series.points))} sourceLinked="0"/>'
    look = code + (f"<c:spPr>{solid(PAPER)}</c:spPr>" if boxed else "") + letters.looks(1)
    gone = "".join(f'<c:dLbl><c:idx val="{n}"/><c:delete val="1"/></c:dLbl>' for n in hidden)
    moved = "".join(
        f'<c:dLbl><c:idx val="{n}"/>{look}<c:dLblPos val="{side}"/>{_SHOWN}</c:dLbl>'
        for n, side in (apart or {}).items()
    )
    return f'<c:dLbls>{gone}{moved}{look}<c:dLblPos val="{place}"/>{_SHOWN}</c:dLbls>'


def _repeated(series: Series) -> Iterator[int]:
    return (n for n, (one, after) in enumerate(pairwise(series.points)) if _is_same(one, after))


def _is_same(one: Point, after: Point) -> bool:
    return one.amount is not None and (one.amount, one.label) == (after.amount, after.label)
