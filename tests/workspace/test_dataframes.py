"""DataFrames: exact values out, checked values in, nothing lost on the way, and no pandas where it is not asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from shnor_docs.diagnostics import Diagnostic, ShnorError
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.period import Period
from shnor_docs.model.target import Target
from shnor_docs.workspace.frames.dataframes import DataFrames
from tests.samples import ROOT
from tests.small_workspace import SmallWorkspace

DATA = """\
- id: vpr
  file: data/vpr.csv
  columns:
  - {field: year, header: Год, type: period}
  - {field: school, header: Школа, type: school}
  - {field: low, header: Двоек, type: count}
  - {field: share, header: "Доля, %", type: share, optional: true}
  - {field: helped, header: Помощь, type: yes_no, optional: true}
  - {field: note, header: Примечание, optional: true}
  key: [year, school]
"""
SCHOOLS = "- {id: first, name: МБОУ «СОШ № 1»}\n- {id: second, name: МБОУ «СОШ № 2»}\n"
CSV = "Школа;Год;Двоек;Доля, %;Помощь\nСОШ №1;2021;5;12,50;да\nСОШ № 2;2021;–;;нет\nМБОУ СОШ №1;2021/2022;7;3,1;\n"
INDICATORS = """\
# Показатели программы
- id: vpr_math   # главный
  targets: {2021: не менее 40 %, 2022: 30 %}
  actuals:
    2021: 12,5   # по отчёту
- id: schools_helped
  target: 5 школ
  baseline: {2020: 2}
"""
ROADMAP = """\
groups:
- id: one
  title: Первая
  items:
  - id: visit
    text: Выезды в **школы**
    deadline: до 01.03.2021
    money: {local: {2021: 10.5}}
    execution: {2021-03-31: 50}
  - {id: meet, text: Встречи}
"""


@pytest.fixture
def program(small: SmallWorkspace) -> SmallWorkspace:
    small.program("budget: {sources: [{id: local, name: Местный бюджет, amounts: {2021: 10.5}}]}\n")
    for name, text in (("data", DATA), ("schools", SCHOOLS), ("indicators", INDICATORS), ("roadmap", ROADMAP)):
        small.write(f"programs/small/{name}.yaml", text)
    small.write("programs/small/data/vpr.csv", CSV)
    return small


def frames(program: SmallWorkspace) -> DataFrames:
    return program.open().dataframes("small")


def file(program: SmallWorkspace, name: str) -> Path:
    return program.root / "programs/small" / name


def refused(act: Callable[[], object]) -> list[Diagnostic]:
    with pytest.raises(ShnorError) as stopped:
        act()
    return list(stopped.value.diagnostics)


def told(found: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(d.code.id, str(d.location.part)) for d in found]


def test_a_table_keeps_its_types(program: SmallWorkspace) -> None:
    table = frames(program).table("vpr")
    assert list(table["year"]) == [Period(2021), Period(2021), Period(2021, True)]
    assert list(table["share"]) == [Decimal("12.50"), None, Decimal("3.1")]
    assert table["low"].dtype == "Int64" and table["low"].sum() == 12 and table["low"].isna().sum() == 1
    assert table["helped"].dtype == "boolean" and list(table["school"]) == ["first", "second", "first"]
    assert list(table.index) == [2, 3, 4]


def test_columns_bear_russian_titles_when_asked(program: SmallWorkspace) -> None:
    assert list(frames(program).table("vpr", russian=True))[:3] == ["Год", "Школа", "Двоек"]
    assert "Показатель" in frames(program).indicators(russian=True)


def test_a_table_put_back_as_it_was_keeps_its_bytes(program: SmallWorkspace) -> None:
    for russian in (False, True):
        frames(program).put_table("vpr", frames(program).table("vpr", russian=russian))
        assert file(program, "data/vpr.csv").read_text("utf-8") == CSV


def test_only_what_was_changed_differs(program: SmallWorkspace) -> None:
    table = frames(program).table("vpr")
    table.loc[2, "low"] = 6
    frames(program).put_table("vpr", table)
    assert file(program, "data/vpr.csv").read_text("utf-8") == CSV.replace(";5;", ";6;")


def test_what_was_put_is_read_again(program: SmallWorkspace) -> None:
    data = frames(program)
    data.put_table("vpr", data.table("vpr").head(1))
    assert len(data.table("vpr")) == 1


def test_edits_of_others_are_not_overwritten(program: SmallWorkspace) -> None:
    data = frames(program)
    table = data.table("vpr")
    program.write("programs/small/data/vpr.csv", CSV.replace(";5;", ";9;"))
    for _ in range(2):
        assert [d.code.id for d in refused(lambda: data.put_table("vpr", table))] == ["ШД008"]
    data.put_table("vpr", data.table("vpr"))
    assert ";9;" in file(program, "data/vpr.csv").read_text("utf-8")


def test_nothing_is_written_outside_the_workspace(program: SmallWorkspace) -> None:
    program.write("programs/small/data.yaml", DATA.replace("data/vpr.csv", "../../../vpr.csv"))
    rows = pd.DataFrame({"year": [2021], "school": ["first"], "low": [1]})
    assert [d.code.id for d in refused(lambda: frames(program).put_table("vpr", rows, replace=True))] == ["ШД005"]
    assert not (program.root.parent / "vpr.csv").exists()


def test_floats_of_pandas_are_counts_and_exact_shares(program: SmallWorkspace) -> None:
    table = pd.DataFrame(
        {"year": [2021.0, 2022.0], "school": ["first", "СОШ № 2"], "low": [5.0, None], "share": [0.1, 25]}
    )
    frames(program).put_table("vpr", table, replace=True)
    found = frames(program).table("vpr")
    assert found["low"][2] == 5 and found["low"].isna().tolist() == [False, True]
    assert list(found["share"]) == [Decimal("0.1"), Decimal(25)]
    assert file(program, "data/vpr.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_wrong_cell_is_named_by_row_and_column_and_nothing_is_written(program: SmallWorkspace) -> None:
    table = frames(program).table("vpr").astype(object)
    table.loc[2, "low"], table.loc[3, "school"], table.loc[4, "share"] = -1, "СОШ № 9", 101
    found = refused(lambda: frames(program).put_table("vpr", table))
    assert sorted(told(found)) == [
        ("ШД413", "строка 1 (индекс 2), столбец «low»"),
        ("ШД414", "строка 3 (индекс 4), столбец «share»"),
        ("ШД417", "строка 2 (индекс 3), столбец «school»"),
    ]
    assert file(program, "data/vpr.csv").read_text("utf-8") == CSV


def test_a_repeated_key_names_both_rows(program: SmallWorkspace) -> None:
    table = frames(program).table("vpr")
    (found,) = refused(lambda: frames(program).put_table("vpr", pd.concat([table, table.tail(1)])))
    assert found.code.id == "ШД416" and "строка 4 повторяет строку 3" in found.message


def test_a_blank_row_is_not_lost_in_silence(program: SmallWorkspace) -> None:
    program.write("programs/small/data.yaml", DATA.replace("  key: [year, school]\n", ""))
    table = frames(program).table("vpr").astype(object)
    table.loc[3] = None
    assert told(refused(lambda: frames(program).put_table("vpr", table))) == [("ШД473", "строка 2 (индекс 3)")]


def test_unknown_missing_and_doubled_columns(program: SmallWorkspace) -> None:
    table = frames(program).table("vpr").rename(columns={"low": "lov", "share": "Школа"})
    found = refused(lambda: frames(program).put_table("vpr", table))
    assert [d.code.id for d in found] == ["ШД471", "ШД472", "ШД471"]
    assert "«low»" in found[0].hint


@pytest.mark.parametrize("lost", ["Итого строк: 3\n", "columns"])
def test_what_the_file_holds_beside_the_table_is_not_lost(program: SmallWorkspace, lost: str) -> None:
    text = lost + CSV if lost != "columns" else CSV.replace("Помощь\n", "Помощь;Учитель\n")
    program.write("programs/small/data/vpr.csv", text)
    table = frames(program).table("vpr")
    (found,) = refused(lambda: frames(program).put_table("vpr", table))
    assert found.code.id == "ШД475" and ("Учитель" in found.message or "строки над таблицей" in found.message)
    assert file(program, "data/vpr.csv").read_text("utf-8") == text
    frames(program).put_table("vpr", table, replace=True)
    assert len(frames(program).table("vpr")) == 3


def test_a_column_that_the_frame_lacks_is_not_lost(program: SmallWorkspace) -> None:
    table = frames(program).table("vpr").drop(columns="share")
    (found,) = refused(lambda: frames(program).put_table("vpr", table))
    assert found.code.id == "ШД475" and "столбец «Доля, %»" in found.message


def test_a_frame_without_rows_wipes_no_file(program: SmallWorkspace) -> None:
    table = frames(program).table("vpr").head(0)
    (found,) = refused(lambda: frames(program).put_table("vpr", table))
    assert found.code.id == "ШД475" and "все строки (их 3)" in found.message


def test_hidden_counts_are_not_lost(program: SmallWorkspace) -> None:
    program.write("programs/small/data.yaml", DATA + "  suppress_below: 6\n")
    table = frames(program).table("vpr")
    assert table["low"].isna().sum() == 2
    (found,) = refused(lambda: frames(program).put_table("vpr", table))
    assert "количества меньше 6" in found.message


@pytest.fixture
def workbook(program: SmallWorkspace) -> SmallWorkspace:
    program.write("programs/small/data.yaml", DATA.replace("vpr.csv", "vpr.xlsx"))
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Лист1"
    sheet.append(["Год", "Школа", "Двоек"])
    sheet.append([2021, "СОШ № 1", 5])
    book.save(file(program, "data/vpr.xlsx"))
    return program


def test_a_workbook_is_written_with_its_sheet_and_numbers(workbook: SmallWorkspace) -> None:
    table = frames(workbook).table("vpr").assign(share=Decimal("0.1"), note="=1+1")
    frames(workbook).put_table("vpr", table)
    sheet = load_workbook(file(workbook, "data/vpr.xlsx"))["Лист1"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [["Год", "Школа", "Двоек", "Доля, %", "Примечание"], ["2021", "СОШ № 1", 5, 0.1, "=1+1"]]
    assert list(frames(workbook).table("vpr")["note"]) == ["=1+1"]


def test_sheets_and_formulas_of_a_workbook_are_not_lost(workbook: SmallWorkspace) -> None:
    path = file(workbook, "data/vpr.xlsx")
    table = frames(workbook).table("vpr")
    book = load_workbook(path)
    book.create_sheet("Справка")
    book["Лист1"]["C2"] = "=2+3"
    book.save(path)
    (found,) = refused(lambda: frames(workbook).put_table("vpr", table))
    assert "лист «Справка»; формулы (ячеек с ними: 1)" in found.message


def test_a_number_with_more_digits_than_a_workbook_keeps(workbook: SmallWorkspace) -> None:
    share = Decimal("12.3456789012345678")
    frames(workbook).put_table("vpr", frames(workbook).table("vpr").assign(share=share))
    assert list(frames(workbook).table("vpr")["share"]) == [share]


def test_a_file_that_is_not_there_yet_is_written(program: SmallWorkspace) -> None:
    table = frames(program).table("vpr")
    file(program, "data/vpr.csv").unlink()
    frames(program).put_table("vpr", table)
    assert len(frames(program).table("vpr")) == 3


def test_a_text_that_the_file_would_change_is_refused(program: SmallWorkspace) -> None:
    table = frames(program).table("vpr").assign(note="a\u2028b")
    assert [d.code.id for d in refused(lambda: frames(program).put_table("vpr", table))] == ["ШД477"]


def test_a_table_of_known_layout_is_not_written(program: SmallWorkspace) -> None:
    program.write("programs/small/data.yaml", "- {id: vpr, file: data/vpr.csv, layout: fis_oko_marks}\n")
    found = refused(lambda: frames(program).put_table("vpr", pd.DataFrame({"school": ["first"]})))
    assert [d.code.id for d in found] == ["ШД474"]


def test_a_table_that_is_not_declared(program: SmallWorkspace) -> None:
    (found,) = refused(lambda: frames(program).table("vrp"))
    assert found.code.id == "ШД470" and "vpr" in found.hint


def test_indicators_in_long_form(program: SmallWorkspace) -> None:
    table = frames(program).indicators()
    rows = list(table[["indicator", "field", "period", "value", "amount"]].itertuples(index=False, name=None))
    assert rows == [
        ("vpr_math", "targets", Period(2021), Target.parse(">= 40 %"), 40),
        ("vpr_math", "targets", Period(2022), Target.parse("30 %"), 30),
        ("vpr_math", "actuals", Period(2021), Decimal("12.5"), Decimal("12.5")),
        ("schools_helped", "baseline", Period(2020), 2, 2),
        ("schools_helped", "target", None, Target.parse("5 школ"), 5),
    ]
    assert set(table["unit"]) == {"%", "школа"}


def test_indicators_put_back_as_they_were_keep_their_bytes(program: SmallWorkspace) -> None:
    assert frames(program).put_indicators(frames(program).indicators()) == ()
    assert file(program, "indicators.yaml").read_text("utf-8") == INDICATORS


def test_values_go_into_yaml_and_comments_stay(program: SmallWorkspace) -> None:
    rows = [
        ("vpr_math", "targets", "2022", "не менее 35 %"),
        ("vpr_math", "actuals", 2021, 13.5),
        ("vpr_math", "actuals", Period(2022), Decimal("20.10")),
    ]
    data = frames(program)
    data.put_indicators(pd.DataFrame(rows, columns=["indicator", "field", "period", "value"]))
    expected = INDICATORS.replace("2022: 30 %", '2022: ">= 35 %"').replace("12,5 ", "13.5 ")
    expected = expected.replace("# по отчёту\n", "# по отчёту\n    2022: 20.1\n")
    assert file(program, "indicators.yaml").read_text("utf-8") == expected
    assert "20.1" in set(map(str, data.indicators()["value"]))


def test_every_wrong_value_is_named_and_nothing_is_written(program: SmallWorkspace) -> None:
    rows = [
        ("vpr_mat", "targets", 2022, "35 %", None),
        ("vpr_math", "computed", 2022, 35, None),
        ("vpr_math", "actuals", "скоро", 35, None),
        ("vpr_math", "actuals", 2022, "много", None),
        ("vpr_math", "actuals", 2022, None, None),
        ("vpr_math", "targets", 2022, Target.parse("35 %"), 36),
        ("vpr_math", "targets", 2022, "35 %", "много"),
        ("vpr_math", "target", 2022, "35 %", None),
        ("vpr_math", "targets", 2021, "35 %", None),
        ("vpr_math", "targets", "2021 год", "36 %", None),
    ]
    table = pd.DataFrame(rows, columns=["indicator", "field", "period", "value", "amount"]).astype(object)
    found = refused(lambda: frames(program).put_indicators(table))
    columns = ["indicator", "field", "period", "value", "value", "amount", "amount", "period", "value"]
    assert [d.code.id for d in found] == ["ШД476"] * 9
    assert [str(d.location.part).split("«")[1].rstrip("»") for d in found] == columns
    assert file(program, "indicators.yaml").read_text("utf-8") == INDICATORS


def test_a_school_year_beside_calendar_years_is_refused(program: SmallWorkspace) -> None:
    row = pd.DataFrame({"indicator": ["vpr_math"], "field": "actuals", "period": "2021/2022", "value": 1})
    assert told(refused(lambda: frames(program).put_indicators(row))) == [
        ("ШД476", "строка 1 (индекс 0), столбец «period»")
    ]


def test_a_value_that_cannot_be_is_named_by_its_row(program: SmallWorkspace) -> None:
    row = pd.DataFrame({"indicator": ["vpr_math"], "field": "actuals", "period": 2022, "value": 130})
    (found,) = refused(lambda: frames(program).put_indicators(row))
    assert found.location.part == "строка 1 (индекс 0), столбец «value»"
    assert file(program, "indicators.yaml").read_text("utf-8") == INDICATORS


def test_indicators_kept_in_a_workbook_are_not_put_into_yaml(program: SmallWorkspace) -> None:
    from shnor_docs.workspace.excel import write_workbooks

    write_workbooks(program.open(), "small", program.root / "programs/small")
    file(program, "indicators.yaml").unlink()
    file(program, "roadmap.xlsx").unlink()
    table = frames(program).indicators()
    assert [d.code.id for d in refused(lambda: frames(program).put_indicators(table))] == ["ШД478"]


def test_a_plan_with_days_money_and_execution(program: SmallWorkspace) -> None:
    data = frames(program)
    visit, meet = data.roadmap().to_dict("records")
    assert (visit["number"], visit["text"], visit["deadline"]) == (
        "1.1",
        "Выезды в школы",
        Deadline.parse("до 01.03.2021"),
    )
    assert visit["last_day"] == date(2021, 3, 1) and pd.isna(meet["last_day"])
    assert data.money().to_dict("records") == [
        {"item": "visit", "source": "local", "period": Period(2021), "amount": Decimal("10.5")}
    ]
    assert list(data.execution()["date"]) == [date(2021, 3, 31)]


def test_schools_that_a_rule_finds(program: SmallWorkspace) -> None:
    from shnor_docs.workspace import Workspace

    data = Workspace(ROOT).dataframes("rybinsk-2020-2022")
    assert "borodino" in set(data.identified(2023)["school"])
    assert len(data.identified(2023, parameters={"percent": 90})) < len(data.identified(2023))


def test_a_program_with_errors_gives_its_diagnostics(program: SmallWorkspace) -> None:
    program.write("programs/small/indicators.yaml", "- {id: unknown_one}\n")
    assert refused(lambda: frames(program).indicators())


def test_without_pandas_it_is_said_how_to_get_it(program: SmallWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    (found,) = refused(lambda: frames(program).indicators())
    assert found.code.id == "ШД479" and "pip install pandas" in found.hint


COMMANDS = (["--help"], ["validate"], ["render", "rybinsk-2020-2022"], ["identify"], ["excel", "rybinsk-2020-2022"])


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_no_command_imports_pandas(words: list[str], tmp_path: Path) -> None:
    code = (
        "import sys; from shnor_docs.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('pandas' in sys.modules, 'shnor_docs.cli' in sys.modules)"
    )
    where = ["-C", str(ROOT), *words] if words[0] != "--help" else words
    out = ["--out", str(tmp_path)] if words[0] in {"render", "excel"} else []
    run = subprocess.run([sys.executable, "-c", code, *where, *out], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "False True"
