"""What every record of a program shares."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


class Record(BaseModel):
    """A frozen record: unknown keys are errors, values are never coerced behind the user's back."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Choice(StrEnum):
    """A value of a closed list: the word that stands in files, and how an official calls it."""

    shown: str

    def __new__(cls, word: str, shown: str) -> Self:
        """The member of a line ``BODY = "body", "орган"``."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.shown = shown
        return member


def _one_line(value: object) -> object:
    """Folded YAML text becomes one line: the wrapping of the source is no part of the name."""
    return " ".join(value.split()) if isinstance(value, str) else value


IDENTIFIER = "identifier"
"""Marks a field that holds an id: the record's own, or that of a record it refers to."""

EntityId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]*$"),
    IDENTIFIER,
    Field(
        title="Идентификатор",
        description="Латинские строчные буквы, цифры и «_»; пишется один раз и не меняется",
    ),
]
Line = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1)]
"""Text of one line: a title, a name."""
PROSE = "prose"
"""Marks a field whose text is Markdown with references."""

TITLE = "title"
"""Marks a field whose text is one line with references: they are put in, nothing else in it is markup."""

Title = Annotated[
    str,
    BeforeValidator(_one_line),
    StringConstraints(min_length=1),
    TITLE,
    Field(description="Одна строка; значения подставляются как {{ путь }}"),
]
"""One line with value references: a title, a heading, the name of a file."""

Prose = Annotated[
    str,
    StringConstraints(min_length=1),
    PROSE,
    Field(description="Текст в разметке Markdown; значения подставляются как {{ путь }}"),
]
"""Markdown with value references; may hold several paragraphs and lists."""


class Statement(Record):
    """One sentence of a list that a program writes once and refers to: a goal, a task, a risk."""

    id: EntityId
    text: Prose = Field(title="Текст")
