"""The sentence that is drafted of changes: short, whole, in words of officials."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from shnor_docs.diagnostics import Location
from shnor_docs.lifecycle.comparison import compare
from shnor_docs.lifecycle.differences import Difference
from shnor_docs.lifecycle.summary import draft_sentence, edition_sentence, moment, return_sentence
from shnor_docs.lifecycle.wording import told
from shnor_docs.model.content import Content
from tests.lifecycle.test_comparison import A, B, C, content, groups


def drafted(a: Content, b: Content) -> str:
    """The sentence of what changed, no-break spaces as plain ones."""
    found = [Difference(change, told(change, a, b), Location("x")) for change in compare(a, b)]
    return draft_sentence(found).replace("\u00a0", " ")


def plan(*items: dict[str, str]) -> Content:
    return content(roadmap=groups(list(items), []))


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (plan(A, B), plan(A, {**B, "deadline": "май 2021"}), "Изменено: мероприятие 1.2 (срок исполнения)"),
        (
            plan(A, B),
            plan({**A, "text": "Начать."}, {**B, "text": "Вести всё.", "deadline": "май 2021"}),
            "Изменено: мероприятие 1.1 (формулировка), мероприятие 1.2 (формулировка, срок исполнения)",
        ),
        (plan(A), plan(A, B), "Добавлено: мероприятие 1.2"),
        (plan(A, B), plan(B), "Исключено: мероприятие 1.1"),
        (plan(A, B), plan(B, A), "Переставлено: мероприятие 1.2"),
        (
            plan(A, B),
            replace(plan({**A, "text": "Начать."}, C), files={"sections/01.md": "Новый."}),
            "Изменено: мероприятие 1.1 (формулировка), файл sections/01.md (текст); добавлено: мероприятие 1.2; "
            "исключено: мероприятие 1.2",
        ),
        (plan(A), plan(A), "Изменены примечания и расположение строк; по смыслу ничего не изменилось"),
    ],
)
def test_changes_as_a_sentence(before: Content, after: Content, sentence: str) -> None:
    assert drafted(before, after) == sentence


@pytest.mark.parametrize(("count", "rest"), [(5, "ещё 1 изменение"), (7, "ещё 3 изменения"), (9, "ещё 5 изменений")])
def test_many_changes_are_counted(count: int, rest: str) -> None:
    goals = [{"id": f"g{n}", "text": f"Цель {n}."} for n in range(count)]
    sentence = drafted(content(), content(goals=goals))
    assert sentence == f"Добавлено: цель «Цель 0.», цель «Цель 1.», цель «Цель 2.», цель «Цель 3.»; {rest}"


def test_a_long_name_is_cut_at_a_word_and_its_quotes_are_closed() -> None:
    goal = {"id": "g", "text": "Обеспечить «Школу " + "полного дня " * 20 + "» всем."}
    assert drafted(content(), content(goals=[goal])) == (
        "Добавлено: цель «Обеспечить «Школу полного дня полного дня полного дня…»»"
    )


def test_a_section_is_named_by_its_heading() -> None:
    documents = [{"id": "d", "kind": "program", "sections": [{"id": "s", "title": "Риски", "file": "sections/01.md"}]}]
    before = replace(content(documents=documents), files={"sections/01.md": "Одно."})
    after = replace(before, files={"sections/01.md": "Другое."})
    assert drafted(before, after) == "Изменено: раздел «Риски» (текст)"


def test_other_sentences() -> None:
    assert edition_sentence(2, "от 01.10.2019 № 7") == "Утверждена редакция 2: приказ от 01.10.2019 № 7"
    assert return_sentence("Редакция 1 (приказ …)") == "Возврат к прежнему: редакция 1 (приказ …)"
    assert moment(datetime(2026, 3, 3, 9, 5, tzinfo=UTC)).replace("\u00a0", " ") == "3 марта 2026 г. в 09:05"
