"""The questions in their order, and what is wrong with an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from shnor_docs.model.notation import NotationError
from shnor_docs.page.wizard.answers import Answers

Problems = Mapping[str, str]
"""What is wrong with an answer, by its field."""


class Question(NamedTuple):
    """A screen of the wizard: its address, what it asks, the fields it asks for, what is wrong with them."""

    id: str
    title: str
    fields: tuple[str, ...]
    problems: Callable[[Answers], Problems]


def _missing(**hints: str) -> Callable[[Answers], Problems]:
    def problems(answers: Answers) -> Problems:
        return {name: hint for name, hint in hints.items() if not getattr(answers, name)}

    return problems


def _period(answers: Answers) -> Problems:
    if not answers.period:
        return {"period": "Впишите годы, например 2026–2028"}
    try:
        _ = answers.years
    except NotationError as error:
        return {"period": "; ".join(filter(None, (str(error), error.hint)))}
    return {}


QUESTIONS = (
    Question(
        "place",
        "Для какого муниципалитета программа?",
        ("name", "region"),
        _missing(name="Впишите название, например Рыбинский район"),
    ),
    Question(
        "body",
        "Кто управляет образованием?",
        ("body", "short", "seat"),
        _missing(body="Впишите полное наименование органа"),
    ),
    Question(
        "cases",
        "Верно ли названия стоят в падежах?",
        ("genitive", "prepositional", "body_genitive", "cases_of"),
        _missing(
            genitive="Впишите родительный падеж",
            prepositional="Впишите предложный падеж",
            body_genitive="Впишите родительный падеж",
        ),
    ),
    Question("period", "На какие годы программа?", ("period",), _period),
    Question("source", "С чего начать?", ("source",), lambda _: {}),
    Question("title", "Всё верно?", ("title", "title_of", "folder"), lambda _: {}),
)


def open_question(answers: Answers, wanted: str) -> tuple[Question, Problems]:
    """The wanted question, or the first one before it that is not answered, with what is wrong there."""
    for question in QUESTIONS:
        if question.id == wanted:
            return question, {}
        if problems := question.problems(answers):
            return question, problems
    return QUESTIONS[0], {}
