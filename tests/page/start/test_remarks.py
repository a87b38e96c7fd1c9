"""All remarks on a program: where they are mended, mended by a button, undone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.page.start.reading import links, words
from tests.small_workspace import SmallWorkspace, order, section

OpenWindow = Callable[[Path], TestClient]
TWICE = "Школы и и педагоги."
"""A word that is written twice: mended only with a person's eye on it."""
LATIN = "Школа COШ № 5 участвует."  # two letters are Latin ones


def source(small: SmallWorkspace) -> str:
    return (small.root / "programs/small/program.yaml").read_text(encoding="utf-8")


def asked(window: TestClient, number: int = 0) -> dict[str, str]:
    """What the button of a remark sends."""
    found = re.findall(r'"key": "(\w+)", "seen": "(\w+)"', window.get("/p/small/remarks").text)
    return dict(zip(("key", "seen"), found[number], strict=True))


def test_there_are_none(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Текст."))
    assert "Замечаний нет" in words(open_window(small.root).get("/p/small/remarks"))


def test_a_remark_leads_to_its_field_and_its_rule(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program("goals: [{id: one, text: '{{ нет }}'}]", section("Текст."))
    screen = open_window(small.root).get("/p/small/remarks")
    assert "Ошибка:" in words(screen)
    assert "Цели и задачи" in words(screen)
    assert links(screen)["Перейти к полю"] == "/p/small/go?path=goals/0/text"
    assert any(url.startswith("/rule/%D0%A8%D0%94") for url in links(screen).values())


def test_what_the_workspace_shares_is_told_too(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Текст."))
    small.write("glossary.yaml", "names: 5")
    assert "Общие файлы рабочей папки" in words(open_window(small.root).get("/p/small/remarks"))
    assert "Словарь названий и имён" in words(open_window(small.root).get("/p/small/remarks"))


def test_open_points_have_a_list_of_their_own(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Текст."), "open_points: [{place: title, note: проверьте название}]")
    screen = open_window(small.root).get("/p/small/remarks")
    assert "проверьте название" not in words(screen)
    assert links(screen)["список вопросов (1)"] == "/p/small/points"


def test_silenced_ones_are_told_on_request_with_their_reasons(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section(TWICE).replace("    text: |", "    # допустимо ШД888: так в источнике\n    text: |"))
    window = open_window(small.root)
    assert "так в источнике" not in words(window.get("/p/small/remarks"))
    assert "Снято: так в источнике" in words(window.get("/p/small/remarks", params={"waived": "1"}))


def test_a_place_in_a_table_is_told_by_its_line(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.write("programs/small/data/a.csv", "Школа;Число\nПервая;много\n")
    columns = "[{field: school, header: Школа}, {field: count, header: Число, type: number}]"
    small.program(f"data: [{{id: a, file: data/a.csv, columns: {columns}}}]")
    screen = open_window(small.root).get("/p/small/remarks")
    assert "таблица «a.csv»" in words(screen)
    assert links(screen)["Перейти к полю"] == "/p/small/go?path=data/0"


def test_a_place_in_a_template_is_told(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(order().replace("kind: order, order", "kind: order, template: none.docx, order"))
    assert "Состав документов" in words(open_window(small.root).get("/p/small/remarks"))


def test_one_remark_is_mended_by_its_button(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section(TWICE))
    window = open_window(small.root)
    assert "Изменится напечатанное: и и → и" in words(window.get("/p/small/remarks"))
    assert "Исправлено" in words(window.post("/p/small/fix", data=asked(window)))
    assert "Школы и педагоги." in source(small)
    assert "отменено" in words(window.post("/p/small/unfix"))
    assert TWICE in source(small)
    assert "Отменять нечего" in words(window.post("/p/small/unfix"))


def test_a_file_that_was_changed_since_is_not_mended_blindly(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section(TWICE))
    window = open_window(small.root)
    sent = asked(window)
    small.program("# правка другого человека", section(TWICE))
    before = source(small)
    answer = window.post("/p/small/fix", data=sent)
    assert "уже нет" in words(answer)
    assert source(small) == before


def test_a_file_in_which_the_fault_is_still_there_but_not_the_rest(
    small: SmallWorkspace, open_window: OpenWindow
) -> None:
    """The key of a remark holds its place: a file changed below it has the same one, and is another file."""
    small.program(section(TWICE))
    window = open_window(small.root)
    sent = asked(window)
    small.program(section(TWICE), "# правка другого человека")
    before = source(small)
    answer = window.post("/p/small/fix", data=sent)
    assert answer.status_code == 422
    assert "тем временем изменили" in answer.text
    assert source(small) == before


def test_a_remark_that_is_gone_is_told(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section("Текст."))
    window = open_window(small.root)
    assert "уже нет" in words(window.post("/p/small/fix", data={"key": "0", "seen": ""}))
    assert "уже нет" in words(window.post("/p/small/fix-all"))


def test_all_that_changes_no_printed_word_is_mended_at_once(small: SmallWorkspace, open_window: OpenWindow) -> None:
    small.program(section(f"{LATIN} {TWICE}"))
    window = open_window(small.root)
    simple = re.search(r"Исправить всё простое \((\d+)\)", words(window.get("/p/small/remarks")))
    assert simple
    assert int(simple[1]) >= 1
    assert "Исправлено" in words(window.post("/p/small/fix-all"))
    assert "Школа СОШ № 5" in source(small)
    assert "и и педагоги" in source(small)
    assert "простое" not in words(window.get("/p/small/remarks"))


@pytest.mark.parametrize("address", ["/p/small/fix", "/p/small/fix-all", "/p/small/unfix"])
def test_no_get_mends(small: SmallWorkspace, open_window: OpenWindow, address: str) -> None:
    small.program(section(TWICE))
    assert open_window(small.root).get(address).status_code == 405


def test_the_page_of_a_rule(small: SmallWorkspace, open_window: OpenWindow) -> None:
    window = open_window(small.root)
    page = words(window.get("/rule/ШД302"))
    assert "Срок вне периода программы" in page
    assert "Почему" in page
    assert "Что сделать" in page
    assert "говорит само замечание" not in page
    assert window.get("/rule/ШД000").status_code == 422
