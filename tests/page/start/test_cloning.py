"""A copy for a new period, shown before it is made; and what its source has become since."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.page.start.reading import filled, words
from tests.small_workspace import SmallWorkspace

OpenWindow = Callable[[Path], TestClient]
PROGRAM = """\
facts: [{id: schools, name: Школы района, value: 15}]
documents: [{id: text, kind: program, sections: [{id: one, text: Текст.}]}]
"""
ROADMAP = """\
groups:
- id: work
  title: Работа
  items:
  - {id: first, text: Первая мера, deadline: май 2021, result: Итог}
"""


@pytest.fixture
def space(small: SmallWorkspace) -> SmallWorkspace:
    small.program(PROGRAM)
    small.write("programs/small/roadmap.yaml", ROADMAP)
    return small


def test_the_next_period_is_proposed(space: SmallWorkspace, open_window: OpenWindow) -> None:
    screen = open_window(space.root).get("/p/small/clone")
    assert filled(screen)["period"] == "2023–2025"
    assert "Понято: 2023–2025 годы" in words(screen)


def test_what_would_be_left_to_decide_is_shown_before_anything_is_made(
    space: SmallWorkspace, open_window: OpenWindow
) -> None:
    shown = words(open_window(space.root).post("/p/small/clone/preview", data={"period": "2023-2025", "keep": "all"}))
    assert "Останется решить: 1" in shown
    assert "число из прежней программы: уточните" in shown
    assert space.open().programs == ("small",)


def test_a_copy_is_made(space: SmallWorkspace, open_window: OpenWindow) -> None:
    begun = open_window(space.root).post("/p/small/clone", data={"period": "2023-2025", "keep": "all"})
    assert "Программа составлена" in words(begun)
    (copy,) = set(space.open().programs) - {"small"}
    program = space.open().content(copy).program
    assert str(program.period) == "2023–2025"
    assert copy.endswith("-2023-2025")


def test_a_second_copy_for_the_same_years_is_another_program(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    for _ in range(2):
        window.post("/p/small/clone", data={"period": "2023-2025", "keep": "all"})
    assert len(space.open().programs) == 3


@pytest.mark.parametrize("period", ["", "2023-2021", "скоро"])
def test_a_period_that_is_none_is_refused(space: SmallWorkspace, open_window: OpenWindow, period: str) -> None:
    window = open_window(space.root)
    for address in ("/p/small/clone/preview", "/p/small/clone"):
        assert window.post(address, data={"period": period}).status_code == 422
    assert space.open().programs == ("small",)


def test_a_program_with_errors_is_not_copied(space: SmallWorkspace, open_window: OpenWindow) -> None:
    space.program("goals: 5")
    assert open_window(space.root).post("/p/small/clone", data={"period": "2023-2025"}).status_code == 422


def copied(space: SmallWorkspace, window: TestClient) -> str:
    window.post("/p/small/clone", data={"period": "2023-2025", "keep": "all"})
    (copy,) = set(space.open().programs) - {"small"}
    return copy


def test_a_source_that_has_not_changed(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    copy = copied(space, window)
    assert "обновлять нечего" in words(window.get(f"/p/{copy}/update/changes"))


def test_what_the_source_has_become_is_shown_then_taken(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    copy = copied(space, window)
    path = space.root / "programs" / copy / "roadmap.yaml"
    before = path.read_bytes()
    space.write("programs/small/roadmap.yaml", ROADMAP.replace("Первая мера", "Новая мера"))
    assert f'hx-get="/p/{copy}/update/changes"' in window.get(f"/p/{copy}/update").text
    assert "«Первая мера» → «Новая мера»" in words(window.get(f"/p/{copy}/update/changes"))
    assert path.read_bytes() == before
    window.post(f"/p/{copy}/update", data={"person": "А. П. Иванова"})
    assert "Новая мера" in path.read_text(encoding="utf-8")


def test_what_stood_before_an_update_can_be_returned_to(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    copy = copied(space, window)
    path = space.root / "programs" / copy / "roadmap.yaml"
    before = path.read_bytes()
    space.write("programs/small/roadmap.yaml", ROADMAP.replace("Первая мера", "Новая мера"))
    assert "сначала сохранится в историю" in words(window.get(f"/p/{copy}/update/changes"))
    history = window.post(f"/p/{copy}/update", data={"person": "А. П. Иванова"})
    assert "Обновлено из источника" in words(history)
    assert path.read_bytes() != before
    (way,) = set(re.findall(r"/return\?to=(\w+)", history.text))
    window.post(f"/p/{copy}/return", data={"to": way, "person": "А. П. Иванова"})
    assert path.read_bytes() == before


def test_a_program_that_is_no_copy_has_nothing_to_update(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    assert window.get("/p/small/update/changes").status_code == 422
    assert window.post("/p/small/update").status_code == 422
