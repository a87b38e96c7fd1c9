"""What a workspace has decided about the rules: how grave a breach is here, and which rules are off."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from shnor_docs.model.base import Line, Record

Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
"""An address of a page in the web."""


class Level(StrEnum):
    """How grave the breaches of a rule are in this workspace."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


class RuleLevel(Record):
    """The level of one rule."""

    code: Annotated[str, StringConstraints(pattern=r"^ШД\d{3}$")] = Field(
        title="Код правила", description="Код из замечания: ШД321. Что он значит, объяснит «shnor-docs rule ШД321»"
    )
    level: Level = Field(
        title="Уровень",
        description="error – ошибка (документов не будет), warning – предупреждение, note – заметка, off – выключено",
    )
    reason: Line | None = Field(
        None, title="Причина", description="Почему так решено: пункт местной инструкции, поручение. Для off обязательна"
    )

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return self.code


class RuleSettings(Record):
    """The file ``rules.yaml`` of a workspace."""

    rules: tuple[RuleLevel, ...] = Field((), title="Правила", description="Уровни правил в этой рабочей папке")
    help: Address | None = Field(
        None,
        title="Адрес страницы правил",
        description="Куда ведут ссылки отчёта SARIF: https://…/rules.md. По умолчанию – на страницу рядом с программой",
    )
