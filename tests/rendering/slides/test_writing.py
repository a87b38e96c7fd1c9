"""Written slides: the same bytes each time, sound for PowerPoint, in the look of whatever template there is."""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pptx
import pytest
from pptx import Presentation
from pptx.util import Emu

from shnor_docs.documents.charts.drawn import Chart, Form, Point, Series
from shnor_docs.documents.tree import Document, Kind, Run, Style, Unit, plain
from shnor_docs.rendering.package.reading import POWERPOINT, read_package
from shnor_docs.rendering.slides.charts import letters
from shnor_docs.rendering.slides.rendering import deck_of, render_slides
from shnor_docs.rendering.slides.words import slide_paragraphs
from tests.rendering.slides.decks import (
    FILE,
    TEMPLATE,
    deck,
    document,
    listed,
    paragraph,
    section,
    table,
    texts,
    written,
)
from tests.rendering.slides.test_laying import spanned
from tests.samples import shipped_slides

AUDIT = importlib.util.find_spec("openxml_audit")
OF_PYTHON_PPTX = Path(pptx.__file__).parent / "templates" / "default.pptx"


def chart(count: int = 4, form: Form = Form.BARS) -> Unit:
    """Two series over so many categories."""
    categories = tuple(f"Доля педагогов в группе № {n}" for n in range(1, count + 1))
    series = tuple(
        Series(name, name, tuple(Point(Decimal(n), f"{n} %", f"facts.{name}{n}") for n in range(count)))
        for name in ("2019/2020", "2020/2021")
    )
    points = tuple(
        Unit(f"charts.c.{one.id}/{n}", Kind.POINT, (Run(f"{n} – "), Run(point.label, source=point.source)))
        for one in series
        for n, point in enumerate(one.points, 1)
    )
    drawn = Chart("c", "Доли", form, categories, series, "%", alternative="Доли: …")
    return Unit("charts.c", Kind.CHART, children=points, chart=drawn)


def caption(text: str) -> Unit:
    return replace(paragraph(text, "charts.c.title"), style=Style.CAPTION)


def rich() -> Document:
    """A document with everything that slides print."""
    return document(
        section(paragraph("Цель."), listed("а", "б", ordered=True), title="Цель", unit_id="sections.a"),
        section(
            paragraph("Таблица:"), table(("А", "Б"), *((str(n), "текст") for n in range(40))), unit_id="sections.b"
        ),
        section(spanned(14), unit_id="sections.c"),
        section(caption("Доли"), chart(), unit_id="sections.d"),
    )


def data(tree: Document, template: Path = TEMPLATE) -> bytes:
    return render_slides(tree, template, FILE)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert data(rich()) == data(rich())


def test_no_time_of_writing_is_kept() -> None:
    with zipfile.ZipFile(io.BytesIO(data(rich()))) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert "Итоги года" in core and "created" not in core and "modified" not in core


@pytest.mark.skipif(AUDIT is None, reason="нет openxml-audit: pip install openxml-audit")
def test_a_validator_finds_nothing(tmp_path: Path, rendered: Mapping[tuple[str, str], Path]) -> None:
    from openxml_audit import OpenXmlValidator

    made = tmp_path / "slides.pptx"
    made.write_bytes(data(rich()))
    for path in (made, TEMPLATE, *(rendered[names] for names in shipped_slides())):
        found = OpenXmlValidator().validate(str(path))
        assert not [f"{error.part_uri}: {error.description}" for error in found.errors]


def test_every_slide_is_numbered_and_says_whose_it_is() -> None:
    _, *inner = written(rich()).slides
    for slide in inner:
        xml = slide.shapes._spTree.xml
        assert 'type="slidenum"' in xml and "Управление образования" in xml
        assert slide.shapes.title is not None and slide.shapes.title.text


def test_shapes_of_a_slide_have_numbers_of_their_own() -> None:
    for slide in written(rich()).slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))


def test_a_table_tells_a_screen_reader_what_it_is() -> None:
    frames = [s for slide in written(rich()).slides for s in slide.shapes if s.has_table or s.has_chart]
    assert frames and all(frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in frames)


def test_a_chart_is_native_and_keeps_its_data() -> None:
    (frame,) = [s for slide in written(rich()).slides for s in slide.shapes if s.has_chart]
    plots = [list(series.values) for plot in frame.chart.plots for series in plot.series]
    assert sorted(plots) == [[0, 1, 2, 3], [0, 1, 2, 3]]
    assert frame.chart.part.chart_workbook.xlsx_part is not None


def test_a_chart_of_many_names_goes_over_slides() -> None:
    found = deck(document(section(caption("Доли"), chart(30))))
    cut = [slide.chart.chart for slide in found.slides if slide.chart]
    assert len(cut) > 1 and not found.problems
    assert [name for one in cut if one for name in one.categories] == list(chart(30).chart.categories)
    assert sum(len(slide.chart.children) for slide in found.slides if slide.chart) == 60


def test_lines_lead_on_and_are_never_cut() -> None:
    (slide,) = deck(document(section(chart(40, Form.LINES)))).slides
    assert slide.chart and slide.chart.chart and len(slide.chart.chart.categories) == 40


def test_a_chart_that_fits_in_no_way_is_refused() -> None:
    unit = chart(1)
    assert unit.chart is not None
    series = tuple(Series(str(n), f"ряд {n} " * 12, (Point(Decimal(1), "1 %"),)) for n in range(60))
    (problem,) = deck(document(section(replace(unit, chart=replace(unit.chart, series=series))))).problems
    assert problem.code.id == "ШД659" and "диаграмма «c»" in str(problem.location) and problem.hint


def test_notes_tell_where_the_numbers_of_a_slide_come_from() -> None:
    text = (Run("Школ: "), Run("10", source="facts.schools"), Run(", доля "), Run("38 %", source="facts.share"))
    tree = document(section(paragraph(text)), section(paragraph("Без чисел."), unit_id="sections.two"))
    told = (("facts.schools", "Школ: 10 – таблица schools.csv"), ("facts.other", "не этого слайда"))
    _, first, second = written(replace(tree, notes=told)).slides
    assert first.notes_slide.notes_text_frame is not None
    assert first.notes_slide.notes_text_frame.text == "Откуда числа этого слайда:\nШкол: 10 – таблица schools.csv"
    assert not second.has_notes_slide


def test_values_in_charts_are_told_too() -> None:
    tree = replace(document(section(chart())), notes=(("facts.2019/20203", "Доля: 3 %"),))
    assert "Доля: 3 %" in written(tree).slides[1].notes_slide.notes_text_frame.text


def test_signs_that_xml_has_not_are_left_out() -> None:
    assert "аб" in texts(written(document(section(paragraph("а\x0bб & <в>")))))[1][1]


# Templates of municipalities.


def saved(presentation: pptx.presentation.Presentation, path: Path) -> Path:
    presentation.save(str(path))
    return path


def test_any_template_of_powerpoint_will_do(tmp_path: Path) -> None:
    found = texts(Presentation(io.BytesIO(data(rich(), OF_PYTHON_PPTX))))
    assert found[0][0] == "Итоги года" and found[1][0] == "Цель"
    assert not deck_of(rich(), OF_PYTHON_PPTX, FILE).problems


def test_slides_of_a_template_are_left_out(tmp_path: Path) -> None:
    own = Presentation(str(TEMPLATE))
    own.slides.add_slide(own.slide_layouts[1]).shapes.title.text = "Чужой слайд"
    path = saved(own, tmp_path / "own.pptx")
    made = data(rich(), path)
    assert "Чужой слайд" not in str(texts(Presentation(io.BytesIO(made))))
    assert "Чужой слайд" not in str(slide_paragraphs(read_package(made, POWERPOINT)))


def test_a_small_place_for_text_takes_more_slides(tmp_path: Path) -> None:
    own = Presentation(str(TEMPLATE))
    body = own.slide_layouts[1].placeholders[1]
    body.left, body.top, body.width, body.height = Emu(548640), Emu(1399032), Emu(5_000_000), Emu(2_000_000)
    path = saved(own, tmp_path / "own.pptx")
    tree = document(section(*(paragraph("слово " * 30, f"p{n}") for n in range(6))))
    assert len(deck_of(tree, path, FILE).slides) > len(deck(tree).slides)


def test_python_pptx_is_loaded_only_for_slides() -> None:
    rooms = "shnor_docs.cli, shnor_docs.workspace.workspace, shnor_docs.rendering.template"
    code = f"import sys, {rooms}; print('pptx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_bold_and_italic_are_kept() -> None:
    text = (Run("жирно", bold=True), Run(" и "), Run("курсив", italic=True))
    page = written(document(section(paragraph(text)))).slides[1]
    body = next(one for one in page.placeholders if one.placeholder_format.idx == 1)
    runs = body.text_frame.paragraphs[0].runs
    assert [(run.text, run.font.bold, run.font.italic) for run in runs] == [
        ("жирно", True, None),
        (" и ", None, None),
        ("курсив", None, True),
    ]


def test_an_untitled_section_has_the_title_of_the_document() -> None:
    assert texts(written(document(section(paragraph("Текст."), title=""))))[1][0] == "Итоги года"


def test_an_empty_document_is_a_cover() -> None:
    assert len(texts(written(document()))) == 1


def test_a_section_number_is_part_of_the_title() -> None:
    numbered = replace(section(paragraph("Текст."), title="Цель"), number="Раздел 1.")
    assert texts(written(document(numbered)))[1][0] == "Раздел 1. Цель"


def test_the_note_of_a_chart_stands_below_it_and_not_above_the_next_one() -> None:
    note, second = paragraph("Без филиалов.", "charts.c.note/1"), replace(chart(), id="charts.d")
    found = deck(document(section(caption("Доли"), chart(), note, caption("Доли"), second)))
    below = [[plain(para.text) for para in slide.below.paras] if slide.below else [] for slide in found.slides]
    assert below == [["Без филиалов."], []]


@pytest.mark.parametrize("count", [17, 18, 25])
def test_a_chart_of_many_names_is_cut_before_its_letters_are_hard_to_read(count: int) -> None:
    found = deck(document(section(chart(count))))
    sizes = [letters(slide.chart.chart, slide.object_box) for slide in found.slides if slide.chart]
    assert None not in sizes and min(sizes) >= 10
