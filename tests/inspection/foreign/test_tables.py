"""Tables on a grid: merged cells, gaps, header rows, tables in tables."""

from __future__ import annotations

from pathlib import Path

from shnor_docs.inspection.foreign.tree import Table, walk
from tests.inspection.foreign.papers import abstract, codes, document, level, num, numbered, p, r
from tests.inspection.foreign.test_reading import changed, control


def cell(content: str = "", properties: str = "") -> str:
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int = 3) -> str:
    grid = '<w:gridCol w:w="1000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


BEGUN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def tables(folder: Path, content: str, **parts: str) -> list[Table]:
    return [one for one in walk(document(folder, content + p("конец"), **parts).blocks) if isinstance(one, Table)]


def on_grid(one: Table) -> list[list[str]]:
    """The text at each place of the grid; «·» where nothing stands."""
    found = [[one.at(number, column) for column in range(one.columns)] for number in range(len(one.rows))]
    return [[cell.text if cell else "·" for cell in line] for line in found]


def test_two_heads_one_over_the_other(tmp_path: Path) -> None:
    content = table(
        row(cell("Показатель", BEGUN), cell("Значение", span(2)), properties="<w:tblHeader/>"),
        row(cell("", GOES_ON), cell("2021"), cell("2022"), properties="<w:tblHeader/>"),
        row(cell("Доля"), cell("20"), cell("40")),
        row(cell("ещё", span(3)), properties="<w:tblHeader/>"),
    )
    (one,) = tables(tmp_path, content)
    assert on_grid(one) == [
        ["Показатель", "Значение", "Значение"],
        ["Показатель", "2021", "2022"],
        ["Доля", "20", "40"],
        ["ещё", "ещё", "ещё"],
    ]
    assert [line.is_header for line in one.rows] == [True, True, False, False]
    assert (one.rows[0].cells[0].rows, one.rows[0].cells[1].columns) == (2, 2)


def test_gaps_before_and_after(tmp_path: Path) -> None:
    content = table(
        row(cell("а"), cell("б"), cell("в")),
        row(cell("г"), properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
    )
    (one,) = tables(tmp_path, content)
    assert on_grid(one) == [["а", "б", "в"], ["·", "г", "·"]]


def test_a_row_wider_than_the_grid_that_is_told(tmp_path: Path) -> None:
    (one,) = tables(tmp_path, table(row(cell("а"), cell("б")), columns=1))
    assert on_grid(one) == [["а", "б"]]


def test_cells_of_old_files_merged_sideways(tmp_path: Path) -> None:
    content = table(row(cell("а", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("б")))
    (one,) = tables(tmp_path, content)
    assert on_grid(one) == [["а", "а", "б"]]


def test_a_table_in_a_cell(tmp_path: Path) -> None:
    outer, inner = tables(
        tmp_path, table(row(cell(table(row(cell("внутри"), cell("рядом")), columns=2) + p("под ней"))))
    )
    assert outer.rows[0].cells[0].text == "внутри\nрядом\nпод ней"
    assert str(inner.rows[0].cells[1].place) == "таблица 1, строка 1, ячейка 1, таблица 1, строка 1, ячейка 2"


def test_rows_and_cells_in_controls(tmp_path: Path) -> None:
    content = table(control(row(control(cell("а")), cell("б"))), row(cell("в"), cell("г")), columns=2)
    (one,) = tables(tmp_path, content)
    assert on_grid(one) == [["а", "б"], ["в", "г"]]


def test_deleted_and_hidden_rows_and_cells_go(tmp_path: Path) -> None:
    content = table(
        row(cell("а"), cell("б", changed("cellDel", ""))),
        row(cell("было"), properties=changed("del", "")),
        row(cell("тайна"), properties="<w:hidden/>"),
        row(cell("стало"), properties=changed("ins", "")),
        columns=1,
    )
    read = document(tmp_path, content)
    (one,) = (block for block in read.blocks if isinstance(block, Table))
    assert on_grid(one) == [["а"], ["стало"]]
    assert [(d.code.id, d.message, d.location.part) for d in read.diagnostics] == [
        ("ШД681", "ячейка удалена исправлением, не взята: «б»", "таблица 1, строка 1, ячейка 2"),
        ("ШД681", "строка удалена исправлением, не взята: «было»", "таблица 1, строка 2"),
        ("ШД682", "скрытая строка таблицы оставлена: «тайна»", "таблица 1, строка 3"),
    ]


def test_a_deleted_table_is_gone(tmp_path: Path) -> None:
    read = document(tmp_path, table(row(cell("было"), properties=changed("del", ""))) + p("а"))
    assert [type(block).__name__ for block in read.blocks] == ["Paragraph", "SectionBreak"]


def test_words_under_a_merged_cell_are_told(tmp_path: Path) -> None:
    content = table(row(cell("а", BEGUN)), row(cell("под ней", GOES_ON)), columns=1)
    read = document(tmp_path, content)
    assert [(d.code.id, d.message) for d in read.diagnostics] == [
        ("ШД688", "текст закрыт объединённой ячейкой, не взят: «под ней»")
    ]


def test_a_clause_under_a_merged_cell_is_not_counted(tmp_path: Path) -> None:
    one = p("", numbered(1, 0))
    content = table(row(cell(one, BEGUN)), row(cell(one, GOES_ON)), row(cell(one)), columns=1)
    read = document(tmp_path, content + p("конец"), numbering=abstract(0, level(0)) + num(1, 0))
    (told,) = (block for block in read.blocks if isinstance(block, Table))
    assert on_grid(told) == [["1.\t"], ["1.\t"], ["2.\t"]]
    assert codes(read) == ["ШД683"]


def test_a_merge_without_its_beginning_is_a_cell(tmp_path: Path) -> None:
    content = table(row(cell("а", GOES_ON), cell("б", BEGUN + span(2))), row(cell("в"), cell("г", GOES_ON), cell("д")))
    read = document(tmp_path, content)
    (one,) = (block for block in read.blocks if isinstance(block, Table))
    assert on_grid(one) == [["а", "б", "б"], ["в", "г", "д"]]
    assert codes(read) == ["ШД690", "ШД690"]


def test_words_between_cells_are_told(tmp_path: Path) -> None:
    content = table(p("между строк") + row(cell("а") + p("между ячеек")))
    read = document(tmp_path, content)
    assert [(d.code.id, d.message) for d in read.diagnostics] == [
        ("ШД680", "слова стоят в таблице вне ячеек, не взяты: «между строк»"),
        ("ШД680", "слова стоят в таблице вне ячеек, не взяты: «между ячеек»"),
    ]


def test_the_nonsense_of_a_damaged_span_costs_nothing(tmp_path: Path) -> None:
    (one,) = tables(tmp_path, table(row(cell("а", span(999_999_999)), cell(r("б") and "б", span(-3))), columns=2))
    assert on_grid(one) == [["а", "б"]]


def test_widths_of_the_grid(tmp_path: Path) -> None:
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="wide"/><w:gridCol/></w:tblGrid>'
    content = f"<w:tbl><w:tblPr/>{grid}{row(cell('а'), cell('б'), cell('в'))}</w:tbl>"
    (one,) = tables(tmp_path, content)
    assert one.widths == (1000, 0, 0)
