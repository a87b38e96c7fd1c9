"""What a source has wrong itself is kept as data, permitted where it stands and asked about."""

from pathlib import Path

import pytest

from shnor_docs.model.program import Program
from shnor_docs.workspace import Workspace
from shnor_docs.workspace.importing import import_program
from tests.importing.papers_by_hand import Lines, new_workspace, word_file

TITLE = "=**Программа поддержки школ Лесного района на 2020-2022 годы"
HEAD = ("№", "Мероприятие", "Срок", "Ответственный", "Результат")


def imported(folder: Path, lines: Lines) -> tuple[Program, str]:
    space = new_workspace(folder / "space")
    report = import_program(space, [word_file(folder / "x.docx", lines)], "x")
    assert report.is_whole, report.coverage.lost
    assert not report.refused
    again = Workspace(space.root)
    assert not [one for one in again.validate(["x"]) if one.is_error]
    content = again.load("x").content
    assert content
    return content.program, "".join(
        one.read_text(encoding="utf-8") for one in (space.root / "programs/x").glob("*.yaml")
    )


@pytest.mark.parametrize(("numbers", "code"), [(("1", "2", "2"), "ШД202"), (("1", "2", "4"), "ШД203")])
def test_numbers_of_a_plan(numbers: tuple[str, ...], code: str, tmp_path: Path) -> None:
    rows = tuple((number, f"Учить {number}-{n}", "2020", "ИМЦ", "Отчёт") for n, number in enumerate(numbers))
    program, files = imported(tmp_path, (TITLE, "Общие слова.", "=**1. План", (HEAD, *rows)))
    assert program.roadmap
    assert tuple(number for _, number, _ in program.roadmap.items()) == numbers
    assert f"# допустимо {code}: так в исходном документе" in files
    assert [code in point.note for point in program.open_points if point.place == "roadmap"] == [True]


def test_a_sum_that_is_not_that_of_its_rows(tmp_path: Path) -> None:
    money = (
        ("Источник финансирования", "2020", "2021", "Всего"),
        ("Местный бюджет", "10", "20", "30"),
        ("Областной бюджет", "1", "2", "30"),
    )
    program, files = imported(tmp_path, (TITLE, "Общие слова.", "=**1. Финансирование, тыс. рублей", money))
    assert program.budget
    assert [source.total for source in program.budget.sources] == [30, 30]
    assert "# допустимо ШД215" in files
    assert any(point.place == "budget" for point in program.open_points)
