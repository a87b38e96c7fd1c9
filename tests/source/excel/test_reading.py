import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from shnor_docs.source.excel import read_excel_part, write_excel
from shnor_docs.source.sheets.workbook import open_workbook
from tests.source.excel.building import content, loaded

PLAN = {
    "groups": [
        {"id": "first", "title": "Первая", "items": [
            {"id": "visit", "text": "=HYPERLINK(\"x\")", "deadline": "до 18.02.2022",
             "responsible": ["centre", "heads"]},
            {"id": "report", "text": "#Н/Д", "level": "school", "execution": {"31.03.2022": "50"}},
        ]},
    ]
}  # fmt: skip
USES = [{"id": "math", "targets": {"2021": ">= 30 %"}}, {"id": "visits", "weight": "0,5"}]


def changed(data: bytes, change: Callable[[Worksheet], object]) -> bytes:
    book = load_workbook(io.BytesIO(data))
    change(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_cells(data: bytes, values: dict[str, object]) -> bytes:
    """The workbook with other values in cells named «header@id of the row»."""

    def change(sheet: Worksheet) -> None:
        places = {}
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        rows = {str(cell.value): cell.row for cell in cells if cell.column == 1}
        for cell in cells:
            for id_, row in rows.items():
                places[f"{cell.value}@{id_}"] = (row, cell.column)
        for name, value in values.items():
            sheet.cell(*places[name]).value = value

    return changed(data, change)


def plan() -> bytes:
    return write_excel(content(roadmap=PLAN))["roadmap.xlsx"]


def targets() -> bytes:
    return write_excel(content(indicators=USES))["targets.xlsx"]


def problems(field: str, data: bytes) -> list[tuple[str, str | None, str | None]]:
    return [(d.code.id, d.location.sheet, d.location.cell) for d in loaded(field, data)[1]]


@pytest.mark.parametrize(
    ("values", "code", "cell"),
    [
        ({"Срок исполнения@visit": "когда-нибудь потом"}, "ШД124", "F6"),
        ({"Мероприятие@visit": None}, "ШД121", "A6"),
        ({"Исполнители@visit": "МКУ «ИМЦ»\nКто-то"}, "ШД445", "H6"),
        ({"Исполнение, % на отчётную дату: 31.03.2022@report": "много"}, "ШД124", None),
        ({"Строка@visit": "заголовок"}, "ШД443", "B6"),
        ({"Строка@first": "мероприятие"}, "ШД444", "C5"),
        ({"Мероприятие@visit": "=1/0"}, "ШД412", "E6"),
    ],
)
def test_a_wrong_cell_of_the_plan_is_found_at_its_address(values, code, cell):
    found = problems("roadmap", with_cells(plan(), values))
    assert code in [c for c, _, _ in found]
    assert {sheet for _, sheet, _ in found} == {"План"}
    if cell:
        assert cell in [at for c, _, at in found if c == code]


def test_a_missing_value_is_named_by_its_column():
    found = loaded("roadmap", with_cells(plan(), {"Мероприятие@visit": None}))[1]
    assert "Мероприятие" in found[0].hint
    assert "text" not in found[0].message


def test_a_wrong_target_is_found_at_its_address():
    found = problems("indicators", with_cells(targets(), {"Целевые значения по периодам: 2021@math": "!!"}))
    assert [(code, sheet) for code, sheet, _ in found] == [("ШД124", "Показатели")]


def test_a_wrong_period_is_found_at_its_header():
    data = changed(targets(), lambda sheet: put_header(sheet, "2021", "вчера"))
    assert [(code, cell[-1]) for code, _, cell in problems("indicators", data)] == [("ШД124", "1")]


def put_header(sheet: Worksheet, old: str, new: str) -> None:
    for cell in sheet[1]:
        if str(cell.value) == f"Целевые значения по периодам: {old}":
            cell.value = f"Целевые значения по периодам: {new}"


def test_an_unknown_column_is_reported_with_the_nearest_title():
    data = changed(plan(), lambda sheet: sheet.cell(4, 8, "Исполнитель"))
    [found] = [d for d in loaded("roadmap", data)[1] if d.code.id == "ШД441"]
    assert found.location.cell == "H4"


def test_a_sheet_without_the_column_of_ids_is_refused():
    assert problems("roadmap", changed(plan(), lambda sheet: sheet.delete_rows(4))) == [("ШД406", "План", None)]


def test_columns_may_stand_in_any_order_and_values_be_named_by_id():
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Мероприятие", "Идентификатор", "Строка", "Исполнители"], ["Группа", "g", "Группа"],
                ["Дело", "m", "мероприятие", "centre; heads"]):  # fmt: skip
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    roadmap, found = loaded("roadmap", stream.getvalue())
    assert found == []
    assert roadmap.groups[0].items[0].responsible == ("centre", "heads")


def test_a_date_typed_into_a_deadline_is_read_as_a_date():
    from datetime import date

    roadmap, found = loaded("roadmap", with_cells(plan(), {"Срок исполнения@visit": date(2022, 2, 19)}))
    assert found == []
    assert str(roadmap.groups[0].items[0].deadline) == "19.02.2022"


def test_an_id_that_an_allowed_value_has_too_stays_an_id():
    same = content(roadmap={"groups": [{"id": "centre", "title": "Центр"}, {"id": "support", "title": "Помощь"}]})
    roadmap, found = loaded("roadmap", write_excel(same)["roadmap.xlsx"])
    assert found == []
    assert [group.id for group in roadmap.groups] == ["centre", "support"]


def test_a_workbook_beside_its_yaml_is_a_clash(tmp_path):
    (tmp_path / "roadmap.xlsx").write_bytes(plan())
    part, found = read_excel_part("roadmap", tmp_path / "roadmap.xlsx", "roadmap.xlsx", tmp_path)
    assert part is not None
    assert found == []
    (tmp_path / "roadmap.yaml").touch()
    found = read_excel_part("roadmap", tmp_path / "roadmap.xlsx", "roadmap.xlsx", tmp_path)[1]
    assert [d.code.id for d in found] == ["ШД440"]


def test_texts_that_look_like_formulas_are_texts():
    sheet = load_workbook(io.BytesIO(plan())).worksheets[0]
    assert [(sheet.cell(row, 5).data_type, sheet.cell(row, 5).quotePrefix) for row in (6, 7)] == [("s", True)] * 2


def test_ids_are_locked_without_a_password_and_the_rest_is_not():
    sheet = load_workbook(io.BytesIO(plan())).worksheets[0]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert (sheet["A6"].protection.locked, sheet["E6"].protection.locked) == (True, False)


def test_lists_of_allowed_values_stand_in_the_workbook():
    book = load_workbook(io.BytesIO(plan()))
    assert book.sheetnames == ["План", "Списки", "Пояснения", "Выгрузка"]
    assert [book["Списки"].cell(row, 1).value for row in (1, 2, 3)] == [
        "Исполнители", "МКУ «ИМЦ»", "Руководители ОО"]  # fmt: skip
    rules = {str(rule.sqref)[:1]: rule.formula1 for rule in book["План"].data_validations.dataValidation}
    assert rules["B"] == '"группа,мероприятие"'
    assert "Списки!$A$2:$A$3" in rules.values()


def test_a_text_longer_than_a_cell_is_refused():
    from shnor_docs.diagnostics import ShnorError

    long = content(roadmap={"groups": [{"id": "a", "title": "a", "items": [{"id": "b", "text": "ы" * 32_768}]}]})
    with pytest.raises(ShnorError) as error:
        write_excel(long)
    assert [d.code.id for d in error.value.diagnostics] == ["ШД442"]


def test_targets_offer_a_column_for_each_period():
    titles = open_workbook(targets(), "a.xlsx").sheet("Показатели").rows[1].values()
    assert {f"Целевые значения по периодам: {year}" for year in (2021, 2022)} <= set(titles)
