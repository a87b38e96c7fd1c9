"""Tables of indicators, of the plan, of written cells."""

from shnor_docs.documents.headings import NAMES
from shnor_docs.documents.indicator_cells import INDICATOR_FIELDS
from shnor_docs.documents.tables import FIELDS
from shnor_docs.documents.tree import Kind, Unit
from shnor_docs.model.indicator import Indicator, IndicatorUse
from tests.small_workspace import SmallWorkspace, section

INDICATORS = """
indicators:
- {id: vpr_math, targets: {2021: "20 %", 2022: "40 %"}, baseline: {2020: "12,5"}}
- {id: schools_helped, targets: {2022: ">= 3 школы"}}
tables:
- id: targets
  columns:
  - {field: number, title: №}
  - {field: name, title: Показатель}
  - title: Значение
    columns: [{field: target, title: 2021 г., period: 2021}, {field: target, title: 2022 г., period: 2022}]
"""

PLAN = """
parties: [{id: centre, name: МКУ «ИМЦ»}, {id: heads, name: Руководители ОО}]
tasks: [{id: support, text: "поддержать школы {{ municipality.genitive }}"}]
roadmap:
  groups:
  - id: first
    title: Первая группа
    items:
    - {id: a, text: Семинар, deadline: август 2020, responsible: [centre, heads], tasks: [support]}
    - {id: b, text: "- выезды;\\n- встречи", deadline: ежегодно}
  - {id: second, title: Вторая группа, items: [{id: c, text: Итоги}]}
"""


def table(small: SmallWorkspace) -> Unit:
    return next(unit for unit in small.body() if unit.kind is Kind.TABLE)


def rows(small: SmallWorkspace) -> list[list[str]]:
    return [[cell.plain for cell in row.children] for row in table(small).children]


def test_indicators_with_a_header_of_two_levels(small: SmallWorkspace) -> None:
    small.program(INDICATORS, section("{{ tables.targets }}"))
    head, under, *body = rows(small)
    assert (head, under) == (["№", "Показатель", "Значение"], ["2021\u00a0г.", "2022\u00a0г."])
    assert body[0] == ["1", "Доля школ с динамикой ВПР по математике", "20", "40"]
    assert body[1] == ["2", "Количество школ с поддержкой", "–", "3"]
    assert [cell.span for cell in table(small).children[0].children] == [(1, 2), (1, 2), (2, 1)]


def test_a_plan_numbers_its_measures_within_groups(small: SmallWorkspace) -> None:
    small.program(PLAN, section("{{ roadmap }}"))
    kinds = [row.kind for row in table(small).children]
    assert kinds == [Kind.HEADER, Kind.GROUP, Kind.ROW, Kind.ROW, Kind.GROUP, Kind.ROW]
    assert [row.number for row in table(small).children if row.kind is Kind.ROW] == ["1.1", "1.2", "2.1"]
    assert [row.children[0].plain for row in table(small).children if row.kind is Kind.GROUP] == [
        "1. Первая группа",
        "2. Вторая группа",
    ]


def test_a_group_without_a_row_numbers_its_measures_from_one(small: SmallWorkspace) -> None:
    small.program(
        PLAN.replace("title: Первая группа", 'title: Первая группа\n    number: "-"'), section("{{ roadmap }}")
    )
    assert [row.kind for row in table(small).children] == [Kind.HEADER, Kind.ROW, Kind.ROW, Kind.GROUP, Kind.ROW]
    assert [row.number for row in table(small).children if row.kind is Kind.ROW] == ["1", "2", "2.1"]


def test_several_responsible_stand_on_lines_of_their_own(small: SmallWorkspace) -> None:
    small.program(PLAN, section("{{ roadmap }}"))
    row = table(small).children[2]
    assert [line.plain for line in row.children[3].children] == ["МКУ «ИМЦ»", "Руководители ОО"]
    assert row.children[2].plain == "Август 2020\u00a0г."


def test_a_list_inside_a_cell_stays_a_list(small: SmallWorkspace) -> None:
    small.program(PLAN, section("{{ roadmap }}"))
    (inner,) = table(small).children[3].children[1].children
    assert inner.kind is Kind.LIST
    assert [item.plain for item in inner.children] == ["выезды;", "встречи"]


def test_tasks_of_a_measure_print_their_values(small: SmallWorkspace) -> None:
    small.program(
        PLAN,
        "tables: [{id: t, rows: roadmap, columns: [{field: tasks, title: Задачи}]}]",
        section("{{ tables.t }}"),
    )
    assert "поддержать школы Лесного района" in small.text()


def test_a_deadline_common_to_levels_stands_once_across_their_columns(small: SmallWorkspace) -> None:
    small.program(
        """
        levels: [{id: region, name: Регион}, {id: town, name: Город}]
        roadmap:
          groups:
          - id: g
            title: Группа
            items:
            - {id: a, text: Вместе, deadline: август 2020}
            - {id: b, text: Порознь, deadlines: {region: май 2020, town: июнь 2020}}
        tables:
        - id: plan
          rows: roadmap
          columns:
          - {field: text, title: Мера}
          - title: Срок
            columns:
            - {field: deadline, level: region, title: Регион}
            - {field: deadline, level: town, title: Город}
        """,
        section("{{ tables.plan }}"),
    )
    together, apart = table(small).children[3:]
    assert [(c.plain, c.span) for c in together.children] == [
        ("Вместе", (1, 1)),
        ("Август 2020\u00a0г.", (2, 1)),
    ]
    assert [c.plain for c in apart.children] == ["Порознь", "Май 2020\u00a0г.", "Июнь 2020\u00a0г."]


def test_written_cells_reach_across_and_down(small: SmallWorkspace) -> None:
    small.program(
        """
        tables:
        - id: t
          rows: cells
          columns: [{field: a, title: А}, {field: b, title: Б}, {field: c, title: В}]
          records:
          - {id: wide, cells: {a: Во всю ширину}, span: true}
          - {id: one, cells: {a: Вниз, b: Вбок}, down: {a: 2}, across: {b: 2}}
          - {id: two, cells: {b: Два, c: Три}}
        """,
        section("{{ tables.t }}"),
    )
    wide, one, two = table(small).children[1:]
    assert (wide.kind, wide.children[0].span) == (Kind.GROUP, (3, 1))
    assert [(c.plain, c.span) for c in one.children] == [("Вниз", (1, 2)), ("Вбок", (2, 1))]
    assert [c.plain for c in two.children] == ["Два", "Три"]


def test_title_and_note_stand_around_the_table(small: SmallWorkspace) -> None:
    small.program(
        "tables: [{id: t, title: Таблица 1, note: Примечание., columns: [{field: name, title: И}]}]",
        "indicators: [{id: vpr_math}]",
        section("{{ tables.t }}"),
    )
    assert [unit.plain for unit in small.body() if unit.kind is Kind.PARAGRAPH] == [
        "Таблица 1",
        "Примечание.",
    ]


def test_a_table_without_a_header(small: SmallWorkspace) -> None:
    small.program(
        "tables: [{id: t, header: false, columns: [{field: name}]}]",
        "indicators: [{id: vpr_math}]",
        section("{{ tables.t }}"),
    )
    assert [row.kind for row in table(small).children] == [Kind.ROW]


def test_a_line_of_text_of_an_indicator_is_a_column_headed_by_its_title() -> None:
    lines = {name for record in (Indicator, IndicatorUse) for name, info in record.model_fields.items() if info.title}
    assert {"method", "source", "calculation", "note", "evidence"} <= set(INDICATOR_FIELDS) & lines
    assert {field for fields in FIELDS.values() for field in fields} <= NAMES.keys()


PASSPORT = """
passport: [{{id: name, title: Наименование, content: Программа}}]
documents:
- id: text
  kind: program
  {header}
  sections: [{{id: one, title: Паспорт, text: "{{{{ passport }}}}"}}]
"""


def test_a_passport_has_a_header_if_it_is_given_one(small: SmallWorkspace) -> None:
    small.program(PASSPORT.format(header="passport_header: [Раздел, Содержание]"))
    head, row = table(small).children
    assert (head.kind, [cell.plain for cell in head.children]) == (Kind.HEADER, ["Раздел", "Содержание"])
    assert [cell.plain for cell in row.children] == ["Наименование", "Программа"]
    small.program(PASSPORT.format(header="title: Программа"))
    assert [unit.kind for unit in table(small).children] == [Kind.ROW]


def test_a_header_of_a_passport_has_two_titles(small: SmallWorkspace) -> None:
    small.program(PASSPORT.format(header="passport_header: [Раздел]"))
    (problem,) = small.found()
    assert "в паспорте два столбца, а заголовков 1" in problem.message
