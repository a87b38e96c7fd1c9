"""Edited workbooks taken back: what is shown, what is asked, what is refused, and what is never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.lifecycle.comparison import ChangeKind
from shnor_docs.workspace.excel import write_workbooks
from shnor_docs.workspace.taking import Taking, taking
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions import small as editions

PROGRAM = """\
parties: [{id: centre, name: Центр}, {id: heads, name: Руководители ОО}]
indicators:
- {id: vpr_math, targets: {2021: '30 %', 2022: '40 %'}}
- {id: schools_helped, targets: {2020: '3', 2021: '5'}}
"""
ROADMAP = """\
title: План
groups:
- id: first
  title: Первая
  items:
  - {id: visit, text: Выезды, deadline: до 15.03.2021, responsible: [centre]}
  - {id: report, text: Отчёт, deadline: до 15.02.2021}
  - {id: answer, text: Ответ, deadline: до 12.01.2021}
- id: second
  title: Вторая
  items:
  - {id: course, text: Курсы, deadline: до 01.04.2021}
  - {id: advice, text: Советы, deadline: до 04.05.2021}
"""
ROW = {"first": 5, "visit": 6, "report": 7, "answer": 8, "second": 9, "course": 10, "advice": 11}
"""The rows of the plan's sheet, below its title and headers."""
HEADERS = 4

Change = Callable[[Worksheet], object]


@pytest.fixture
def program(small: SmallWorkspace) -> SmallWorkspace:
    small.program(PROGRAM)
    small.write("programs/small/roadmap.yaml", ROADMAP)
    assert small.codes() == []
    return small


def books(program: SmallWorkspace, change: Change, name: str = "roadmap.xlsx") -> Path:
    """The folder with the program's workbooks, the sheet of one of them changed."""
    folder = program.root / "books"
    write_workbooks(program.open(), "small", folder)
    book = load_workbook(folder / name)
    change(book.worksheets[0])
    book.save(folder / name)
    return folder


def taken(program: SmallWorkspace, folder: Path) -> Taking:
    return taking(program.open(), "small", folder)


def refused(program: SmallWorkspace, change: Change, name: str = "roadmap.xlsx") -> list[Diagnostic]:
    with pytest.raises(ShnorError) as stopped:
        taken(program, books(program, change, name))
    return list(stopped.value.diagnostics)


def kinds(found: Taking) -> list[tuple[ChangeKind, object]]:
    return [(d.change.kind, d.change.path[-1]) for d in found.differences]


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [d.code.id for d in found]


def column(sheet: Worksheet, title: str) -> int:
    return next(cell.column for row in sheet.iter_rows(max_row=HEADERS) for cell in row if cell.value == title)


def sort_by(title: str) -> Change:
    def change(sheet: Worksheet) -> None:
        place = column(sheet, title)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADERS + 1)]
        rows = sorted((row for row in rows if any(row)), key=lambda row: str(row[place - 1] or ""))
        for number, row in enumerate(rows, HEADERS + 1):
            for index, value in enumerate(row, 1):
                sheet.cell(number, index).value = value

    return change


def put(place: str, title: str, value: object) -> Change:
    return lambda sheet: setattr(sheet.cell(ROW[place], column(sheet, title)), "value", value)


def test_measures_of_a_sorted_plan_stay_in_their_groups(program: SmallWorkspace) -> None:
    found = taken(program, books(program, sort_by("Срок исполнения")))
    assert kinds(found) == [(ChangeKind.MOVED, "report"), (ChangeKind.MOVED, "visit")]
    found.carry_out()
    roadmap = program.open().content("small").program.roadmap
    assert roadmap is not None
    assert [(g.id, [i.id for i in g.items]) for g in roadmap.groups] == [
        ("first", ["answer", "report", "visit"]),
        ("second", ["course", "advice"]),
    ]


def test_a_plan_sorted_back_is_as_it_was(program: SmallWorkspace) -> None:
    folder = books(program, sort_by("Мероприятие"))
    assert taken(program, folder).differences
    book = load_workbook(folder / "roadmap.xlsx")
    sort_by("Порядок (для справки)")(book.worksheets[0])
    book.save(folder / "roadmap.xlsx")
    assert taken(program, folder).edits == ()


def test_a_plan_in_another_order_is_asked_about(program: SmallWorkspace) -> None:
    turned = books(program, sort_by("Срок исполнения"))
    assert codes(taken(program, turned).doubts) == []
    other = [("visit", "second"), ("report", "second"), ("answer", "second")]
    moved = books(program, lambda sheet: [put(name, "Группа", group)(sheet) for name, group in other])
    assert codes(taken(program, moved).doubts) == ["ШД726"]


def test_a_measure_moves_by_the_name_of_its_group(program: SmallWorkspace) -> None:
    found = taken(program, books(program, put("visit", "Группа", "Вторая")))
    assert kinds(found) == [(ChangeKind.MOVED, "visit")]


@pytest.mark.parametrize(("text", "hint"), [("Втарая", "«Вторая»"), (None, "столбец «Группа»")])
def test_a_measure_without_a_known_group_is_refused(program: SmallWorkspace, text: str | None, hint: str) -> None:
    [found] = refused(program, put("visit", "Группа", text))
    assert (found.code.id, found.location.cell) == ("ШД444", f"C{ROW['visit']}")
    assert hint in found.hint


@pytest.mark.parametrize(("name", "code"), [("центер", "ШД445"), ("Руководители", "ШД445"), ("centr", "ШД204")])
def test_a_mistyped_party_is_named_with_the_one_most_like_it(program: SmallWorkspace, name: str, code: str) -> None:
    [found] = refused(program, put("visit", "Исполнители", name))
    assert (found.code.id, found.location.cell) == (code, f"G{ROW['visit']}")
    assert "исполнителя" in found.message
    assert "возможно" in found.hint


@pytest.mark.parametrize("title", ["Срок исполнения", "Исполнители", "Группа", "Строка"])
def test_a_column_that_is_gone_empties_nothing(program: SmallWorkspace, title: str) -> None:
    found = refused(program, lambda sheet: sheet.delete_cols(column(sheet, title)))
    assert any(d.code.id == "ШД446" and f"«{title}»" in d.message for d in found)


def test_a_column_of_a_year_that_is_gone_empties_nothing(program: SmallWorkspace) -> None:
    title = "Целевые значения по периодам: 2022"
    [found] = refused(program, lambda sheet: sheet.delete_cols(column(sheet, title)), "targets.xlsx")
    assert found.code.id == "ШД446"
    assert title in found.message


def test_a_line_above_the_headers_that_is_gone_empties_nothing(program: SmallWorkspace) -> None:
    [found] = refused(program, lambda sheet: setattr(sheet["A1"], "value", None))
    assert found.code.id == "ШД446"
    assert "Название плана" in found.message


def test_columns_without_values_may_go(program: SmallWorkspace) -> None:
    folder = books(program, lambda sheet: sheet.delete_cols(column(sheet, "Последствия неисполнения")))
    assert taken(program, folder).edits == ()


@pytest.mark.parametrize(("rows", "asked"), [(1, []), (2, ["ШД725"])])
def test_a_large_deletion_is_asked_about(program: SmallWorkspace, rows: int, asked: list[str]) -> None:
    found = taken(program, books(program, lambda sheet: sheet.delete_rows(ROW["report"], rows)))
    assert [kind for kind, _ in kinds(found)] == [ChangeKind.REMOVED] * rows
    assert codes(found.doubts) == asked


def test_many_emptied_values_are_asked_about(program: SmallWorkspace) -> None:
    names = ("visit", "report", "answer")
    folder = books(program, lambda sheet: [put(name, "Срок исполнения", None)(sheet) for name in names])
    [doubt] = taken(program, folder).doubts
    assert doubt.code.id == "ШД725"
    assert "«Срок исполнения»: стирается 3" in doubt.message.replace("\u00a0", " ")


def test_a_row_copied_with_its_id_is_refused(program: SmallWorkspace) -> None:
    found = refused(program, put("report", "Идентификатор", "visit"))
    assert {d.code.id for d in found} == {"ШД201"}
    assert {d.location.sheet for d in found} == {"План"}


def test_an_id_that_was_changed_is_asked_about(program: SmallWorkspace) -> None:
    [doubt] = taken(program, books(program, put("visit", "Идентификатор", "visits"))).doubts
    assert (doubt.code.id, doubt.location.cell) == ("ШД451", f"A{ROW['visit']}")


def test_a_program_that_changed_since_is_asked_about(program: SmallWorkspace) -> None:
    folder = books(program, put("visit", "Мероприятие", "Поездки"))
    program.write("programs/small/roadmap.yaml", ROADMAP.replace("text: Курсы", "text: Семинары"))
    [doubt] = taken(program, folder).doubts
    assert doubt.code.id == "ШД724"
    assert "«course»" in doubt.message


def test_a_workbook_taken_once_may_be_edited_on(program: SmallWorkspace) -> None:
    folder = books(program, put("visit", "Мероприятие", "Поездки"))
    taken(program, folder).carry_out()
    book = load_workbook(folder / "roadmap.xlsx")
    put("report", "Мероприятие", "Доклад")(book.worksheets[0])
    book.save(folder / "roadmap.xlsx")
    found = taken(program, folder)
    assert [d.change.after for d in found.differences] == ["Доклад"]
    assert found.doubts == ()


def test_a_workbook_of_another_program_is_refused(program: SmallWorkspace) -> None:
    folder = books(program, lambda sheet: None)
    program.program(PROGRAM, name="other")
    with pytest.raises(ShnorError) as stopped:
        taking(program.open(), "other", folder)
    assert {d.code.id for d in stopped.value.diagnostics} == {"ШД728"}


def test_a_program_kept_in_a_workbook_is_not_edited_as_yaml(program: SmallWorkspace) -> None:
    folder = books(program, put("visit", "Мероприятие", "Поездки"))
    home = program.root / "programs/small"
    (home / "roadmap.yaml").unlink()
    (home / "roadmap.xlsx").write_bytes((folder / "roadmap.xlsx").read_bytes())
    with pytest.raises(ShnorError) as stopped:
        taken(program, folder)
    assert codes(stopped.value.diagnostics) == ["ШД729"]


def test_a_program_without_a_plan_gets_one(program: SmallWorkspace) -> None:
    folder = books(program, lambda sheet: None)
    wanted = program.open().content("small").program
    (program.root / "programs/small/roadmap.yaml").unlink()
    program.program("parties: [{id: centre, name: Центр}, {id: heads, name: Руководители ОО}]")
    taken(program, folder).carry_out()
    found = program.open().content("small").program
    assert (found.roadmap, found.indicators) == (wanted.roadmap, wanted.indicators)


def test_a_formula_is_told_of_and_merged_cells_are_refused(program: SmallWorkspace) -> None:
    merged = refused(program, lambda sheet: sheet.merge_cells(f"F{ROW['visit']}:F{ROW['report']}"))
    assert "ШД409" in codes(tuple(merged))
    unsaved = refused(program, put("visit", "Мероприятие", "=1+1"))
    assert codes(tuple(unsaved)) == ["ШД412"]


def test_the_value_of_a_formula_is_taken_with_a_word(program: SmallWorkspace) -> None:
    import re
    import zipfile

    folder = books(program, put("visit", "Мероприятие", "=1+1"))
    with zipfile.ZipFile(folder / "roadmap.xlsx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = re.sub(r"</f><v\s*/>|</f><v></v>", "</f><v>2</v>", sheet).encode()
    with zipfile.ZipFile(folder / "roadmap.xlsx", "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    found = taken(program, folder)
    assert [(d.code.id, d.location.cell) for d in found.warnings] == [("ШД447", f"E{ROW['visit']}")]
    assert [d.change.after for d in found.differences] == ["2"]


def test_hidden_rows_are_taken_with_a_word(program: SmallWorkspace) -> None:
    folder = books(program, lambda sheet: setattr(sheet.row_dimensions[ROW["visit"]], "hidden", True))
    found = taken(program, folder)
    assert (codes(found.warnings), found.edits) == (["ШД410"], ())


def test_a_date_kept_as_a_number_is_explained(program: SmallWorkspace) -> None:
    def change(sheet: Worksheet) -> None:
        cell = sheet.cell(ROW["visit"], column(sheet, "Срок исполнения"))
        cell.value, cell.number_format = 44256, "General"

    [found] = refused(program, change)
    assert found.code.id == "ШД452"
    assert "01.03.2021" in found.message


def test_what_validation_will_say_is_said_at_the_cell(program: SmallWorkspace) -> None:
    folder = books(program, put("visit", "Срок исполнения", "до 01.03.2019"))
    [found] = taken(program, folder).warnings
    assert found.location.cell == f"F{ROW['visit']}"


def test_the_same_program_gives_the_same_bytes(program: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    first = [path.read_bytes() for path in write_workbooks(program.open(), "small", program.root / "a")]
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert [path.read_bytes() for path in write_workbooks(program.open(), "small", program.root / "b")] == first


def test_numbers_that_an_order_has_approved_are_no_change(small: SmallWorkspace) -> None:
    small.program(editions.PROGRAM, editions.ROADMAP)
    editions.approved(small)
    folder = books(
        small,
        lambda sheet: setattr(sheet.cell(ROW["visit"], column(sheet, "Ожидаемый результат")), "value", "Новый итог"),
    )
    assert kinds(taken(small, folder)) == [(ChangeKind.CHANGED, "result")]
