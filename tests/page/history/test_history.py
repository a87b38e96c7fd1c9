"""The past of a program in a window: what is not saved, what was saved, any two moments, the way back."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from shnor_docs.workspace.states.moments import states
from tests.page.start.reading import filled, links, words
from tests.small_workspace import SmallWorkspace
from tests.workspace.editions.small import approved, change, source
from tests.workspace.states.repository import Repository

HISTORY = "/p/small/history"
WHO = "А. П. Иванова"
PART = {"HX-Request": "true"}


def save(window: TestClient, sentence: str = "Начало", person: str = WHO) -> None:
    answer = window.post("/p/small/save", data={"sentence": sentence, "person": person}, headers=PART)
    assert answer.headers["HX-Redirect"] == f"{HISTORY}?done=saved"


@pytest.fixture(params=["git", "no git"])
def past(program: SmallWorkspace, window: TestClient, request: pytest.FixtureRequest) -> SmallWorkspace:
    """The program saved once, and a measure changed since."""
    if request.param == "git":
        Repository.of(program.root)
    else:
        save(window)
    change(program, "Вторая мера", "Другая мера")
    return program


def test_a_program_is_saved_with_a_drafted_sentence_and_a_name_asked_once(
    program: SmallWorkspace, window: TestClient
) -> None:
    first = window.get(HISTORY)
    assert filled(first) == {"sentence": "Начало работы над программой", "person": ""}
    save(window)
    assert "Всё сохранено в историю" in words(window.get(HISTORY))
    change(program, "Вторая мера", "Другая мера")
    second = window.get(HISTORY)
    assert filled(second) == {"sentence": "Изменено: мероприятие 1.2 (формулировка)", "person": WHO}
    assert "мероприятие 1.2: формулировка «Вторая мера» → «Другая мера»" in words(second)
    window.post("/p/small/save", data={"sentence": "Мера", "person": ""}, headers=PART)
    assert [(one.sentence, one.who) for one in states(program.open(), "small")] == [("Мера", WHO), ("Начало", WHO)]


def test_the_name_can_be_changed(program: SmallWorkspace, window: TestClient) -> None:
    save(window)
    change(program, "Вторая мера", "Другая мера")
    save(window, person="Б. В. Петров")
    assert "Ваше имя: Б. В. Петров" in words(window.get("/p/small/return?to=1"))


@pytest.mark.parametrize("told", [{"sentence": "", "person": WHO}, {"sentence": "Да", "person": ""}])
def test_a_save_without_words_or_name_is_refused_in_place(window: TestClient, told: dict[str, str]) -> None:
    answer = window.post("/p/small/save", data=told, headers=PART)
    assert answer.status_code == 422
    assert "не сказано" in answer.text and "<html" not in answer.text


def test_a_program_with_faults_is_saved_too(program: SmallWorkspace, window: TestClient) -> None:
    save(window)
    change(program, "roadmap:\n", "roadmap: [\n")
    answer = window.get(HISTORY)
    assert "в программе есть ошибки. Сохранить можно и так" in words(answer)
    assert filled(answer)["sentence"] == ""
    save(window, "Недописано")


def test_two_moments_are_compared(past: SmallWorkspace, window: TestClient) -> None:
    (first,) = states(past.open(), "small")
    answer = window.get(f"/p/small/compare?before={first.key}&after=now")
    assert "мероприятие 1.2: формулировка«Вторая мера»«Другая мера»" in words(answer)
    found = links(answer)
    beside = words(window.get(found["Рядом: Программа поддержки школ"]))
    assert "1.2Вторая мера" in beside and "1.2Другая мера" in beside and "1.1Первая мера" in beside
    table = window.get(found["Сравнительная таблица Word"])
    assert "Другая" in ZipFile(io.BytesIO(table.content)).read("word/document.xml").decode()
    redline = window.get(found["Word с правками: Программа поддержки школ"])
    assert "w:ins" in ZipFile(io.BytesIO(redline.content)).read("word/document.xml").decode()


def test_the_whole_text_is_shown_if_it_is_asked_for(past: SmallWorkspace, window: TestClient) -> None:
    (first,) = states(past.open(), "small")
    address = f"/p/small/compare/text/text?before={first.key}&after=now"
    assert "Без изменений: " in words(window.get(address))
    whole = words(window.get(f"{address}&all=1"))
    assert "Без изменений: " not in whole and "Текст программы." in whole


@pytest.mark.parametrize("address", ["compare?before=7&after=now", "compare/text/text?before=x", "return?to=edition-9"])
def test_a_moment_that_never_was_is_refused(window: TestClient, address: str) -> None:
    assert window.get(f"/p/small/{address}").status_code == 422


def test_what_has_no_redline_is_not_there(past: SmallWorkspace, window: TestClient) -> None:
    (first,) = states(past.open(), "small")
    assert window.get(f"/p/small/compare/redline/report?before={first.key}").status_code == 404
    assert window.get(f"/p/small/compare/redline/nothing?before={first.key}").status_code == 422
    assert "такого документа" in words(window.get(f"/p/small/compare/text/nothing?before={first.key}"))


def test_a_fault_is_told_in_place_of_a_comparison(past: SmallWorkspace, window: TestClient) -> None:
    (first,) = states(past.open(), "small")
    change(past, "document: text}", "document: nothing}")
    answer = window.get(f"/p/small/compare?before={first.key}&after=now")
    assert "документы не составить" in words(answer)
    assert links(answer)["Перейти к полю"].startswith("/p/small/go?path=orders")


def test_a_return_is_told_before_it_is_made_and_can_be_taken_back(past: SmallWorkspace, window: TestClient) -> None:
    (first,) = states(past.open(), "small")
    asked = window.get(f"/p/small/return?to={first.key}")
    assert "мероприятие 1.2: формулировка «Другая мера» → «Вторая мера»" in words(asked)
    assert "Другая мера" in source(past)
    done = window.post("/p/small/return", data={"to": first.key, "person": WHO})
    assert "Программа снова такая, какой была" in words(done)
    assert "Вторая мера" in source(past)
    newest, before, _ = states(past.open(), "small")
    assert before.sentence == "Изменено: мероприятие 1.2 (формулировка)"
    window.post("/p/small/return", data={"to": before.key, "person": WHO})
    assert "Другая мера" in source(past)
    assert newest.key in {one.key for one in states(past.open(), "small")}


def test_a_file_that_is_no_text_any_more_comes_back(past: SmallWorkspace, window: TestClient) -> None:
    (first,) = states(past.open(), "small")
    past.root.joinpath("programs/small/program.yaml").write_bytes("название: Программа".encode("cp1251"))
    told = window.get("/p/small/text?file=program.yaml").text
    assert f'href="{HISTORY}"' in told.partition("в нём не текст")[2]
    window.post("/p/small/return", data={"to": first.key, "person": WHO})
    assert "Вторая мера" in source(past)


def test_only_posting_changes_anything(past: SmallWorkspace, window: TestClient) -> None:
    def files() -> dict[str, bytes]:
        return {
            str(path): path.read_bytes() for path in past.root.rglob("*") if path.is_file() and ".git" not in path.parts
        }

    before = files()
    for address in (HISTORY, "/p/small/return?to=now", "/p/small/approve", "/p/small/amend", "/p/small/save"):
        window.get(address)
    assert files() == before


def test_a_long_past_is_shown_in_parts(program: SmallWorkspace, window: TestClient) -> None:
    for number in range(23):
        program.write("programs/small/sections/a.md", f"Раздел {number}.")
        save(window, f"Шаг {number}.")
    short = words(window.get(HISTORY))
    assert "Шаг 22." in short and "Шаг 2." not in short and "Показать всё (23)" in short
    assert "Шаг 2." in words(window.get(f"{HISTORY}?all=1"))


def test_an_edition_stands_on_the_line(program: SmallWorkspace, window: TestClient) -> None:
    approved(program)
    assert "Редакция 1: приказ от 23.09.2019 № 401/1" in words(window.get(HISTORY))
