"""Approval in a window: a date as officials write it, what will be written, what stands in the way; the edition."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from shnor_docs.source.register import load_register
from shnor_docs.workspace.states.moments import states
from tests.page.start.reading import links, words
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import approved, change, second, source

APPROVE = "/p/small/approve"
TOLD = {"order": "approval", "date": "23 сентября 2019 г.", "number": "№ 401/1", "person": "А. П. Иванова"}


def test_an_order_is_approved_as_it_was_typed(program: SmallWorkspace, window: TestClient) -> None:
    asked = words(window.get(APPROVE))
    assert "Об утверждении программы" in asked
    assert "появится редакция 1: Программа" in asked
    done = window.post(APPROVE, data=TOLD)
    assert done.url.path == "/p/small/editions/1"
    assert "Приказ от 23.09.2019 № 401/1. Эта редакция действует." in words(done)
    assert "date: 23.09.2019" in source(program) and "number: 401/1" in source(program)
    (state,) = states(program.open(), "small")
    assert (state.who, state.sentence) == ("А. П. Иванова", "Утверждена редакция 1: приказ от 23.09.2019 № 401/1")


def test_documents_of_an_edition_are_taken_as_they_were_approved(program: SmallWorkspace, window: TestClient) -> None:
    window.post(APPROVE, data=TOLD)
    change(program, "Вторая мера", "Другая мера")
    edition = window.get("/p/small/editions/1")
    file = window.get(links(edition)["Word: Программа поддержки школ"])
    text = ZipFile(io.BytesIO(file.content)).read("word/document.xml").decode()
    assert "Вторая мера" in text and "Другая мера" not in text
    archive = window.get(links(edition)["Скачать все документы"])
    assert len(ZipFile(io.BytesIO(archive.content)).namelist()) == 3
    assert window.get("/p/small/editions/1/nothing").status_code == 422
    assert window.get("/p/small/editions/2").status_code == 422


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"date": "вчера"}, "«вчера» – не дата"),
        ({"date": ""}, "дата приказа не названа"),
        ({"number": " № "}, "номер приказа не назван"),
        ({"date": "01.01.2999"}, "ещё не наступила"),
        ({"order": "nothing"}, "нет приказа «nothing»"),
        ({"person": ""}, "не сказано, кто сохраняет"),
    ],
)
def test_what_cannot_be_approved_is_told_in_place(
    program: SmallWorkspace, window: TestClient, changed: dict[str, str], why: str
) -> None:
    before = source(program)
    answer = window.post(APPROVE, data={**TOLD, **changed}, headers={"HX-Request": "true"})
    assert answer.status_code == 422
    assert why in answer.text and "<html" not in answer.text
    assert "Где:" not in answer.text
    assert source(program) == before
    assert load_register(program.root / "programs/small", program.root).editions == ()


def test_a_fault_is_told_with_the_way_to_it(program: SmallWorkspace, window: TestClient) -> None:
    change(program, "document: text}", "document: nothing}")
    assert "исправьте ошибки (1)" in words(window.get(APPROVE))
    answer = window.post(APPROVE, data=TOLD)
    assert answer.status_code == 422
    assert 'href="/p/small/go?path=orders/0/appendices/0/document"' in answer.text


def test_commands_of_a_terminal_are_left_out_of_advice(program: SmallWorkspace, window: TestClient) -> None:
    change(program, "А.А. Лесная", "И.О. Фамилия")
    answer = window.post(APPROVE, data=TOLD)
    assert "ПРОЕКТ" in answer.text
    assert "Что сделать" in answer.text and "shnor-docs" not in answer.text


def test_one_of_several_orders_is_chosen(program: SmallWorkspace, window: TestClient) -> None:
    second(program)
    assert "Какой приказ подписан" in words(window.get(APPROVE))
    approved(program)
    assert "Какой приказ подписан" not in words(window.get(APPROVE))
    assert "Утвердить другой приказ" in words(window.get("/p/small/history"))


def test_nothing_is_left_to_approve(program: SmallWorkspace, window: TestClient) -> None:
    approved(program)
    assert "Утверждать нечего" in words(window.get(APPROVE))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("23.09.2019", "23 сентября 2019 г."),
        ("23 сентября 2019 г.", "23 сентября 2019 г."),
        ("23.0", "Пока не дата"),
        ("", "Как в приказе"),
    ],
)
def test_a_date_is_said_back(window: TestClient, typed: str, told: str) -> None:
    assert told in words(window.get(f"{APPROVE}/date", params={"date": typed}))
