"""Open points: what an official still has to decide, marked at the field it concerns."""

from __future__ import annotations

from pydantic import Field

from shnor_docs.model.base import Line, Record


class OpenPoint(Record):
    """An undecided point. While it is listed, ``validate`` warns and documents that print the place are drafts."""

    place: Line = Field(
        title="Где",
        description="Путь из идентификаторов (indicators.vpr_math.targets) или файл раздела (sections/01.md)",
    )
    quote: Line | None = Field(None, title="Слова в тексте", description="Если вопрос не ко всему тексту")
    note: Line = Field(title="Что решить")
