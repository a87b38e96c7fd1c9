"""Two who change one program: what each wants goes to its own place, and where both want one, it is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.page.forms.asking import Form, text_of
from tests.page.serving import SAMPLE

ITEM = "roadmap/groups/0/items/1"
DEADLINE = f"{ITEM}/deadline"


def test_another_s_change_of_the_same_place_is_shown(form: Form, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    path.write_text(path.read_text("utf-8").replace("deadline: июль 2020", "deadline: август 2020", 1), "utf-8")
    answer = form.window.post(
        f"{form.base}/edit",
        data={"part": "roadmap", "seen": form.seen, "path": f"{ITEM}/deadline", "text": "сентябрь 2020"},
    )
    assert answer.status_code == 409
    assert "август" in answer.json()["dialog"]
    assert "сентябрь" in answer.json()["dialog"]
    assert "август 2020" in path.read_text("utf-8")
    form.seen = json.dumps(answer.json()["theirs"])
    form.type(f"{ITEM}/deadline", "сентябрь 2020")
    assert "сентябрь 2020" in path.read_text("utf-8")


@pytest.mark.parametrize("doing", ["remove", "up"])
def test_what_is_kept_goes_to_its_own_record_wherever_others_have_put_that(
    window: TestClient, sample: Path, doing: str
) -> None:
    mine, theirs = Form(window, "roadmap"), Form(window, "roadmap")
    next_one = "Разработка муниципальной программы поддержки"
    assert next_one in text_of(sample, "roadmap.yaml")
    theirs.type("roadmap/groups/0/items/1/text", "Их слова")
    theirs.send("change", do=doing, path="roadmap/groups/0/items/1")
    field = {"path": "roadmap/groups/0/items/1/text", "text": "Мои слова", "final": "1"}
    clash = mine.send("edit", **field)
    assert "Мои слова" not in text_of(sample, "roadmap.yaml")
    told = mine.send("edit", **field, choice="mine", theirs=json.dumps(clash["theirs"]))
    written = text_of(sample, "roadmap.yaml")
    assert written.count("Мои слова") == 1
    assert "Их слова" not in written
    assert next_one in written
    assert "Знакомство с нормативно-правовыми" in written
    assert "Мои слова" in told["parts"]["form"]


def test_what_others_have_changed_once_more_is_shown_before_mine_is_kept(form: Form, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    path.write_text(path.read_text("utf-8").replace("deadline: июль 2020", "deadline: август 2020", 1), "utf-8")
    field = {"path": f"{ITEM}/deadline", "text": "сентябрь 2020", "final": "1"}
    clash = form.send("edit", **field)
    path.write_text(path.read_text("utf-8").replace("deadline: август 2020", "deadline: май 2020", 1), "utf-8")
    again = form.send("edit", **field, choice="mine", theirs=json.dumps(clash["theirs"]))
    assert "май" in again["dialog"]
    assert "deadline: май 2020" in path.read_text("utf-8")
    form.send("edit", **field, choice="mine", theirs=json.dumps(again["theirs"]))
    assert "deadline: сентябрь 2020" in path.read_text("utf-8")


def test_another_s_change_elsewhere_is_no_conflict(form: Form, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    path.write_text(path.read_text("utf-8").replace("Знакомство с", "Изучение и знакомство с", 1), "utf-8")
    form.type(f"{ITEM}/deadline", "сентябрь 2020")
    assert "Изучение и знакомство с" in path.read_text("utf-8")
    assert "сентябрь 2020" in path.read_text("utf-8")


def test_another_s_change_of_a_shared_name_is_shown(window: TestClient, sample: Path) -> None:
    form, path = Form(window, "indicators"), sample / "indicators.yaml"
    path.write_text(path.read_text("utf-8").replace("Сайт УО (да/нет)", "Сайт", 1), "utf-8")
    for text in ("балл", "баллы"):
        form.type("catalogue/indicators/0/unit", text)
    answer = window.post(
        f"{form.base}/edit",
        data={"part": "indicators", "seen": form.seen, "path": "catalogue/indicators/0/method", "text": "Опрос"},
    )
    assert answer.status_code == 409
    assert "Сайт" in answer.json()["dialog"]
    form.seen = json.dumps(answer.json()["theirs"])
    form.type("catalogue/indicators/0/method", "Опрос")
    assert "method: Опрос\n" in path.read_text("utf-8")


NEW_ONE = "indicators:\n- id: first_of_all\n  name: Новый показатель\n  kind: count\n"


def test_a_shared_value_goes_to_its_own_indicator_wherever_others_have_put_that(
    window: TestClient, sample: Path
) -> None:
    form, path = Form(window, "indicators"), sample / "indicators.yaml"
    path.write_text(path.read_text("utf-8").replace("indicators:\n", NEW_ONE, 1), "utf-8")
    form.type("catalogue/indicators/0/unit", "балл")
    first, second = path.read_text("utf-8").split("- id: ")[1:3]
    assert (first.count("unit: балл"), second.count("unit: балл")) == (0, 1)


def test_what_is_kept_of_a_shared_value_goes_to_its_own_indicator(window: TestClient, sample: Path) -> None:
    form, path = Form(window, "indicators"), sample / "indicators.yaml"
    text = path.read_text("utf-8").replace("Сайт УО (да/нет)", "Сайт", 1)
    path.write_text(text.replace("indicators:\n", NEW_ONE, 1), "utf-8")
    field = {"path": "catalogue/indicators/0/method", "text": "Опрос", "final": "1"}
    clash = form.send("edit", **field)
    assert "Сайт" in clash["dialog"]
    told = form.send("edit", **field, choice="mine", theirs=json.dumps(clash["theirs"]))
    first, second = path.read_text("utf-8").split("- id: ")[1:3]
    assert (first.count("Опрос"), second.count("method: Опрос")) == (0, 1)
    assert "Опрос" in told["parts"]["form"]


def test_cells_go_to_their_own_row_wherever_others_have_put_that(window: TestClient, sample: Path) -> None:
    form, path = Form(window, "data"), sample / "programs" / SAMPLE / "data/participants.csv"
    path.write_text(path.read_text("utf-8").replace("ОО;Группа\n", "ОО;Группа\nНовая СОШ;ШНОР\n"), "utf-8")
    before = path.read_text("utf-8")
    assert "dialog" not in form.send("cells", table="participants", cells='{"4": {"2": "ШНСУ"}}', more="[]")
    assert path.read_text("utf-8") == before.replace("Успенская СОШ №6;ШНОР", "Успенская СОШ №6;ШНСУ")


def test_of_a_row_that_two_have_changed_one_is_kept_and_the_other_rows_as_they_are(
    window: TestClient, sample: Path
) -> None:
    form, path = Form(window, "data"), sample / "programs" / SAMPLE / "data/participants.csv"
    theirs = path.read_text("utf-8").replace("№3;ШНОР", "№3;иное") + "Новая СОШ;ШНОР\n"
    path.write_text(theirs, "utf-8")
    cells = {"table": "participants", "cells": '{"2": {"2": "ШНСУ"}}', "more": "[]"}
    clash = form.send("cells", **cells)
    assert path.read_text("utf-8") == theirs
    form.send("cells", **cells, choice="mine", theirs=json.dumps(clash["theirs"]))
    assert path.read_text("utf-8") == theirs.replace("№3;иное", "№3;ШНСУ")


def test_two_who_add_a_row_both_have_it(window: TestClient, sample: Path) -> None:
    mine, theirs = Form(window, "data"), Form(window, "data")
    for form, school in ((theirs, "Их СОШ"), (mine, "Моя СОШ")):
        assert "dialog" not in form.send("cells", table="participants", cells="{}", more=f'[{{"1": "{school}"}}]')
    rows = text_of(sample, "data/participants.csv").splitlines()
    assert {rows[-2], rows[-1]} == {"Их СОШ;", "Моя СОШ;"}


@pytest.mark.parametrize(
    ("part", "path", "field"), [("people", "parties", "name"), ("roadmap", "roadmap/groups/0/items", "text")]
)
def test_two_who_add_a_record_both_have_it(window: TestClient, sample: Path, part: str, path: str, field: str) -> None:
    mine, theirs = Form(window, part), Form(window, part)
    for form, text in ((theirs, "Их запись"), (theirs, "Ещё их запись"), (mine, "Моя запись")):
        assert "dialog" not in form.send("change", do="add", path=path, field=field, text=text)
    file = text_of(sample, f"{path.partition('/')[0]}.yaml")
    assert file.index("Их запись") < file.index("Ещё их запись") < file.index("Моя запись")


def test_a_window_that_others_have_overtaken_draws_itself_anew_before_more_is_opened(
    window: TestClient, sample: Path
) -> None:
    form, file = Form(window, "people"), sample / "programs" / SAMPLE / "parties.yaml"
    asked = {"path": "parties/3", "seen": form.seen}
    assert "hx-refresh" not in window.get(f"{form.base}/inside", params=asked).headers
    file.write_text("- id: first\n  name: Первый\n" + file.read_text("utf-8"), "utf-8")
    assert window.get(f"{form.base}/inside", params=asked).headers["hx-refresh"] == "true"
    before = text_of(sample, "parties.yaml")
    assert "повторите" in form.send("change", do="copy", path="parties/3")["said"]
    assert text_of(sample, "parties.yaml") == before
    table = {"table": "participants", "seen": form.seen}
    rows = sample / "programs" / SAMPLE / "data/participants.csv"
    assert "hx-refresh" not in window.get(f"{form.base}/rows", params=table).headers
    rows.write_text(rows.read_text("utf-8").replace("ОО;Группа\n", "ОО;Группа\nНовая СОШ;ШНОР\n"), "utf-8")
    assert window.get(f"{form.base}/rows", params=table).headers["hx-refresh"] == "true"


def test_an_indicator_invented_after_another_s_comes_once(window: TestClient, sample: Path) -> None:
    mine, theirs = Form(window, "indicators"), Form(window, "indicators")
    theirs.send("invent", text="Показатель второго", kind="percent")
    mine.send("invent", text="Показатель первого", kind="percent")
    assert text_of(sample, "indicators.yaml").count("pokazatel_pervogo") == 1
    assert (sample / "indicators.yaml").read_text("utf-8").count("- id: pokazatel_pervogo") == 1


def test_an_undone_change_leaves_what_others_have_written_elsewhere(form: Form, sample: Path) -> None:
    form.type(DEADLINE, "август 2021")
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    changed = path.read_text("utf-8").replace("deadline: август 2021", "deadline: май 2021", 1)
    path.write_text(changed + "- id: theirs\n  title: Их группа\n", "utf-8")
    clash = form.send("undo")
    form.send("undo", choice="mine", theirs=json.dumps(clash["theirs"]))
    assert "deadline: июль 2020" in path.read_text("utf-8") and "Их группа" in path.read_text("utf-8")


def test_a_place_that_another_changed_unseen_is_not_overwritten(form: Form, sample: Path) -> None:
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    path.write_text(path.read_text("utf-8").replace("Знакомство с", "Изучение", 1), "utf-8")
    told = form.type(f"{ITEM}/deadline", "сентябрь 2020")
    assert told["others"] is True
    answer = form.window.post(
        f"{form.base}/edit",
        data={"part": "roadmap", "seen": form.seen, "path": "roadmap/groups/0/items/0/text", "text": "Обзор"},
    )
    assert answer.status_code == 409


@pytest.mark.parametrize(("choice", "said"), [("mine", "deadline: июль 2020"), ("theirs", "deadline: май 2021")])
def test_an_undo_of_what_another_has_changed_since_is_chosen(form: Form, sample: Path, choice: str, said: str) -> None:
    form.type(f"{ITEM}/deadline", "август 2021")
    path = sample / "programs" / SAMPLE / "roadmap.yaml"
    path.write_text(path.read_text("utf-8").replace("deadline: август 2021", "deadline: май 2021"), "utf-8")
    told = form.send("undo")
    assert "Это место тем временем изменили" in told["dialog"]
    assert len(told["dialog"]) < 2_000_000
    told = form.send("undo", choice=choice)
    assert told["steps"]["undo"] is False
    assert list(told["parts"]) == ["form"]
    assert said in text_of(sample, "roadmap.yaml").split("Назначение")[1].split("- id")[0]
