"""The axes of a chart: categories below or at the left, values from nought with lines across."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from shnor_docs.documents.charts.drawn import Chart
from shnor_docs.rendering.charts.looks import GRID, INK, thin
from shnor_docs.rendering.charts.numbers import exact, of_step
from shnor_docs.rendering.charts.scale import scale
from shnor_docs.rendering.charts.sizes import is_turned
from shnor_docs.rendering.charts.texts import Letters

CATEGORIES, VALUES = 111111111, 222222222
IDS = f'<c:axId val="{CATEGORIES}"/><c:axId val="{VALUES}"/>'
_TURNED = -5400000


def axes(chart: Chart, letters: Letters, width: float) -> str:
    """``c:catAx`` and ``c:valAx``; bars begin at the top, as a table does."""
    turned = _TURNED if not chart.lies and is_turned(chart, width, letters.points) else 0
    return _categories(letters, chart.lies, turned) + _values(chart, letters, chart.lies)


def _categories(letters: Letters, lying: bool, turned: int) -> str:
    order, side = ("maxMin", "l") if lying else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{thin(INK)}{letters.looks(turned=turned)}<c:crossAx val="{VALUES}"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(chart: Chart, letters: Letters, lying: bool) -> str:
    own = scale(chart)
    title = letters.title(chart.axis, None if lying else _TURNED) if chart.axis else ""
    return (
        f'<c:valAx><c:axId val="{VALUES}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{exact(own.greatest)}"/><c:min val="{exact(own.least)}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"b" if lying else "l"}"/><c:majorGridlines>{thin(GRID)}</c:majorGridlines>{title}'
        f'<c:numFmt formatCode={quoteattr(of_step(own.step, chart.unit))} sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{thin(INK)}{letters.looks()}<c:crossAx val="{CATEGORIES}"/>'
        f'<c:crosses val="{"max" if lying else "autoZero"}"/><c:crossBetween val="between"/>'
        f'<c:majorUnit val="{exact(own.step)}"/></c:valAx>'
    )
