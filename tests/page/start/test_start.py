"""The first screen: programs with their states, and how to begin where there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.page.start.reading import cards, links, words
from tests.small_workspace import HEAD, SmallWorkspace, section
from tests.workspace.editions.small import PROGRAM, ROADMAP, approved, change

OpenWindow = Callable[[Path], TestClient]


def seen(window: TestClient, program: str = "small") -> str:
    """The card of a program once its state has been found out."""
    window.get(f"/p/{program}/card")
    return next(card for card in cards(window.get("/")) if card)


def test_an_empty_workspace_says_how_to_begin(small: SmallWorkspace, open_window: OpenWindow) -> None:
    first = open_window(small.root).get("/")
    assert "пока нет ни одной программы" in words(first)
    assert links(first)["Составить программу"] == "/new"


def test_a_draft(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Текст."))
    card = seen(open_window(small.root))
    assert "черновик" in card
    assert "Продолжить работу" in card


def test_a_faulty_program_is_sent_to_its_remarks(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Ссылка {{ нет }}."))
    window = open_window(small.root)
    assert "есть замечания: 1 ошибка" in seen(window)
    assert any("Исправить ошибки" in text and url == "/p/small/remarks" for text, url in links(window.get("/")).items())


def test_open_points_are_to_be_decided(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Текст."), "open_points: [{place: title, note: проверьте}]")
    card = seen(open_window(small.root))
    assert "осталось решить: 1 вопрос" in card
    assert "Решить вопросы" in card


def test_an_approved_program_and_one_changed_since(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(PROGRAM, ROADMAP)
    approved(small)
    window = open_window(small.root)
    assert "утверждена редакция 1 (приказ от 23.09.2019 № 401/1)" in seen(window)
    change(small, "Первый отчёт.", "Второй отчёт.")
    card = seen(window)
    assert "изменена после утверждения редакции 1" in card
    assert "Оформить изменения" in card


def test_a_state_that_is_not_known_comes_by_a_request_of_its_own(
    small: SmallWorkspace, open_window: OpenWindow
) -> None:
    small.program(section(f"Текст {small.root.name}."))
    window = open_window(small.root)
    first = window.get("/")
    assert 'hx-get="/p/small/card"' in first.text
    assert "проверяется" in next(cards(first))
    assert "черновик" in words(window.get("/p/small/card"))
    assert 'hx-get="/p/small/card"' not in window.get("/").text


def test_many_programs_are_searched(small: SmallWorkspace, open_window: OpenWindow) -> None:
    for number in range(60):
        small.program(section("Текст."), name=f"p{number:02}", head=HEAD.replace("title: ", f"title: Номер {number} "))
    window = open_window(small.root)
    assert len(list(cards(window.get("/")))) == 60
    found = list(cards(window.get("/", params={"q": "номер 59"})))
    assert len(found) == 1
    assert "Таких программ нет" in words(window.get("/", params={"q": "нет такой"}))


def test_a_program_that_cannot_be_read_is_not_passed_over(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.write("programs/broken/program.yaml", "title: [")
    assert "broken" in seen(open_window(small.root), "broken")


def test_faults_of_shared_files_are_told(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Текст."))
    window = open_window(small.root)
    assert window.get("/shared").text.strip() == ""
    small.write("kinds.yaml", "kinds: [{id: x}]")
    assert links(window.get("/shared"))["посмотреть"] == "/shared/remarks"
    assert "Виды документов" in words(window.get("/shared/remarks"))


def test_a_folder_becomes_a_workspace_only_when_asked(tmp_path: Path, open_window: OpenWindow) -> None:
    (tmp_path / "моё.txt").write_text("моё", encoding="utf-8")
    window = open_window(tmp_path)
    assert "Создать рабочую папку здесь" in words(window.get("/"))
    assert [path.name for path in tmp_path.iterdir()] == ["моё.txt"]
    assert "С чего начать" in words(window.post("/workspace"))
    assert (tmp_path / "indicators.yaml").is_file()
    assert (tmp_path / "моё.txt").read_text(encoding="utf-8") == "моё"


@pytest.mark.parametrize("address", ["/p/none/card", "/p/none/", "/p/none/remarks", "/p/none/points", "/p/none/clone"])
def test_a_program_that_is_not_there_is_told(small: SmallWorkspace, open_window: OpenWindow, address: str) -> None:
    answer = open_window(small.root).get(address)
    assert answer.status_code == 422
    assert "нет программы «none»" in answer.text
