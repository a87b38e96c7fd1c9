"""A program made of Word documents at the page: looked at first, written whole, asked about afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from shnor_docs.workspace import Workspace
from shnor_docs.workspace.importing import import_program, references
from tests.importing.papers_by_hand import ORDER, PROGRAM, new_workspace, word_file
from tests.inspection.foreign.papers import p, paper
from tests.inspection.foreign.test_hostile import PICTURE
from tests.page.importing.papers import PROGRAM_ID, TITLE, papers
from tests.page.start.reading import filled, links, words

HOME = f"/p/{PROGRAM_ID}"


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path / "space")


@pytest.fixture
def window(space: Workspace, open_window: Callable[[Path], TestClient]) -> TestClient:
    return open_window(space.root)


@pytest.fixture
def made(window: TestClient, tmp_path: Path) -> TestClient:
    """The window, once the program is there."""
    assert sent(window, "/import", *papers(tmp_path)).headers["hx-redirect"] == f"{HOME}/points/one?begun=1"
    return window


def sent(window: TestClient, address: str, *files: Path, **said: str) -> Response:
    """What is answered to files that were sent."""
    given = [("files", (path.name, path.read_bytes())) for path in files]
    return window.post(address, files=given, data=said, headers={"HX-Request": "true"})


def programs(space: Workspace) -> list[str]:
    return sorted(path.name for path in (space.root / "programs").iterdir() if not path.name.startswith(".git"))


def key_of(answer: Response) -> dict[str, str]:
    """What «Решено» sends."""
    form = answer.text[answer.text.index('<form class="actions"') :]
    return dict(re.findall(r'name="(key|after)" value="(\w*)"', form))


def test_the_first_screen_leads_there(window: TestClient) -> None:
    assert links(window.get("/"))["Завести программу из документов Word"] == "/import"


def test_what_was_understood_is_told_and_nothing_is_written(
    window: TestClient, space: Workspace, tmp_path: Path
) -> None:
    answer = sent(window, "/import/look", *papers(tmp_path))
    told = words(answer)
    assert "Управление образования администрации Лесного района" in told
    assert "Приказ «Об утверждении программы поддержки школ на 2020-2022 годы»" in told
    assert "2 мероприятия, 1 показатель, 1 цель, 2 задачи" in told
    assert re.search(r"Слов перенесено: \d+ из \d+, ячеек таблиц – \d+ из \d+", told)
    assert "«2020–2022» (абзац 5), паспорт – «2021–2023» (программа.docx, таблица 1, строка 4)" in told
    assert "«Исполнитель: Петрова, тел. 5-55»" in told
    assert told.count("5-55") == 1
    assert filled(answer) == {"title": TITLE, "period": "2020–2022"}
    assert programs(space) == []


def test_the_name_and_the_years_are_the_person_s(window: TestClient, space: Workspace, tmp_path: Path) -> None:
    answer = sent(window, "/import", *papers(tmp_path), title="Наша программа", period="2021-2023")
    assert answer.headers["hx-redirect"].startswith("/p/lesny-2021-2023/")
    content = Workspace(space.root).content("lesny-2021-2023")
    assert (content.program.title, str(content.program.period)) == ("Наша программа", "2021–2023")
    assert TITLE in [document.title for document in content.program.documents]


def test_a_second_program_of_the_same_years_gets_a_place_of_its_own(made: TestClient, tmp_path: Path) -> None:
    assert sent(made, "/import", *papers(tmp_path)).headers["hx-redirect"].startswith(f"{HOME}-2/")


@pytest.mark.parametrize("said", [{"period": "когда-нибудь"}, {"title": "{{ x }}"}])
def test_what_cannot_be_a_name_or_years_is_refused(
    window: TestClient, space: Workspace, tmp_path: Path, said: dict[str, str]
) -> None:
    answer = sent(window, "/import", *papers(tmp_path), **said)
    assert answer.status_code == 422
    assert programs(space) == []


def test_years_that_nobody_names_are_asked_for(window: TestClient, tmp_path: Path) -> None:
    file = word_file(tmp_path / "концепция.docx", ("=**Концепция", "Учить всех."))
    asked = sent(window, "/import/look", file)
    assert "На какие годы программа?" in words(asked)
    assert "--" not in words(asked)
    assert filled(sent(window, "/import/look", file, period="2024"))["period"] == "2024"


def test_each_file_that_cannot_be_read_is_told_with_what_to_do(
    window: TestClient, space: Workspace, tmp_path: Path
) -> None:
    wrong = {
        "битый.docx": b"PK nothing",
        "пароль.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "пустой.docx": b"",
    }
    for name, data in wrong.items():
        (tmp_path / name).write_bytes(data)
    scan = paper(tmp_path, p(PICTURE), name="скан.docx")
    told = words(sent(window, "/import/look", *(tmp_path / name for name in wrong), scan, *papers(tmp_path)))
    for name, why in (("битый", "повреждён"), ("пароль", "под паролем"), ("пустой", "пуст"), ("скан", "скан")):
        assert re.search(rf"{name}\.docx: .{{0,60}}{why}.{{0,40}}\. Что сделать: \S", told), (name, told)
    assert "приказ.docx" not in told
    assert programs(space) == []


def test_a_hostile_file_is_refused_in_plain_words(window: TestClient, tmp_path: Path) -> None:
    from zipfile import ZIP_DEFLATED, ZipFile

    file = word_file(tmp_path / "бомба.docx", ORDER)
    with ZipFile(file, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/bomb.xml", b"0" * 40_000_000)
    told = words(sent(window, "/import/look", file))
    assert "устроен не так, как документы Word" in told
    assert "zip" not in told


def test_no_file_is_no_program(window: TestClient) -> None:
    assert "Выберите документы" in words(sent(window, "/import/look"))


def test_a_question_shows_its_place_in_word_beside_its_field(made: TestClient) -> None:
    answer = next(one for one in walk(made) if "до 31.06.2021" in words(one))
    told = words(answer)
    assert "программа.docx, таблица 2, строка 3" in told
    assert "Мероприятие Срок Ответственный Результат" in told
    assert "<mark>Проверка планов</mark>" in answer.text
    assert filled(answer)[None] == "событие: до 31.06.2021"  # type: ignore[index]


def walk(window: TestClient) -> list[Response]:
    """All questions, each put off."""
    found = [window.get(f"{HOME}/points/one")]
    while (address := links(found[-1])["Отложить"]).startswith(f"{HOME}/points/one"):
        found.append(window.get(address))
    assert address == f"{HOME}/points"
    return found


def test_of_a_row_only_the_row_is_shown(made: TestClient) -> None:
    answer = next(one for one in walk(made) if "«много» не понято" in words(one))
    assert "<mark>много</mark>" in answer.text
    assert 'id="f:indicators/0/targets"' in answer.text
    assert 'id="f:indicators/0/actuals"' not in answer.text
    assert "несколько полей" not in words(answer)


def test_no_question_says_an_id(made: TestClient) -> None:
    for answer in walk(made):
        main = re.sub(r"<[^>]*>", " ", answer.text[answer.text.index("<main") :])
        assert not re.search(r"(?<![\w.])[a-z_]{3,}(?![\w])", main.replace("docx", "")), main
        assert "{{" not in main


def test_questions_are_answered_one_by_one_and_taken_back(made: TestClient, space: Workspace) -> None:
    first, *others = walk(made)
    answer = made.post(f"{HOME}/points/one", data=key_of(first), headers={"HX-Request": "true"})
    led = answer.headers["hx-redirect"]
    assert f"Вопрос 1 из {len(others)}" in words(made.get(led))
    assert "Решено." in words(made.get(led))
    made.post(f"{HOME}/points/one/undo", data={"key": key_of(first)["key"]})
    assert f"из {len(others) + 1}" in words(made.get(f"{HOME}/points/one"))


def test_the_last_answer_leads_to_the_list_and_can_be_taken_back_there(made: TestClient) -> None:
    last = walk(made)[-1]
    answer = made.post(f"{HOME}/points/one", data=key_of(last), headers={"HX-Request": "true"})
    assert re.fullmatch(rf"{HOME}/points\?decided=\w+", answer.headers["hx-redirect"])
    assert "Решено. Отменить" in words(made.get(answer.headers["hx-redirect"]))


def test_a_question_that_is_gone_leads_to_what_is_left(made: TestClient) -> None:
    assert "Вопрос 1 из" in words(made.get(f"{HOME}/points/one?key=gone"))
    for answer in walk(made):
        made.post(f"{HOME}/points", data={"key": key_of(answer)["key"]})
    assert "Все вопросы решены" in words(made.get(f"{HOME}/points/one"))


def test_an_offer_is_accepted_and_taken_back(made: TestClient, space: Workspace) -> None:
    passport = space.root / "programs" / PROGRAM_ID / "passport.yaml"
    before = passport.read_bytes()
    assert "«Лесного района» Это – муниципальное образование, родительный падеж" in words(made.get(f"{HOME}/repeated"))
    told = words(made.post(f"{HOME}/repeated", data={"key": "{{ municipality.genitive }}"}))
    assert "Сделано одним значением" in told
    assert "{{ municipality.genitive }}" in passport.read_text(encoding="utf-8")
    assert "Отменено" in words(made.post(f"{HOME}/repeated/undo"))
    assert passport.read_bytes() == before


def test_an_offer_is_left_and_made_again(made: TestClient, space: Workspace) -> None:
    key = {"key": "{{ municipality.genitive }}"}
    told = words(made.post(f"{HOME}/repeated/leave", data=key))
    assert "Оставлено как есть: 1" in told
    assert "Это – муниципальное образование, родительный падеж" not in told
    assert "Оставлено" not in words(made.post(f"{HOME}/repeated/leave", data={**key, "again": "1"}))


def test_what_would_print_otherwise_is_not_made_one_value(
    made: TestClient, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two places the one is left whose change documents would show."""
    passport = space.root / "programs" / PROGRAM_ID / "passport.yaml"
    before = passport.read_bytes()
    real = references._referring

    def careless(text: str, offer: references.Offer) -> str:
        new = real(text, offer)
        return new if new == text else f"{new}!"

    monkeypatch.setattr(references, "_referring", careless)
    told = words(made.post(f"{HOME}/repeated", data={"key": "{{ municipality.genitive }}"}))
    assert "Ничего не изменено" in told
    assert passport.read_bytes() == before


def test_how_it_was_made_stays_to_be_seen(made: TestClient) -> None:
    assert links(made.get(f"{HOME}/"))["Из каких документов Word"] == f"{HOME}/import"
    told = words(made.get(f"{HOME}/import"))
    assert "паспорт – «2021–2023» программа.docx, таблица 1, строка 4" in told
    assert "5-55" in told
    whole = words(made.get(f"{HOME}/import?file=приказ.docx"))
    assert whole.count("2.1. сопровождать школы;") == 2


def test_the_command_keeps_it_too(space: Workspace, window: TestClient, tmp_path: Path) -> None:
    import_program(space, [word_file(tmp_path / "программа.docx", PROGRAM)], "lesnoy")
    assert "программа.docx" in words(window.get("/p/lesnoy/import"))
    assert "В документе Word" in words(window.get("/p/lesnoy/points/one"))


@pytest.mark.parametrize("kept", [None, b"", b"{}", b'{"sources": 1}', b"\xff"])
def test_without_what_is_kept_all_goes_on(made: TestClient, space: Workspace, kept: bytes | None) -> None:
    path = space.root / "programs" / PROGRAM_ID / "imported.json"
    path.unlink()
    if kept is not None:
        path.write_bytes(kept)
    assert "не из документов Word" in words(made.get(f"{HOME}/import"))
    assert "В документе Word" not in words(made.get(f"{HOME}/points/one"))
    assert "Сделать одним значением" in words(made.get(f"{HOME}/repeated"))


def test_two_files_of_one_name_are_told_apart(window: TestClient, tmp_path: Path) -> None:
    (tmp_path / "б").mkdir()
    order = word_file(tmp_path / "документ.docx", ORDER)
    program = word_file(tmp_path / "б/документ.docx", PROGRAM)
    sent(window, "/import", order, program)
    assert {"документ.docx", "документ.docx (2)"} <= set(links(window.get(f"{HOME}/import")))
