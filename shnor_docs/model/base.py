"""What every record of a program shares."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


class Record(BaseModel):
    """A frozen record: unknown keys are errors, values are never coerced behind the user's back."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def _one_line(value: object) -> object:
    """Folded YAML text becomes one line: the wrapping of the source is no part of the name."""
    return " ".join(value.split()) if isinstance(value, str) else value


EntityId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]*$"),
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
