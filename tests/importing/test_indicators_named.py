"""Indicators that lists and cells name amid a text."""

from shnor_docs.importing.prose import markdown
from shnor_docs.importing.statements.in_cells import named_in_cells
from shnor_docs.importing.statements.indicators import indicators_named, with_references
from shnor_docs.importing.tables.known import Known
from tests.importing.papers_by_hand import paragraph
from tests.importing.tables.sheets import table


def test_indicators_that_a_list_names() -> None:
    lines = [
        "1. Доля школ, где растут результаты;",
        "2. количество учителей на курсах;",
        "3. Наличие приказа.",
        "4. Прочее.",
    ]
    blocks = [paragraph(text, place=n) for n, text in enumerate(lines, 1)]
    found = indicators_named("Целевые показатели", blocks, Known())
    assert found
    assert [entry["name"] for entry in found.records.catalogue] == [
        "Доля школ, где растут результаты",
        "Количество учителей на курсах",
        "Наличие приказа",
    ]
    first, second, third = (entry["id"] for entry in found.records.catalogue)
    assert with_references(markdown(found.blocks)) == (
        f"1. {{{{ indicators.{first}.name }}}};\n2. {{{{ indicators.{second}.name | lower }}}};\n"
        f"3. {{{{ indicators.{third}.name }}}}.\n4. Прочее."
    )
    assert indicators_named("Цели", blocks, Known()) is None


def test_targets_and_proofs_behind_names() -> None:
    lines = [
        "1. Доля учителей на курсах – не менее 70 %.",
        "2. Доля школ с программами (100 %);",
        "3. Наличие приказа о группе (документ).",
        "4. Доля школ с ростом по чтению (8 класс)",
        "5. Созданы группы наставников в школах",
        "6. Доля школ, где низкие результаты, 30 % и более",
    ]
    found = indicators_named("Показатели", [paragraph(text, place=n) for n, text in enumerate(lines, 1)], Known())
    assert found
    names = [str(entry["name"]) for entry in found.records.catalogue]
    assert names == [
        "Доля учителей на курсах",
        "Доля школ с программами",
        "Наличие приказа о группе",
        "Доля школ с ростом по чтению (8 класс)",
        "Созданы группы наставников в школах",
        "Доля школ, где низкие результаты",
    ]
    uses = found.records.program["indicators"]
    assert isinstance(uses, list)
    assert [one.get("target") for one in uses] == ["не менее 70 %", "100 %", None, None, None, None]
    first = uses[0]["id"]
    text = with_references(markdown(found.blocks))
    assert text.startswith(f"1. {{{{ indicators.{first}.name }}}} – {{{{ indicators.{first}.target }}}}.\n")
    assert text.endswith(".name }}, 30 % и более")


def test_a_target_that_is_another_one_stays_text() -> None:
    lines = ["- Доля школ с планами – 100 %;", "- Доля учителей на курсах – 50 %.", "- Наличие плана"]
    blocks = [paragraph(text, place=n) for n, text in enumerate(lines, 1)]
    first = indicators_named("Показатели", blocks, Known())
    assert first
    known = Known().after(first.records)
    again = indicators_named("Показатели", [paragraph("- Доля школ с планами – 90 %")], known, 1)
    assert again
    assert with_references(markdown(again.blocks)).endswith(".name }} – 90 %")


def test_indicators_in_the_cells_beside_their_label() -> None:
    sheet = table(
        ("Цель", ">2|Учить"),
        ("v3|Показатели, индикаторы", "Наличие плана", "Доля школ, в которых есть план"),
        ("Прочее", "Распространение лучших практик школ (число встреч)"),
        ("Курсы", "Количество учителей на курсах"),
        ("Итоги", ">2|Доля школ с планом растёт"),
    )
    found = named_in_cells(sheet, Known())
    assert found
    assert [entry["name"] for entry in found.records.catalogue] == [
        "Доля школ, в которых есть план",
        "Распространение лучших практик школ (число встреч)",
        "Количество учителей на курсах",
    ]
    assert named_in_cells(table(("Цель", "Доля школ"), ("Задачи", "Доля учителей")), Known()) is None
