"""A program at a glance."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from shnor_docs.workspace.versions import CloneOrder, clone_program
from tests.page.start.reading import links, words
from tests.small_workspace import SmallWorkspace, section
from tests.workspace.editions.small import PROGRAM, ROADMAP, approved

OpenWindow = Callable[[Path], TestClient]


def test_the_way_of_a_draft(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(PROGRAM, ROADMAP, "open_points: [{place: title, note: проверьте}]")
    screen = open_window(small.root).get("/p/small/")
    assert "осталось 1 вопрос" in words(screen)
    found = links(screen)
    assert found["Решить вопросы"] == "/p/small/points"
    assert found["Утвердить"] == "/p/small/history"


def test_documents_lead_to_their_preview(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(PROGRAM, ROADMAP)
    found = links(open_window(small.root).get("/p/small/"))
    assert found["Приказ «Об утверждении программы»"] == "/p/small/preview/order"


def test_what_was_approved(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(PROGRAM, ROADMAP)
    approved(small)
    assert "утверждена редакция 1 (приказ от 23.09.2019 № 401/1)" in words(open_window(small.root).get("/p/small/"))


def test_a_copy_names_its_source(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Текст."))
    clone_program(small.open(), "small", CloneOrder("copy", "2023-2025"))
    found = links(open_window(small.root).get("/p/copy/"))
    assert found["Обновить из источника"] == "/p/copy/update"
    assert "/p/small/" in found.values()


def test_a_program_that_cannot_be_read_has_its_screen(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.write("programs/small/program.yaml", "title: [")
    screen = open_window(small.root).get("/p/small/")
    assert "есть замечания" in words(screen)
    assert links(screen)["Исправить ошибки"] == "/p/small/remarks"
