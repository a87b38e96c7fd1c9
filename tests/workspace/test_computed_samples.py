"""The programs that compute their numbers: a changed cell reaches every document, and a number names its cells."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from shnor_docs.diagnostics import ShnorError
from shnor_docs.workspace import Workspace, Written
from shnor_docs.workspace.explaining import explain
from tests.samples import ROOT

RYBINSK = "rybinsk-2020-2022"
TYUMEN = "tyumen-2023"
UGLICH = "uglich-2020-2022"


@dataclass(frozen=True)
class Change:
    """A row of a data file, what an official writes instead, and what documents then print instead of what."""

    program: str
    file: str
    row: str
    instead: str
    printed: Mapping[str, tuple[str, str]]
    value: str
    period: str | None = None

    def __str__(self) -> str:
        return f"{self.program}:{self.value}"


CHANGES = (
    Change(
        RYBINSK,
        "data/participants.csv",
        "Иршинская НОШ;ШНСУ",
        "Иршинская НОШ;ШНОР",
        {
            "program": ("(ШНСУ), – 5 школ, и школы", "(ШНСУ), – 4 школы, и школы"),
            "report": ("в неблагоприятных социальных условиях, – 5;", "в неблагоприятных социальных условиях, – 4;"),
        },
        "facts.schools_in_hard_conditions",
    ),
    Change(
        RYBINSK,
        "data/results.csv",
        "2022;Рыбинская СОШ №7;vpr_math_5;19;4",
        "2022;Рыбинская СОШ №7;vpr_math_5;19;14",
        {"report": ("ВПР по математике добились 50 % школ", "ВПР по математике добились 40 % школ")},
        "vpr_math",
        "2022",
    ),
    Change(
        UGLICH,
        "data/schools.csv",
        "МОУ Ягодная ООШ;сельская малокомплектная;да",
        "МОУ Ягодная ООШ;сельская малокомплектная;нет",
        {"report": ("10 (38 %)", "9 (35 %)"), "slides": ("10 (38 %)", "9 (35 %)")},
        "facts.identified_share",
    ),
    Change(
        UGLICH,
        "data/resource-centres.csv",
        "2020/2021;МОУ СОШ № 22;да",
        "2020/2021;МОУ СОШ № 22;нет",
        {"report": ("+15 п.п.", "+12 п.п."), "slides": ("+15 п.п.", "+12 п.п.")},
        "resource_schools",
    ),
    Change(
        TYUMEN,
        "data/project-schools.csv",
        "2023;МАОУ «Карасёвская ООШ»;город Тобольск;Тобольск;федеральный;",
        "2023;МАОУ «Карасёвская ООШ»;город Тобольск;Ишим;федеральный;",
        {"team": ("Тобольска (5 школ)", "Тобольска (4 школы)")},
        "facts.tobolsk_zone_schools",
    ),
    Change(
        TYUMEN,
        "roadmap.yaml",
        "    execution: {31.03.2023: 20, 15.09.2023: 60, 31.12.2023: 90}",
        "    execution: {31.03.2023: 20, 15.09.2023: 60, 31.12.2023: 100}",
        {"execution": ("на 31 декабря – 92,6 %", "на 31 декабря – 96,3 %")},
        "roadmap_execution",
    ),
)


@dataclass(frozen=True)
class Sample:
    """A copy of a shipped program, alone in its workspace."""

    root: Path
    program: str

    @property
    def folder(self) -> Path:
        return self.root / "programs" / self.program

    def texts(self) -> dict[str, str]:
        """The text of every document by its id, spaces plain."""
        written = Workspace(self.root).render([self.program], out=self.root / "out")
        return {result.document: text_of(result.path) for result in written if isinstance(result, Written)}

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"в {file} нет строки «{old}»"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


def text_of(path: Path) -> str:
    is_word = path.suffix == ".docx"
    parts = [Document(str(path)).element.body] if is_word else [one.element for one in Presentation(str(path)).slides]
    space = f"{{http://schemas.openxmlformats.org/{'wordprocessingml' if is_word else 'drawingml'}/2006/main}}"
    paragraphs = ("".join(t.text or "" for t in p.iter(f"{space}t")) for part in parts for p in part.iter(f"{space}p"))
    return "\n".join(paragraphs).replace("\u00a0", " ")


def sample(root: Path, program: str) -> Sample:
    (root / "programs").mkdir()
    for name in ("indicators.yaml", "glossary.yaml", "kinds.yaml"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, root)
    shutil.copytree(ROOT / "programs" / program, root / "programs" / program)
    return Sample(root, program)


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_a_changed_cell_changes_every_document_that_prints_the_number(change: Change, tmp_path: Path) -> None:
    copy = sample(tmp_path, change.program)
    before = copy.texts()
    copy.edit(change.file, change.row, change.instead)
    after = copy.texts()
    for document, (was, becomes) in change.printed.items():
        assert was in before[document]
        assert becomes in after[document]
    assert {name for name, text in after.items() if text != before[name]} == set(change.printed)


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_a_number_names_its_cells_and_every_document_that_prints_it(change: Change) -> None:
    found = explain(Workspace(ROOT), change.program, change.value, change.period)
    line = (ROOT / "programs" / change.program / change.file).read_text(encoding="utf-8").split("\n").index(
        change.row
    ) + 1
    assert any(f"{change.file}:{line}" in told for told in found.lines())
    assert {place.document for place in found.printed} == set(change.printed)


def test_a_changed_cell_of_a_workbook_reaches_the_document(tmp_path: Path) -> None:
    copy = sample(tmp_path, UGLICH)
    before = copy.texts()["report"]
    book = load_workbook(copy.folder / "data/support.xlsx")
    sheet = book["Обучающиеся"]
    assert sheet["E12"].value > 7, "нечего убавить"
    sheet["E12"] = sheet["E12"].value - 7
    book.save(copy.folder / "data/support.xlsx")
    after = copy.texts()["report"]
    assert "63,4" in before and "63,4" not in after
    assert "62,4" in after
    lines = list(explain(Workspace(ROOT), UGLICH, "extra_education_coverage").lines())
    assert any("data/support.xlsx [Обучающиеся!E12]" in line for line in lines)


def computed(space: Workspace) -> Iterator[tuple[str, str, str | None]]:
    """Every computed number of the programs, those that only other numbers take too: program, value, period."""
    for program in space.programs:
        content = space.content(program)
        yield from ((program, indicator, str(period)) for indicator, period in content.computed)
        yield from ((program, f"facts.{fact.id}", None) for fact in content.program.facts if fact.indicator)


def test_every_computed_number_is_explained_by_files() -> None:
    space = Workspace(ROOT)
    numbers = list(computed(space))
    assert {program for program, *_ in numbers} == {RYBINSK, UGLICH, TYUMEN}
    for program, value, period in numbers:
        found = explain(space, program, value, period)
        lines = list(found.lines())
        assert found.title, value
        assert any("Формула:" in line for line in lines), value
        assert any(f"← programs/{program}/" in line for line in lines), value
        assert all(place["file"] and (place["cell"] or place["line"]) for place in inputs(found.to_json()["trace"]))


def inputs(trace: Any) -> Iterator[Mapping[str, object]]:
    """The inputs of a trace and of all that it was computed from."""
    for part in trace["parts"]:
        yield from part["inputs"]
    for child in trace["children"]:
        yield from inputs(child)


def test_an_explanation_speaks_of_schools_and_tables_by_their_names() -> None:
    told = "\n".join(explain(Workspace(ROOT), RYBINSK, "ege_math_basic", "2022").lines())
    assert "МБОУ Бородинская СОШ № 3: 8,3 ←" in told
    assert "строки таблицы «Участники программы», где уровни школы – СОО" in told
    assert "значение показателя «Доля участников с низкими результатами ЕГЭ по математике на базовом уровне»" in told


def test_a_period_without_a_value_names_those_that_have_one() -> None:
    with pytest.raises(ShnorError) as stopped:
        explain(Workspace(ROOT), RYBINSK, "ege_math_basic_low", "2030")
    (problem,) = stopped.value.diagnostics
    assert problem.hint == "есть за 2019, 2020, 2021, 2022"
