"""What places of a program are called."""

from __future__ import annotations

import pytest

from shnor_docs.lifecycle.naming import place_in_words
from tests.small_workspace import SmallWorkspace

PROGRAM = """\
facts: [{id: schools, name: Школы района, value: 15}]
schools: []
indicators: [{id: vpr_math, targets: {2021: 5 %}}]
documents:
- {id: text, kind: program, sections: [{id: one, title: Анализ, file: one.md}, {id: two, file: two.md}]}
"""
ROADMAP = "groups: [{id: work, title: Работа, items: [{id: one, text: Мера, deadline: 2021}]}]"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("facts.schools.value", "число «Школы района»: значение"),
        ("roadmap.groups.work.items.one.deadline", "мероприятие 1.1: срок исполнения"),
        ("municipality.genitive", "муниципальное образование, родительный падеж"),
        ("schools", "школы"),
        ("one.md", "раздел «Анализ»"),
        ("two.md", "раздел"),
    ],
)
def test_a_place_is_told_by_its_record(small: SmallWorkspace, place: str, expected: str) -> None:
    small.program(PROGRAM)
    small.write("programs/small/roadmap.yaml", ROADMAP)
    for name in ("one.md", "two.md"):
        small.write(f"programs/small/{name}", "Текст.")
    content = small.open().load("small").content
    assert content is not None
    assert place_in_words(content, place) == expected


def test_an_indicator_is_told_by_its_name_in_the_catalogue(small: SmallWorkspace) -> None:
    small.program(PROGRAM)
    content = small.open().load("small").content
    assert content is not None
    found = place_in_words(content, "indicators.vpr_math.targets")
    assert found == f"показатель «{content.catalogue['vpr_math'].name}»: целевые значения по периодам"
