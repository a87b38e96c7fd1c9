"""Charts of a program on their way: the text's numbers, a template's tag, explain, verify, diff."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook

from shnor_docs.documents.tree import Unit, walk
from shnor_docs.inspection.handwork import Handwork
from shnor_docs.rendering.charts.reading import chart_texts
from shnor_docs.source.register import load_register
from shnor_docs.workspace import Workspace, Written
from shnor_docs.workspace.editions.verifying import State, verify
from shnor_docs.workspace.explaining import explain
from shnor_docs.workspace.ledger import text_digest
from shnor_docs.workspace.versions import compare_programs
from tests.samples import ROOT
from tests.small_workspace import SmallWorkspace

YEARS = """
documents:
- id: text
  kind: program
  sections:
  - {id: one, title: Динамика, text: "Сейчас – {{ indicators.vpr_math.actuals[2022] }}.", charts: [years]}
charts:
- id: years
  title: Динамика
  indicators: [vpr_math]
  shows: [actual, target]
  periods: [2021, 2022]
"""
VALUES = """
indicators:
- id: vpr_math
  actuals: {{2021: 12.5, 2022: {}}}
  targets: {{2021: 15, 2022: 20}}
"""


@pytest.fixture
def charted(small: SmallWorkspace) -> SmallWorkspace:
    small.program(YEARS, VALUES.format(18))
    return small


def written(small: SmallWorkspace) -> Path:
    (path,) = (one.path for one in small.render(documents=("text",)) if isinstance(one, Written))
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def rewritten(path: Path, changed: dict[str, bytes]) -> Path:
    found = {**parts(path), **changed}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in found.items():
            package.writestr(name, data)
    return path


def chart_of(root: Unit) -> Unit:
    return next(unit for unit in walk(root) if unit.chart)


def test_the_numbers_of_the_chart_are_those_of_the_text(charted: SmallWorkspace) -> None:
    path = written(charted)
    (part,) = (data for name, data in parts(path).items() if name.startswith("word/charts/chart"))
    assert chart_texts(part) == (
        "Фактическое значение: 2021 – 12,5; 2022 – 18",
        "Целевое значение: 2021 – 15; 2022 – 20",
    )
    assert "Сейчас – 18 %." in charted.text()
    chart = chart_of(charted.document().root).chart
    assert chart is not None
    assert [point.label for point in chart.series[0].points] == ["12,5\u00a0%", "18\u00a0%"]


def test_the_workbook_holds_the_same(charted: SmallWorkspace) -> None:
    sheet = load_workbook(io.BytesIO(parts(written(charted))["word/embeddings/chart1.xlsx"])).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [[None, "Фактическое значение", "Целевое значение"], ["2021", 12.5, 15], ["2022", 18, 20]]


def test_all_of_the_results_of_uglich_are_drawn_as_its_table_prints_them() -> None:
    report = next(one for one in Workspace(ROOT).documents("uglich-2020-2022") if one.id == "report")
    units = {unit.id: unit for unit in walk(report.root)}
    chart = chart_of(report.root).chart
    assert chart is not None
    rows = [unit for name, unit in units.items() if re.fullmatch(r"tables\.results\.\w+", name) and unit.number]
    for series, period in zip(chart.series, ("2019/2020", "2020/2021"), strict=True):
        printed = [units[f"{row.id}.actual[{period}]"].plain for row in rows]
        assert [point.label for point in series.points] == [f"{number}\u00a0%" for number in printed]
        assert [point.amount for point in series.points] == [Decimal(n.replace(",", ".")) for n in printed]


def test_it_is_told_to_whom_does_not_see_it(charted: SmallWorkspace) -> None:
    body = parts(written(charted))["word/document.xml"].decode()
    told = re.search(r'<wp:docPr [^>]*descr="([^"]*)"', body)
    assert told is not None
    assert "2022, Фактическое значение – 18 %" in told[1].replace("\u00a0", " ")


def test_explain_finds_the_value_in_the_chart(charted: SmallWorkspace) -> None:
    found = explain(charted.open(), "small", "indicators.vpr_math.actuals[2022]").printed
    assert "раздел «1. Динамика», диаграмма «years»" in [one.place for one in found]
    targets = explain(charted.open(), "small", "indicators.vpr_math.targets[2021]").printed
    assert [one.text.replace("\u00a0", " ") for one in targets] == ["2021, Целевое значение – 15 %"]


def test_verify_tells_of_a_number_changed_in_the_chart(charted: SmallWorkspace) -> None:
    path = written(charted)
    assert verify(charted.open(), path).state is State.AS_WRITTEN
    part = parts(path)["word/charts/chart1.xml"].replace(b"<c:v>18</c:v>", b"<c:v>81</c:v>")
    found = verify(charted.open(), rewritten(path, {"word/charts/chart1.xml": part}))
    assert found.state is State.EDITED
    before, after = ("Фактическое значение: 2021 – 12,5; 2022 – " + number for number in ("18", "81"))
    assert found.changes == (Handwork("диаграмма 1, ряд 1", before, after),)


def test_verify_looks_past_how_a_program_writes_the_same_number(charted: SmallWorkspace) -> None:
    path = written(charted)
    part = parts(path)["word/charts/chart1.xml"].replace(b"<c:v>12.5</c:v>", b"<c:v>12.500000000000002</c:v>")
    assert verify(charted.open(), rewritten(path, {"word/charts/chart1.xml": part})).state is State.AS_WRITTEN


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="нет LibreOffice")
def test_saved_again_by_libreoffice_it_still_is(charted: SmallWorkspace, tmp_path: Path) -> None:
    path, target = written(charted), tmp_path / "again"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    assert verify(charted.open(), target / path.name).state is State.AS_WRITTEN


def test_diff_names_the_chart(charted: SmallWorkspace) -> None:
    shutil.copytree(charted.root / "programs/small", charted.root / "programs/later")
    file = charted.root / "programs/later/program.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("title: Динамика\n", "title: Рост\n"), encoding="utf-8")
    told = [str(one) for one in compare_programs(charted.open(), "small", "later").differences]
    assert any("диаграмма" in one and "название диаграммы" in one for one in told), told


def test_a_template_places_a_chart_by_its_tag(charted: SmallWorkspace) -> None:
    made = WordDocument()
    for tag in ("{{ draft }}", "{{ title }}", "{{p sections.one }}", "Ещё раз:", "{{p charts.years }}"):
        made.add_paragraph(tag)
    for name in ("Примечание", "Body Text"):
        if name not in [style.name for style in made.styles]:
            made.styles.add_style(name, 1)
    folder = charted.root / "templates/docx"
    folder.mkdir(parents=True)
    made.save(str(folder / "own.docx"))
    charted.program(YEARS.replace("kind: program\n", "kind: program\n  template: own.docx\n"), VALUES.format(18))
    found = parts(written(charted))
    assert [name for name in found if name.startswith("word/charts/chart")] == [
        "word/charts/chart1.xml",
        "word/charts/chart2.xml",
    ]
    assert found["word/charts/chart1.xml"] == found["word/charts/chart2.xml"]


def test_the_same_program_gives_the_same_bytes(charted: SmallWorkspace) -> None:
    first = written(charted).read_bytes()
    shutil.rmtree(charted.root / "out")
    assert written(charted).read_bytes() == first


def test_a_chart_is_drawn_without_the_models() -> None:
    """A document that is kept is written by a process that has loaded neither models nor rules."""
    asked = "import shnor_docs.rendering.charts.packing, shnor_docs.rendering.blocks.context, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout.split()
    assert "shnor_docs.rendering.charts.part" in loaded
    assert not {"pydantic", "xlsxwriter"} & set(loaded)


def test_a_document_without_charts_keeps_its_digest() -> None:
    """Files that were written before there were charts are not stale, approved documents not changed."""
    register = load_register(ROOT / "programs/seryshevo-2021", ROOT)
    assert register.last is not None
    approved = {told.id: told.text for told in register.last.documents}
    assert {one.id: text_digest(one) for one in Workspace(ROOT).documents("seryshevo-2021")} == approved
