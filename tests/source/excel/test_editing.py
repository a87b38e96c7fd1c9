from pathlib import Path

import pytest

from shnor_docs.source.excel import excel_edits, write_excel
from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml.edits import edited
from tests.source.excel.building import content, loaded
from tests.source.excel.test_reading import with_cells

ROADMAP = """\
# План на два года
title: План

groups:
- id: first
  title: Первая   # как в источнике
  items:
  - id: visit
    text: >-
      Выезды
      в школы
    deadline: "июль–август 2021"
    responsible: [centre]   # ИМЦ
    execution: {31.03.2021: 50}
  # второе мероприятие
  - id: report
    text: Отчёт
    tasks: []
    money:
      local:
        2021: 5,50
- id: second
  title: Вторая
  items:
  - id: last
    text: Итоги
"""
INDICATORS = """\
# Показатели
- id: math
  targets:
    2021: не менее 30 %
    2022: ">= 50 %"
- id: visits
  evidence: Отчёт
"""
SOURCES = {"roadmap": ROADMAP, "indicators": INDICATORS}


def plain(text: str) -> object:
    from shnor_docs.source.records.loading import plain
    from shnor_docs.source.yaml.tree import read_node

    node, found = read_node(SourceText(Path("a.yaml"), "a.yaml", text))
    assert node is not None
    assert found == []
    return plain(node)


def after(field: str, change: dict[str, object]) -> tuple[str, object, object]:
    """The YAML after edits of the cells, what it means then, and what the workbook means."""
    text = SOURCES[field]
    written = content(**{field: plain(text)})
    [data] = write_excel(written).values()
    value, found = loaded(field, with_cells(data, change))
    assert found == []
    source = SourceText(Path(f"{field}.yaml"), f"{field}.yaml", text)
    new = edited(text, excel_edits(field, source, getattr(written.program, field), value))
    return new, getattr(content(**{field: plain(new)}).program, field), value


def line_changes(old: str, new: str) -> list[str]:
    import difflib

    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line for line in lines if line.startswith(("+", "-"))]


@pytest.mark.parametrize("field", SOURCES)
def test_without_edits_the_yaml_stays_byte_for_byte(field):
    assert after(field, {})[0] == SOURCES[field]


@pytest.mark.parametrize(
    ("field", "change", "lines"),
    [
        ("roadmap", {"Мероприятие@report": "Отчёт школ"}, ["-     text: Отчёт", "+     text: Отчёт школ"]),
        ("roadmap", {"Мероприятие@first": "Другая"}, ["-   title: Первая   # как в источнике",
                                                      "+   title: Другая   # как в источнике"]),
        ("roadmap", {"Ожидаемый результат@last": "Справка"}, ["+     result: Справка"]),
        ("roadmap", {"Задачи@report": "support"}, ["-     tasks: []", "+     tasks: [support]"]),
        ("roadmap", {"Исполнители@visit": "МКУ «ИМЦ»\nРуководители ОО"},
         ["-     responsible: [centre]   # ИМЦ", "+     responsible: [centre, heads]   # ИМЦ"]),
        ("roadmap", {"Исполнение, % на отчётную дату: 31.03.2021@visit": 70},
         ["-     execution: {31.03.2021: 50}", "+     execution: {31.03.2021: 70}"]),
        ("roadmap", {"Срок исполнения@visit": None}, ['-     deadline: "июль–август 2021"']),
        ("indicators", {"Целевые значения по периодам: 2022@math": ">= 60 %"},
         ['-     2022: ">= 50 %"', '+     2022: ">= 60 %"']),
        ("indicators", {"Фактические значения по периодам: 2021@visits": 12.5},
         ["+   actuals:", '+     2021: 12.5']),
    ],
)  # fmt: skip
def test_an_edited_cell_changes_its_lines_only(field, change, lines):
    new, means, wanted = after(field, change)
    assert means == wanted
    assert line_changes(SOURCES[field], new) == lines


def test_rows_removed_added_and_moved_are_carried_over(tmp_path):
    rows = [["группа", "second", "Вторая"], ["мероприятие", "fresh", "Новое"], ["мероприятие", "report", "Отчёт"],
            ["группа", "first", "Первая"]]  # fmt: skip
    from shnor_docs.model.roadmap import Roadmap

    groups: list[dict] = []
    for kind, id_, text in rows:
        if kind == "группа":
            groups.append({"id": id_, "title": text, "items": []})
        else:
            groups[-1]["items"].append({"id": id_, "text": text})
    wanted = Roadmap.model_validate({"title": "План", "groups": groups})
    before = content(roadmap=plain(ROADMAP)).program.roadmap
    source = SourceText(Path("roadmap.yaml"), "roadmap.yaml", ROADMAP)
    new = edited(ROADMAP, excel_edits("roadmap", source, before, wanted))
    assert new.startswith("# План на два года\n")
    assert Roadmap.model_validate(plain(new)) == wanted


def test_a_field_inside_program_yaml_is_edited_there():
    text = "title: Программа\nindicators:\n- id: math\n  note: а\n"
    before = content(indicators=[{"id": "math", "note": "а"}]).program.indicators
    wanted = content(indicators=[{"id": "math", "note": "б"}]).program.indicators
    source = SourceText(Path("program.yaml"), "program.yaml", text)
    assert edited(text, excel_edits("indicators", source, before, wanted)) == text.replace("note: а", "note: б")
