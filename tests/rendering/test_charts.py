"""Charts as parts of an Office file: exact numbers, labels as the text prints them, the same bytes each time."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from shnor_docs.documents.charts.drawn import Chart, Form, Point, Series
from shnor_docs.model.value import with_unit
from shnor_docs.rendering.charts.numbers import number_format
from shnor_docs.rendering.charts.part import chart_part
from shnor_docs.rendering.charts.scale import scale
from shnor_docs.rendering.charts.workbook import chart_workbook

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
FONT = "Times New Roman"

amounts = st.none() | st.decimals(-(10**9), 10**9, places=3, allow_nan=False)
names = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=200)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    categories = tuple(draw(st.lists(names, min_size=1, max_size=6)))
    unit = draw(st.sampled_from(["", "%"]))
    series = tuple(
        Series(
            f"s{n}",
            draw(names),
            tuple(point(draw(amounts), unit) for _ in categories),
            is_target=draw(st.booleans()),
        )
        for n in range(draw(st.integers(1, 3)))
    )
    return Chart("any", "Название", draw(st.sampled_from(Form)), categories, series, unit)


def point(amount: Decimal | None, unit: str = "%") -> Point:
    return Point(amount, "" if amount is None else with_unit(amount, unit))


def one_series(*values: str | None, form: Form = Form.COLUMNS) -> Chart:
    points = tuple(point(None if value is None else Decimal(value)) for value in values)
    return Chart("any", "Название", form, tuple(f"{2020 + n}" for n in range(len(values))), (Series("a", "А", points),))


def drawn_values(xml: bytes) -> dict[str, list[Decimal | None]]:
    """Values of each series by its name, as the part tells them."""
    found: dict[str, list[Decimal | None]] = {}
    for ordinal, series in enumerate(sorted(etree.fromstring(xml).iter(f"{C}ser"), key=_order)):
        cache = series.find(f"{C}val/{C}numRef/{C}numCache")
        values: list[Decimal | None] = [None] * int(cache.find(f"{C}ptCount").get("val"))
        for one in cache.iter(f"{C}pt"):
            values[int(one.get("idx"))] = Decimal(one.findtext(f"{C}v"))
        found[f"{ordinal} {series.findtext(f'{C}tx//{C}v')}"] = values
    return found


def _order(series: etree._Element) -> int:
    return int(series.find(f"{C}order").get("val"))


@settings(max_examples=60, deadline=None)
@given(charts())
def test_numbers_of_the_part_are_the_values(chart: Chart) -> None:
    expected = {f"{n} {one.name}": [p.amount for p in one.points] for n, one in enumerate(chart.series)}
    assert drawn_values(chart_part(chart, FONT)) == expected


@settings(max_examples=25, deadline=None)
@given(charts())
def test_numbers_of_the_workbook_are_the_values(chart: Chart) -> None:
    sheet = load_workbook(io.BytesIO(chart_workbook(chart))).active
    for column, series in enumerate(chart.series, 2):
        assert sheet.cell(1, column).value == series.name
        for row, one in enumerate(series.points, 2):
            value = sheet.cell(row, column).value
            assert (None if value is None else float(value)) == (None if one.amount is None else float(one.amount))


def test_the_same_chart_gives_the_same_bytes() -> None:
    chart = one_series("29.3", None, "70")
    assert chart_part(chart, FONT) == chart_part(chart, FONT)
    assert chart_workbook(chart) == chart_workbook(chart)


def test_a_missing_value_is_a_gap_and_no_nought() -> None:
    xml = chart_part(one_series("1", None, "0"), FONT).decode()
    assert xml.count('<c:pt idx="1">') == 1  # of the category alone
    assert '<c:dispBlanksAs val="gap"/>' in xml


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        (["29,3 %", "70 %"], 'General" %";"−"General" %"'),
        (["29,3 %", "70,0 %"], '#,##0.0" %";"−"#,##0.0" %"'),
        (["5 школ", "2 школы"], '#,##0;"−"#,##0'),
        (["1 234,50"], '#,##0.00;"−"#,##0.00'),
        ([], "General"),
    ],
)
def test_formats_print_what_the_labels_say(labels: list[str], code: str) -> None:
    assert number_format(label.replace(" ", "\u00a0") for label in labels) == code.replace(" %", "\u00a0%")


@pytest.mark.parametrize(("values", "marks"), [(("3", "12"), "0 5 10 15"), (("0", "0"), "0 1"), (("1", "2"), "0 1 2")])
def test_things_that_are_counted_have_no_halves_at_the_axis(values: tuple[str, ...], marks: str) -> None:
    found = scale(replace(one_series(*values), unit="школа")).marks
    assert " ".join(str(int(one)) if one == int(one) else str(one) for one in found) == marks


@pytest.mark.parametrize("form", [Form.COLUMNS, Form.BARS])
def test_the_title_of_the_axis_has_its_own_room_beside_the_numbers(form: Form) -> None:
    two = Series("b", "Б", (point(Decimal(3)),))
    plain = replace(one_series("5", form=form), series=(*one_series("5").series, two))
    bare, titled = (plot(replace(plain, axis=axis)) for axis in ("", "школ"))
    side = "w" if form is Form.COLUMNS else "h"
    assert titled[side] < bare[side] and all(titled[n] == bare[n] for n in {"w", "h"} - {side})
    assert (titled["x"] > bare["x"]) is (form is Form.COLUMNS)


def plot(chart: Chart) -> dict[str, float]:
    """Where the plot of the part stands."""
    layout = etree.fromstring(chart_part(chart, FONT)).find(f".//{C}plotArea/{C}layout/{C}manualLayout")
    return {name: float(layout.find(f"{C}{name}").get("val")) for name in "xywh"}
