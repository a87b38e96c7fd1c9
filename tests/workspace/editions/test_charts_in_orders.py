"""A chart and an amending order: no sentence changes a picture, so its document is laid out anew; that is proven."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from shnor_docs.workspace.editions.amending import Wanted, amend
from shnor_docs.workspace.editions.comparing import order_table
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import PROGRAM, approved, change

CHARTED = PROGRAM.replace(
    "text: Текст программы.}", 'text: "Первый абзац.\\n\\n{{ charts.years }}\\n\\nТретий абзац."}'
)
VALUES = """
indicators:
- id: vpr_math
  actuals: {2020: 12.5, 2021: 18}
charts:
- {id: years, title: Динамика, indicators: [vpr_math]}
"""
ROADMAP = """
roadmap:
  groups:
  - id: work
    title: Работа
    items:
    - {id: first, text: Первая мера, deadline: 2021, result: Итог}
    - {id: second, text: Вторая мера, deadline: 2021, result: Итог}
"""


@pytest.fixture
def charted(small: SmallWorkspace) -> SmallWorkspace:
    small.program(CHARTED, VALUES, ROADMAP)
    approved(small)
    return small


def clauses(small: SmallWorkspace) -> str:
    drafted = amend(small.open(), "small", Wanted())
    return small.text(drafted.document)


def test_a_number_of_a_chart_lays_its_document_out_anew(charted: SmallWorkspace) -> None:
    change(charted, "2021: 18", "2021: 81")
    assert "изложить в новой редакции" in clauses(charted)
    assert [code for code in charted.codes() if code.startswith("ШД78")] == []


def test_a_text_beside_a_chart_is_changed_by_words(charted: SmallWorkspace) -> None:
    change(charted, "Третий абзац", "Последний абзац")
    told = clauses(charted)
    assert "«Третий» заменить" in told
    assert "изложить в новой редакции" not in told


def test_the_table_beside_an_order_names_the_chart(charted: SmallWorkspace) -> None:
    change(charted, "2021: 18", "2021: 81")
    drafted = amend(charted.open(), "small", Wanted())
    table = docx.Document(BytesIO(order_table(charted.open(), "small", drafted.order))).tables[0]
    told = [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]
    row = next(row for row in told if "Диаграмма «Динамика»" in row[0] or "Диаграмма «Динамика»" in row[1])
    assert "2021, Доля школ с динамикой ВПР по математике – 18 %" in " ".join(row)
    assert "2021, Доля школ с динамикой ВПР по математике – 81 %" in " ".join(row)
