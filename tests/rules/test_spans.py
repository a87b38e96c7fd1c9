"""ШД630, ШД631: written cells that reach over others stay inside their table and hide no text."""

import pytest

from tests.small_workspace import SmallWorkspace

TABLE = """
tables:
- id: t
  rows: cells
  columns: [{{field: a, title: А}}, {{field: b, title: Б}}, {{field: c, title: В}}]
  records:
{}
"""


def rows(*records: str) -> str:
    return TABLE.format("\n".join(f"  - {{id: r{n}, {record}}}" for n, record in enumerate(records)))


@pytest.mark.parametrize(
    ("records", "told"),
    [
        (["cells: {a: x}, across: {a: 40}"], "40, а от неё до края таблицы: 3"),
        (["cells: {a: x}, across: {a: 0}"], "0, а"),
        (["cells: {a: x, b: y}, across: {b: 3}"], "до края таблицы: 2"),
        (["cells: {a: x}, down: {a: 2}"], "строк: 2, а от неё до края таблицы: 1"),
        (["cells: {b: x}, down: {b: 2}", "cells: {a: y}, across: {a: 2}"], "на место ячейки «b» сверху"),
        (["cells: {b: x}, down: {b: 2}", "span: true, cells: {a: y}"], "«b»"),
    ],
)
def test_a_cell_that_reaches_out_of_its_table(records: list[str], told: str, small: SmallWorkspace) -> None:
    small.program(rows(*records))
    assert told in small.only("ШД630").message


@pytest.mark.parametrize(
    "records",
    [
        ["cells: {a: x, b: y}, across: {a: 2}"],
        ["cells: {a: x}, down: {a: 2}", "cells: {a: y, b: z}"],
        ["span: true, cells: {a: x, b: y}"],
    ],
)
def test_a_text_under_another_cell(records: list[str], small: SmallWorkspace) -> None:
    small.program(rows(*records))
    assert "не попадёт" in small.only("ШД631").message


def test_cells_that_fit(small: SmallWorkspace) -> None:
    small.program(rows("cells: {a: x, c: z}, across: {a: 2}", "cells: {a: x, b: y}, down: {a: 2}", "cells: {b: z}"))
    assert not [one for one in small.found() if one.code.id in ("ШД630", "ШД631")]
