"""A chart in tracked changes: as it was and as it is, if its numbers changed; untouched if not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from shnor_docs.documents.charts.drawn import Chart, Form, Point, Series
from shnor_docs.documents.tree import Kind, Unit
from shnor_docs.rendering.charts.reading import C, chart_names, chart_texts
from shnor_docs.rendering.package.reading import read_package
from shnor_docs.rendering.package.xml import WP, parse
from shnor_docs.rendering.redline.packages import redlined
from shnor_docs.rendering.redline.printing import printed
from tests.rendering.test_redline import AUDIT, paper_of, template, text
from tests.rendering.tracked_changes import W

CHART = Chart("years", "Динамика", Form.COLUMNS, ("2021",), (Series("a", "А", (Point(Decimal(5), "5 %"),)),), "%")
OTHER = replace(CHART, series=(Series("a", "А", (Point(Decimal(7), "7 %"),)),))


def unit(chart: Chart, name: str = "charts.years") -> Unit:
    return Unit(name, Kind.CHART, chart=chart)


def redline(old: tuple[Unit, ...], new: tuple[Unit, ...]) -> bytes:
    found = redlined(printed(paper_of(*old), template()), printed(paper_of(*new), template()))
    assert found == redlined(printed(paper_of(*old), template()), printed(paper_of(*new), template()))
    return found


def shown(data: bytes) -> list[tuple[str, str]]:
    """Each drawn chart: how it is marked, and what it says."""
    package = read_package(data)
    root = parse(package.parts["word/document.xml"].data, "document")
    texts = ["; ".join(chart_texts(package.parts[n].data)) for n in chart_names(package, "word/document.xml", root)]
    drawn = list(root.iter(f"{C}chart"))
    assert len(texts) == len(drawn), "чертёж ведёт к части, которой нет"
    marks = [next((m.tag for m in one.iterancestors(f"{W}ins", f"{W}del")), "") for one in drawn]
    numbers = [one.get("id") for one in root.iter(f"{WP}docPr")]
    assert len(set(numbers)) == len(numbers)
    return [(str(mark).removeprefix(W), told) for mark, told in zip(marks, texts, strict=True)]


BEFORE, AFTER = text("a", "Текст до диаграммы."), text("b", "Текст после неё.")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((unit(CHART),), (unit(CHART),), [("", "А: 2021 – 5")]),
        ((unit(CHART),), (unit(OTHER),), [("del", "А: 2021 – 5"), ("ins", "А: 2021 – 7")]),
        ((), (unit(CHART),), [("ins", "А: 2021 – 5")]),
        ((unit(CHART),), (), [("del", "А: 2021 – 5")]),
        (
            (unit(CHART), unit(OTHER, "charts.other")),
            (unit(OTHER, "charts.other"),),
            [("del", "А: 2021 – 5"), ("", "А: 2021 – 7")],
        ),
    ],
)
def test_what_changed_is_shown(
    old: tuple[Unit, ...], new: tuple[Unit, ...], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    found = redline((BEFORE, *old, AFTER), (BEFORE, *new, AFTER))
    assert shown(found) == expected
    if AUDIT is None:
        return
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "redline.docx"
    path.write_bytes(found)
    assert not [f"{error.part_uri}: {error.description}" for error in OpenXmlValidator().validate(str(path)).errors]
