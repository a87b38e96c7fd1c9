"""An act from its letterhead to its signature."""

from typing import Any

import pytest

from shnor_docs.importing.orders import order_of
from shnor_docs.importing.orders.requisites import day_in, name_in, requisites_of
from tests.importing.papers_by_hand import ORDER, paragraph


def read(*lines: str) -> Any:
    return order_of([paragraph(line.lstrip("=*"), place=n) for n, line in enumerate(lines, 1)], "approval")


def test_a_whole_order() -> None:
    found = read(*ORDER)
    record = found.record
    assert found.issuer == ("Управление образования администрации Лесного района",)
    assert {key: record[key] for key in ("date", "number", "place")} == {
        "date": "05.11.2019",
        "number": "17-од",
        "place": "г. Лесной",
    }
    assert record["title"].startswith("Об утверждении")
    assert record["preamble"].endswith("№ 273-ФЗ,")
    assert [clause["text"][:8] for clause in record["clauses"]] == ["Утвердит", "Центру о", "Контроль"]
    assert record["clauses"][1]["clauses"][0]["text"] == "сопровождать школы;"
    assert record["signature"] == {"post": "Начальник управления", "name": "А.А. Лесная"}
    assert not found.questions


def test_numbers_that_do_not_follow_are_written() -> None:
    record = read(
        "ПРИКАЗ", "О планах", "приказываю:", "1. Первое.", "3. Третье.", "а) внутри;", "Директор И.И. Иванов"
    ).record
    assert [clause.get("number") for clause in record["clauses"]] == [None, "3."]
    assert record["clauses"][1]["clauses"][0]["number"] == "а)"


def test_what_is_missing_is_asked() -> None:
    found = read("ПРИКАЗ", "О планах", "В целях учёбы", "приказываю:", "1. Первое.")
    assert {question.about.split(".")[-1] for question in found.questions} == {"date", "number", "signature"}


def test_visas_below_the_signature_are_listed() -> None:
    found = read(*ORDER, "С приказом ознакомлены: Петров П.П.")
    assert [left.text for left in found.left] == ["С приказом ознакомлены: Петров П.П."]


def test_a_paper_without_a_command_is_no_order() -> None:
    assert read("ПРИКАЗ", "О планах", "1. Первое.") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("от «23» сентября 2021 года № 401/1", "23.09.2021"),
        ("5 ноября 2019 г.", "05.11.2019"),
        ("05.11.2019", "05.11.2019"),
        ("31.02.2020", ""),
        ("в 2020 году", ""),
    ],
)
def test_days(text: str, day: str) -> None:
    assert day_in(text) == day


def test_requisites_in_a_line() -> None:
    found = requisites_of("27.08.2021 № 248 пгт. Серышево")
    assert found
    assert (found.date, found.number, found.place) == ("27.08.2021", "248", "пгт. Серышево")
    assert requisites_of("На основании приказа от 27.08.2021 № 248") is None


@pytest.mark.parametrize("text", ["Ректор В.П. Никольский", "Директор Лесная А. А.", "Начальник А.Б. Кара-оол"])
def test_names_that_sign(text: str) -> None:
    assert name_in(text) == text.partition(" ")[2]
