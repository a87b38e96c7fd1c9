"""What is remarked of keys and ids is said of the fields and lists that a person sees, and stands there."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from tests.page.forms.asking import Form

ITEM = "roadmap/groups/0/items/1"


def _told(form: Form, about: str) -> str:
    """What is remarked of a field, without markup."""
    here = form.remarks().split(f'data-about="{about}"')[1].partition("data-about=")[0]
    return " ".join(re.sub(r"<[^>]*>", " ", here).split())


def test_a_cell_that_is_not_filled_in_says_so_itself(window: TestClient) -> None:
    form = Form(window, "passport")
    told = form.send("change", do="add", path="passport", field="title", text="Куратор")
    assert told["focus"].endswith("/content")
    said = _told(form, told["focus"])
    assert "не заполнено: «Содержание»" in said
    assert "ключ" not in said
    assert "…»" not in said


def test_who_is_in_no_list_is_said_to_be_in_none(window: TestClient) -> None:
    form = Form(window, "roadmap")
    form.type(f"{ITEM}/responsible", "Директора школ")
    said = _told(form, f"{ITEM}/responsible/0")
    assert "«Директора школ» нет в списке «Исполнители»" in said
    assert "на экране «Люди и органы»" in said
    assert "латинские" not in said


def test_who_was_taken_away_has_no_id_instead_of_a_name(window: TestClient) -> None:
    form = Form(window, "roadmap")
    form.type(f"{ITEM}/responsible", "taken_away")
    said = _told(form, f"{ITEM}/responsible/0")
    assert "в списке «Исполнители» больше нет" in said
    group = form.inside("roadmap/groups/0")
    assert '<span class="chip">удалённая запись</span>' in group
    assert "taken_away" not in said + re.sub(r' data-value="[^"]*"', "", group)
    picker = window.get(f"{form.base}/pick", params={"path": f"{ITEM}/responsible"}).text
    assert "удалённая запись — такого нет" in picker


def test_only_indicators_that_the_program_lacks_are_offered(window: TestClient) -> None:
    form = Form(window, "indicators")
    before = _offered(form.html)
    told = form.send("change", do="remove", path="indicators/0")
    after = _offered(told["parts"]["f:indicators"])
    assert len(after - before) == 1
    assert before <= after
    form.send("change", do="add", path="indicators", field="id", text=next(iter(after - before)))
    assert _offered(Form(window, "indicators").html) == before


def _offered(html: str) -> set[str]:
    adding = html.split('data-add="indicators"')[1].partition("</form>")[0] if 'data-add="indicators"' in html else ""
    return set(re.findall(r'<option value="(\w+)"', adding))
