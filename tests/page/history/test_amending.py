"""Amending in a window: drafted, read with the ways to its words, proven, thrown away or approved."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from shnor_docs.workspace.editions.approving import Signed
from tests.page.start.reading import links, words
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import SIGNED, approved, change, second, source

AMEND, DRAFT = "/p/small/amend", "/p/small/amend/amendment_1"


@pytest.fixture
def changed(program: SmallWorkspace) -> SmallWorkspace:
    """The program approved, and a measure changed since."""
    approved(program)
    change(program, "Вторая мера", "Другая мера")
    return program


def test_before_approval_there_is_nothing_to_amend(program: SmallWorkspace, window: TestClient) -> None:
    assert window.get(AMEND).url.path == "/p/small/history"
    approved(program)
    assert "изменять нечего" in words(window.get(AMEND))


def test_an_order_is_drafted_and_read(changed: SmallWorkspace, window: TestClient) -> None:
    assert "Составить приказ об изменении" in words(window.get("/p/small/history"))
    asked = words(window.get(AMEND))
    assert "Изменяется приказ от 23.09.2019 № 401/1: Об утверждении программы." in asked
    assert "формулировка «Вторая мера» → «Другая мера»" in asked
    drafted = window.post(AMEND, data={"base": "approval"})
    assert drafted.url.path == DRAFT
    told = words(drafted)
    assert "Доказано. Указания приказа делают из утверждённого текста в точности нынешний." in told
    assert "слово «Вторая» заменить словом «Другая»" in told
    way = links(drafted)["Править пункт 1.1.1."]
    assert way == "/p/small/go?path=orders/1/clauses/0/clauses/0/clauses/0/text"
    assert window.get(way, follow_redirects=False).status_code in {302, 303, 307}
    assert window.get(AMEND).url.path == DRAFT
    assert links(window.get("/p/small/history"))["Открыть приказ"] == DRAFT


def test_an_order_that_says_something_else_is_not_proven(changed: SmallWorkspace, window: TestClient) -> None:
    window.post(AMEND, data={"base": "approval"})
    change(changed, "словом «Другая»", "словом «Иная»")
    answer = window.get(DRAFT)
    assert "Не доказано." in words(answer) and "а в документе «Другая мера»" in words(answer)
    assert "«amendment_1»" not in words(answer)
    assert "Приказ подписан" not in words(answer) and "«shnor-docs" not in answer.text
    again = window.post(f"{DRAFT}/again")
    assert "Доказано." in words(again) and "Не доказано." not in words(again)


def test_the_order_and_the_table_are_taken_for_word(changed: SmallWorkspace, window: TestClient) -> None:
    drafted = window.post(AMEND, data={"base": "approval"})
    for name in ("Скачать приказ Word", "Сравнительная таблица Word"):
        file = window.get(links(drafted)[name])
        assert "Другая" in ZipFile(io.BytesIO(file.content)).read("word/document.xml").decode()


def test_the_way_to_the_next_edition(changed: SmallWorkspace, window: TestClient) -> None:
    drafted = window.post(AMEND, data={"base": "approval"})
    asked = links(drafted)["Приказ подписан: утвердить…"]
    assert "О внесении изменения" in words(window.get(asked))
    told = {"order": "amendment_1", "date": "01.10.2019", "number": "7", "person": "А. П. Иванова"}
    edition = window.post("/p/small/approve", data=told)
    assert edition.url.path == "/p/small/editions/2"
    compared = window.get(links(edition)["Чем отличается от прежней"])
    assert "формулировка«Вторая мера»«Другая мера»" in words(compared)
    assert "Программа с тех пор не менялась" in words(window.get("/p/small/history"))


def test_a_draft_is_thrown_away(changed: SmallWorkspace, window: TestClient) -> None:
    before = source(changed)
    window.post(AMEND, data={"base": "approval"})
    assert source(changed) != before
    assert "Черновик приказа удалён" in words(window.post(f"{DRAFT}/discard"))
    assert source(changed) == before
    assert window.post(f"{DRAFT}/discard").status_code == 422


def test_number_date_and_a_whole_document_can_be_told_at_once(changed: SmallWorkspace, window: TestClient) -> None:
    told = {"base": "approval", "whole": ["text"], "date": "1 октября 2019", "number": "№ 7"}
    assert "изложить в новой редакции согласно приложению" in words(window.post(AMEND, data=told))
    assert "number: 7" in source(changed)
    assert "изложить в новой редакции" in words(window.post(f"{DRAFT}/again"))
    wrong = window.post(AMEND, data={**told, "date": "когда-нибудь"})
    assert (wrong.status_code, "не дата" in wrong.text) == (422, True)


def test_orders_are_amended_one_by_one(changed: SmallWorkspace, window: TestClient) -> None:
    change(changed, "Другая мера", "Вторая мера")
    second(changed)
    approved(changed, Signed("amending", "7", SIGNED.date))
    change(changed, "Вторая мера", "Другая мера")
    change(changed, "Первый отчёт", "Второй отчёт")
    assert "Какой приказ изменить" in words(window.get(AMEND))
    first = window.post(AMEND, data={"base": "approval"})
    assert "Доказано." in words(first) and "Изменены и документы другого приказа" in words(first)
    asked = words(window.get(AMEND))
    assert "приказ уже составлен: открыть" in asked and "Какой приказ изменить" not in asked
    other = window.post(AMEND, data={"base": "amending"})
    assert other.url.path == "/p/small/amend/amendment_2_2"
    assert "Доказано." in words(other) and "Изменены и документы" not in words(other)


def test_an_approved_order_is_repealed(changed: SmallWorkspace, window: TestClient) -> None:
    drafted = window.post(AMEND, data={"base": "approval", "repeals": "1"})
    told = words(drafted)
    assert "Приказ об отмене" in told and "Признать утратившим силу" in told and "Доказано." in told
    assert "Сравнительная таблица" not in told


def test_faults_stand_in_the_way_and_are_told(changed: SmallWorkspace, window: TestClient) -> None:
    window.post(AMEND, data={"base": "approval"})
    change(changed, "document: text}", "document: nothing}")
    for address in (AMEND, DRAFT):
        answer = window.get(address)
        assert "Пока не составить" in words(answer)
        assert links(answer)["Перейти к полю"].startswith("/p/small/go?path=orders")
    answer = window.post(AMEND, data={"base": "approval"})
    assert (answer.status_code, "Не получилось" in answer.text) == (422, True)
