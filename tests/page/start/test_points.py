"""What is left to decide: a list that a person ticks off, and values of the source taken by a button."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from shnor_docs.workspace.clones.updating import update
from shnor_docs.workspace.versions import CloneOrder, clone_program
from tests.page.start.reading import links, words
from tests.small_workspace import SmallWorkspace

OpenWindow = Callable[[Path], TestClient]
PROGRAM = """\
facts: [{id: schools, name: Школы района, value: 15}]
goals: [{id: main, text: Повысить качество}]
documents: [{id: text, kind: program, sections: [{id: one, title: Анализ, file: one.md}]}]
"""
ROADMAP = """\
groups:
- id: work
  title: Работа
  items:
  - {id: first, text: Первая мера, deadline: май 2021, result: Итог}
"""
POINTS = """\
# Решив вопрос, удалите запись
- {place: facts.schools.value, note: уточните}
- {place: one.md, quote: В 2020 году, note: верно ли?}
- {place: goals.main.text, note: проверьте}
- {place: goals, note: добавьте}
- {place: risks.gone, note: впишите}
"""


@pytest.fixture
def space(small: SmallWorkspace) -> SmallWorkspace:
    small.program(PROGRAM)
    small.write("programs/small/one.md", "В 2020 году.\n")
    small.write("programs/small/roadmap.yaml", ROADMAP)
    small.write("programs/small/open_points.yaml", POINTS)
    return small


def keys(window: TestClient, program: str = "small") -> list[str]:
    """What the buttons «Сделано» send, in the order of the list."""
    text = window.get(f"/p/{program}/points").text
    return re.findall(rf"""/p/{program}/points" hx-vals='{{"key": "(\w+)"}}'""", text)


def points(space: SmallWorkspace) -> str:
    return (space.root / "programs/small/open_points.yaml").read_text(encoding="utf-8")


def test_each_point_says_what_it_is_about_and_leads_there(space: SmallWorkspace, open_window: OpenWindow) -> None:
    screen = open_window(space.root).get("/p/small/points")
    assert "Число «Школы района»: значение уточните" in words(screen)
    assert "Раздел «Анализ» «В 2020 году» – верно ли?" in words(screen)
    assert "Этого места в программе уже нет впишите" in words(screen)
    urls = re.findall(r'href="(/p/small/go[^"]*)"', screen.text)
    assert "/p/small/go?path=facts/0/value" in urls
    assert "/p/small/go?path=files/one.md" in urls


def test_a_decided_point_goes_from_the_list_and_can_come_back(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    before = points(space)
    assert "Решено: 1 вопрос" in words(window.post("/p/small/points", data={"key": keys(window)[0]}))
    assert len(keys(window)) == 4
    assert points(space).startswith("# Решив вопрос, удалите запись\n")
    assert "Отменено" in words(window.post("/p/small/points/undo"))
    assert points(space) == before


def test_all_points_of_a_screen_are_decided_at_once(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    of_goals = keys(window)[1:3]
    assert "Решено: 2 вопроса" in words(window.post("/p/small/points", data={"key": of_goals}))
    assert "goals" not in points(space)
    assert "facts" in points(space)


def test_the_last_one_leaves_nothing_to_decide(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    window.post("/p/small/points", data={"key": keys(window)})
    assert "Все вопросы решены" in words(window.get("/p/small/points"))


def test_a_point_that_is_gone_is_told(space: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(space.root)
    assert "Этого вопроса уже нет" in words(window.post("/p/small/points", data={"key": "none"}))
    assert "Этого вопроса уже нет" in words(window.post("/p/small/points/take", data={"key": "none"}))


def test_a_value_of_the_source_is_taken_by_a_button(space: SmallWorkspace, open_window: OpenWindow) -> None:
    clone_program(space.open(), "small", CloneOrder("copy", "2023-2025"))
    ours = space.root / "programs/copy/roadmap.yaml"
    space.write("programs/small/roadmap.yaml", ROADMAP.replace("май 2021", "август 2021"))
    ours.write_text(ours.read_text(encoding="utf-8").replace("май 2024", "июнь 2024"), encoding="utf-8")
    update(space.open(), "copy")
    window = open_window(space.root)
    screen = window.get("/p/copy/points")
    assert "в источнике стало" in words(screen)
    assert "июнь 2024" in words(screen)
    key = re.search(r"""points/take" hx-vals='{"key": "(\w+)"}'""", screen.text)
    assert key
    assert "Взято из источника" in words(window.post("/p/copy/points/take", data={"key": key[1]}))
    assert "август 2024" in ours.read_text(encoding="utf-8")
    assert "июнь 2024" not in words(window.get("/p/copy/points"))


def test_a_program_that_cannot_be_read_has_no_points(space: SmallWorkspace, open_window: OpenWindow) -> None:
    space.write("programs/small/program.yaml", "title: [")
    screen = open_window(space.root).get("/p/small/points")
    assert links(screen)["К замечаниям"] == "/p/small/remarks"
