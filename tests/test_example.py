"""The example of another municipality works: other tables, plan and kinds by YAML alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from shnor_docs.documents.tree import Document, Kind, Unit, walk
from shnor_docs.rendering import check_template
from shnor_docs.workspace import Workspace, Written
from shnor_docs.workspace.templates import shape_for
from tests.small_workspace import lines_of

DOCS = Path(__file__).parent.parent / "docs"
EXAMPLE = DOCS / "examples" / "zarechny"
PROGRAM = "zarechny-2024-2026"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {document.id: document for document in Workspace(EXAMPLE).documents(PROGRAM)}


def text(document: Document) -> str:
    return "\n".join(lines_of(document.root)).replace("\u00a0", " ")


def table(document: Document, table_id: str) -> list[list[str]]:
    found = next(unit for unit in walk(document.root) if unit.kind is Kind.TABLE and unit.id == table_id)
    return [[" ".join(_cell(cell)).replace("\u00a0", " ") for cell in row.children] for row in found.children]


def _cell(cell: Unit) -> Iterator[str]:
    return (unit.plain for unit in walk(cell) if unit.text)


def test_the_example_has_nothing_to_mend() -> None:
    assert Workspace(EXAMPLE).validate() == []


def test_every_document_is_written(tmp_path: Path, documents: dict[str, Document]) -> None:
    results = list(Workspace(EXAMPLE).render(out=tmp_path))
    assert len(results) == len(documents) == 9
    assert all(isinstance(result, Written) for result in results)


def test_the_template_that_an_official_made_is_sound() -> None:
    template = "templates/docx/letter.docx"
    assert check_template(EXAMPLE / template, shape_for(str(EXAMPLE), "letter.docx", None)) == []


def test_a_passport_of_other_fields(documents: dict[str, Document]) -> None:
    rows = {row[0]: row[1] for row in table(documents["program"], "passport")}
    assert {"Соисполнители", "Этапы и сроки реализации", "Объёмы и источники финансирования"} <= rows.keys()
    assert rows["Объёмы и источники финансирования"].startswith(
        "Общий объём финансирования – 4 127,5 тыс. рублей, в том числе 2024 год – 1 200,0, 2025 год – 1 577,5"
    )
    assert "II этап – основной (III квартал 2024 г. – II квартал 2026 г.)" in rows["Этапы и сроки реализации"]


def test_each_indicator_has_its_own_whole(documents: dict[str, Document]) -> None:
    calendar = table(documents["indicators"], "tables.calendar_targets")
    academic = table(documents["indicators"], "tables.academic_targets")
    rows = {row[1]: row for row in (*calendar, *academic) if len(row) > 5}
    last, summed, mean = (
        next(row[-4:] for name, row in rows.items() if name.startswith(start))
        for start in ("Доля школ с положительной", "Количество педагогов", "Доля школ, которые")
    )
    assert (last, summed, mean) == (["50", "66", "83", "83"], ["24", "30", "30", "84"], ["80", "100", "100", "93,3"])
    assert next(row for name, row in rows.items() if "группы риска" in name)[-4:] == ["60", "75", "90", "75,0"]


def test_indicators_have_units_weights_and_the_base_period(documents: dict[str, Document]) -> None:
    head, _, task, first, *_, total = table(documents["indicators"], "tables.calendar_targets")
    assert head[2:5] == ["Единица измерения", "Вес показателя", "Источник информации"]
    assert head[5:7] == ["Базовый период, 2023 год", "Минимальное значение"]
    assert task == ["Задача 1: устранить профессиональные дефициты педагогов школ программы"]
    assert first[2:7] == ["%", "0,3", "ФИС ОКО", "33,3", "30"]
    assert total[:2] == ["Итого", "0,8"]


def test_the_plan_has_the_columns_that_its_document_chose(documents: dict[str, Document]) -> None:
    head, under, *rows = table(documents["roadmap"], "roadmap")
    assert under == ["начала", "окончания"]
    assert head[2] == "Уровень" and head[-1] == "Всего, тыс. рублей"
    levels = {row[2]: row for row in rows if len(row) == 9}
    assert list(levels) == ["Федерация", "Округ", "Регион", "Школа"]
    assert levels["Федерация"][3:5] == ["I квартал 2024 г.", "I квартал 2024 г."]
    assert levels["Школа"][3:5] == ["02.09.2024", "25.05.2026"]
    assert levels["Регион"][-1] == "1 677,5"
    assert rows[-1] == ["Итого", "3 677,5"]


def test_money_by_source_and_year_adds_up(documents: dict[str, Document]) -> None:
    *_, total = table(documents["program"], "tables.plan_money")
    assert total == ["Итого", "600,0", "700,0", "700,0", "450,0", "727,5", "500,0", "3 677,5"]


def test_deadlines_by_level(documents: dict[str, Document]) -> None:
    rows = {row[0]: row[2:] for row in table(documents["levels"], "tables.plan_levels")}
    assert rows["1.1"] == ["I квартал 2024 г."]
    assert rows["1.2"] == ["–", "01.02.2024", "До 30.04.2024", "Февраль–март 2024 г."]


@pytest.mark.parametrize(
    ("document", "count"), [("letter", 0), ("regulation", 1), ("roadmap", 2), ("indicators", 3), ("program", 4)]
)
def test_one_to_four_approvals(documents: dict[str, Document], document: str, count: int) -> None:
    assert len(re.findall("СОГЛАСОВАНО|РАССМОТРЕНО", text(documents[document]))) == count


@pytest.mark.parametrize(
    ("document", "mark"),
    [
        ("program", "Приложение № 1\nУТВЕРЖДЕНА\nприказом"),
        ("regulation", "Приложение № 2\nУТВЕРЖДЕНО\nприказом"),
        ("roadmap", "Приложение № 3\nУТВЕРЖДЁН\nприказом"),
        ("indicators", "Приложение № 4\nУТВЕРЖДЕНЫ\nприказом"),
        ("visit_report", "Приложение № 1\nк Положению о кураторе школы\n"),
        ("visit_schedule", "Приложение № 2\nк Положению о кураторе школы\n"),
    ],
)
def test_marks_of_appendices(documents: dict[str, Document], document: str, mark: str) -> None:
    assert text(documents[document]).startswith(mark)


@pytest.mark.parametrize(
    ("document", "mention"),
    [
        ("order", "план мероприятий («дорожную карту») (приложение № 3);"),
        ("order", "по форме согласно приложению № 1 к Положению о кураторе школы."),
        ("regulation", "по форме согласно приложению № 1."),
        ("regulation", "мероприятия «дорожной карты» (приложение № 3 к приказу)."),
        ("visit_schedule", "вносит в отчёт (приложение № 1 к Положению о кураторе школы)"),
        ("letter", "в приложении № 1 к Положению о кураторе школы."),
    ],
)
def test_a_reference_finds_the_right_appendix(documents: dict[str, Document], document: str, mention: str) -> None:
    assert mention in text(documents[document])


def test_contents_list_the_sections(documents: dict[str, Document]) -> None:
    entries = [unit.plain for unit in documents["program"].slot("contents").children]
    assert entries == [unit.plain for unit in documents["program"].slot("body").children]
    assert entries[0] == "Паспорт программы"


def test_a_letter_has_the_parts_that_its_kind_declares(documents: dict[str, Document]) -> None:
    letter = documents["letter"]
    addressee = [unit.plain for unit in letter.slot("addressee").children]
    assert addressee == ["Руководителям общеобразовательных организаций", "Зареченского муниципального округа"]
    assert letter.slot("reference").plain == "На №\u00a0________ от ________"
    assert "приказом от 15 января 2024 г. № 17-ОД утверждена" in text(letter)
