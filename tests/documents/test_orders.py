"""Orders and their appendices: drafts, marks, numbers, cases (RULES §2)."""

import pytest

from tests.small_workspace import SmallWorkspace, order

SIGNED = "date: 23.09.2021\n  number: 401/1"

THREE_LEVELS = """
orders:
- id: approval
  date: 30.03.2023
  number: 44-О
  title: Об утверждении
  preamble: В целях
  clauses:
  - {id: one, text: "Утвердить состав ({{ appendices.team }}) и Модель ({{ appendices.model }})."}
  - {id: two, text: "Применять форму ({{ appendices.form }}) согласно {{ appendices.model | dative }}."}
  signature: {post: Начальник, name: А.А. Лесная}
  appendices:
  - {id: team, document: team}
  - id: model
    document: model
    appendices:
    - {id: form, document: form}
documents:
- {id: order, kind: order, order: approval}
- {id: team, kind: team, title: Состав, sections: [{id: one, text: Список.}]}
- id: model
  kind: model
  title: Модель
  dative: Модели
  sections: [{id: one, text: "Форма – {{ appendices.form }}."}]
- {id: form, kind: report, title: Форма, sections: [{id: one, text: Таблица.}]}
"""


def slot(small: SmallWorkspace, name: str, document: str = "order") -> str:
    return small.document(document).slot(name).plain


@pytest.mark.parametrize("requisites", ["", "date: 23.09.2021", "number: 401/1"])
def test_an_order_without_date_or_number_is_a_draft(small: SmallWorkspace, requisites: str) -> None:
    small.program(order(requisites))
    assert slot(small, "draft") == slot(small, "draft", "text") == "ПРОЕКТ"
    assert "_" in slot(small, "date") + slot(small, "number")
    assert "___" in small.text()


def test_a_signed_order_is_no_draft(small: SmallWorkspace) -> None:
    small.program(order(SIGNED))
    assert slot(small, "draft") == slot(small, "draft", "text") == ""
    assert (slot(small, "date"), slot(small, "number")) == ("23.09.2021", "401/1")
    assert "приказом Управления образования" in small.text()
    assert "от 23 сентября 2021 г. № 401/1" in small.text()
    assert "ПРОЕКТ" not in small.text("order") + small.text()


def test_the_only_appendix_is_not_numbered(small: SmallWorkspace) -> None:
    small.program(order(SIGNED))
    assert "Утвердить программу (приложение)." in small.text("order")
    assert "Приложение\nУТВЕРЖДЕНА\n" in small.text()


def test_several_appendices_are_numbered_and_referred_to(small: SmallWorkspace) -> None:
    small.program(THREE_LEVELS)
    text = small.text("order")
    assert "состав (приложение № 1) и Модель (приложение № 2)" in text
    assert "форму (приложение к Модели) согласно приложению № 2" in text


def test_an_appendix_of_an_appendix(small: SmallWorkspace) -> None:
    small.program(THREE_LEVELS)
    assert "Форма – приложение." in small.text("model")
    assert small.text("form").startswith("Приложение\nк Модели\nФорма")


@pytest.mark.parametrize(
    ("agreement", "mark"),
    [
        ("masculine", "УТВЕРЖДЁН"),
        ("feminine", "УТВЕРЖДЕНА"),
        ("neuter", "УТВЕРЖДЕНО"),
        ("plural", "УТВЕРЖДЕНЫ"),
    ],
)
def test_the_mark_agrees_with_the_document(small: SmallWorkspace, agreement: str, mark: str) -> None:
    small.program(order(SIGNED).replace("id: text,", f"id: text, agreement: {agreement},"))
    assert f"\n{mark}\n" in small.text()


def test_clauses_are_numbered_by_their_places(small: SmallWorkspace) -> None:
    small.program(
        """
        orders:
        - id: approval
          title: О работе
          preamble: В целях
          clauses:
          - {id: a, text: Первый, clauses: [{id: b, text: Подпункт}, {id: c, text: Ещё}]}
          - {id: d, text: Второй}
          signature: {post: Начальник, name: А.А. Лесная}
        documents: [{id: order, kind: order, order: approval}]
        """
    )
    assert [line for line in small.text("order").split("\n") if line[0].isdigit()] == [
        "1. Первый",
        "1.1. Подпункт",
        "1.2. Ещё",
        "2. Второй",
    ]
