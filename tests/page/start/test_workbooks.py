"""Workbooks taken away and back: shown first, taken once agreed, refused with sheet and cell."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from httpx2 import Response
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from starlette.testclient import TestClient

from tests.page.start.reading import hidden, links, words
from tests.small_workspace import SmallWorkspace
from tests.workspace.test_taking import PROGRAM, ROADMAP, ROW, column

OpenWindow = Callable[[Path], TestClient]


@pytest.fixture
def space(small: SmallWorkspace) -> SmallWorkspace:
    small.program(PROGRAM)
    small.write("programs/small/roadmap.yaml", ROADMAP)
    return small


@pytest.fixture
def window(space: SmallWorkspace, open_window: OpenWindow) -> TestClient:
    return open_window(space.root)


def roadmap(space: SmallWorkspace) -> str:
    return (space.root / "programs/small/roadmap.yaml").read_text(encoding="utf-8")


def edited(window: TestClient, change: Callable[[Worksheet], object]) -> bytes:
    """The workbook of the plan with an edit."""
    book = load_workbook(io.BytesIO(window.get("/p/small/workbooks/roadmap").content))
    change(book.worksheets[0])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def deadline(text: str) -> Callable[[Worksheet], object]:
    return lambda sheet: setattr(sheet.cell(ROW["visit"], column(sheet, "Срок исполнения")), "value", text)


def send(window: TestClient, data: bytes, name: str = "План (1).xlsx", **form: str) -> Response:
    return window.post("/p/small/workbooks", files={"books": (name, data)}, data=form)


def test_a_book_is_saved_under_a_name_that_says_what_it_is(window: TestClient) -> None:
    assert links(window.get("/p/small/workbooks"))["План мероприятий"] == "/p/small/workbooks/roadmap"
    answer = window.get("/p/small/workbooks/roadmap")
    assert unquote(answer.headers["content-disposition"]).startswith("attachment; filename*=UTF-8''План мероприятий. ")
    assert window.get("/p/small/workbooks/none").status_code == 404


def test_edits_are_shown_taken_and_undone(window: TestClient, space: SmallWorkspace) -> None:
    before = roadmap(space)
    data = edited(window, deadline("до 20.03.2021"))
    shown = send(window, data)
    assert "срок исполнения до 15.03.2021 → до 20.03.2021" in words(shown)
    assert roadmap(space) == before
    assert "Правки внесены" in words(send(window, data, **hidden(shown)))
    assert roadmap(space) == before.replace("15.03.2021", "2021-03-20")
    assert "отменены" in words(window.post("/p/small/workbooks/undo"))
    assert roadmap(space) == before


def test_agreement_to_other_changes_is_no_agreement(window: TestClient, space: SmallWorkspace) -> None:
    before = roadmap(space)
    agreed = hidden(send(window, edited(window, deadline("до 20.03.2021"))))
    shown = send(window, edited(window, deadline("до 25.03.2021")), **agreed)
    assert "до 25.03.2021" in words(shown)
    assert roadmap(space) == before


def test_doubtful_changes_need_a_person_to_be_sure(window: TestClient, space: SmallWorkspace) -> None:
    def without_most(sheet: Worksheet) -> None:
        sheet.delete_rows(ROW["report"], 5)

    before = roadmap(space)
    data = edited(window, without_most)
    shown = send(window, data)
    assert "Я проверил" in words(shown)
    assert "Я проверил" in words(send(window, data, **hidden(shown)))
    assert roadmap(space) == before
    assert "Правки внесены" in words(send(window, data, **hidden(shown), sure="1"))


def test_a_book_without_edits(window: TestClient) -> None:
    assert "Правок нет" in words(send(window, window.get("/p/small/workbooks/roadmap").content))


def test_an_error_names_the_person_s_own_file_sheet_and_cell(window: TestClient) -> None:
    shown = words(send(window, edited(window, deadline("когда-нибудь"))))
    assert re.search(r"книга «План \(1\)\.xlsx», лист «План», ячейка [A-Z]6", shown)


@pytest.mark.parametrize(("name", "data"), [("a.xlsx", b"text"), ("a.xlsx", b""), ("../../a.xlsx", b"PK\x03\x04")])
def test_what_is_no_book_is_told(window: TestClient, name: str, data: bytes) -> None:
    assert "Книгу не забрать" in words(send(window, data, name))


def test_nothing_was_chosen(window: TestClient) -> None:
    assert "Книгу не забрать" in words(window.post("/p/small/workbooks", data={"x": "1"}))


def test_a_program_with_errors_says_so_first(space: SmallWorkspace, window: TestClient) -> None:
    space.program("goals: 5")
    assert "есть ошибки" in words(window.get("/p/small/workbooks"))
    assert window.get("/p/small/workbooks/roadmap").status_code == 422
