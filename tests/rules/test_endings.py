"""ШД830: an ending after a number that is longer than official papers print."""

from __future__ import annotations

import pytest

from tests.small_workspace import SmallWorkspace, section


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Для 5-ых классов.", "5-х"),
        ("До 5-ого класса.", "5-го"),
        ("На 1-ый этап.", "1-й"),
        ("Во 2-ой школе.", "2-й"),
        ("Со 2-ым этапом.", "2-м"),
        ("Перед 2-ыми классами.", "2-ми"),
        ("За 3-юю часть.", "3-ю"),
        ("В 90-ые годы.", "90-е"),
    ],
)
def test_a_long_ending(small: SmallWorkspace, text: str, short: str) -> None:
    small.program(section(text))
    diagnostic = small.only("ШД830")
    assert not diagnostic.is_error
    assert diagnostic.hint == f"пишите «{short}»"


def test_its_place(small: SmallWorkspace) -> None:
    small.write("programs/small/sections/one.md", "Первая строка.\n\nДля 10-ых классов.\n")
    small.program("documents: [{id: a, kind: program, sections: [{id: one, file: sections/one.md}]}]")
    place = small.only("ШД830").location
    assert (place.line, place.column, place.end_column) == (3, 5, 10)


@pytest.mark.parametrize(
    "text",
    [
        "5-й, 20-х, 1-го, 2-му, 11-летний, 8-часовой, 5-балльная",
        'приказ "О 5-ых классах"',
        "приказ «О 5-ых классах»",
        "https://a.ru/5-ых",
        "ГИА-9 и п. 2.1-ое",
    ],
)
def test_what_is_no_long_ending(small: SmallWorkspace, text: str) -> None:
    small.program(section(text))
    assert [found.code.id for found in small.open().validate()] == []
