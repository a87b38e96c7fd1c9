"""Names in cases: a form that is missing or not agreed to is settled on a screen of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.page.start.reading import filled, hidden, links, words
from tests.small_workspace import SmallWorkspace, section

OpenWindow = Callable[[Path], TestClient]


@pytest.fixture
def space(small: SmallWorkspace) -> SmallWorkspace:
    """A program that prints a form of a party's name which nobody has written."""
    small.program("parties: [{id: centre, name: Центр}]", section("Нет {{ parties.centre | case('родительный') }}."))
    assert small.codes() == ["ШД800"]
    return small


def test_a_missing_form_is_no_dead_end(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    screen = window.get("/p/small/remarks")
    assert links(screen)["Проверить форму"] == "/p/small/names"
    assert "glossary.yaml" not in words(screen).partition("Что сделать")[2]
    form = window.get("/p/small/names")
    assert set(filled(form)) == {"Центр|genitive"}
    answer = window.post("/p/small/names", data={**hidden(form), "Центр|genitive": " Центра "})
    assert "Записано" in words(answer)
    assert "проверены" in words(answer)
    assert space.codes() == []


def test_an_emptied_form_is_not_agreed_to(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    answer = window.post("/p/small/names", data={**hidden(window.get("/p/small/names")), "Центр|genitive": ""})
    assert "Записано" not in words(answer)
    assert not (space.root / "glossary.yaml").exists()


@pytest.mark.parametrize("field", ["Центр", "Центр|vocative", "Центр|nominative|x"])
def test_a_field_of_another_form_writes_nothing(space: SmallWorkspace, open_window: OpenWindow, field: str) -> None:
    open_window(space.root).post("/p/small/names", data={"seen": "", field: "Центра"})
    assert not (space.root / "glossary.yaml").exists()
