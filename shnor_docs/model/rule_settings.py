"""What a workspace has decided about the rules: how grave a breach is here, and which rules are off."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from shnor_docs.model.base import Line, Record
from shnor_docs.model.notation import NotationError

CODE, ADDRESS = r"^ШД\d{3}$", r"^https?://\S+$"


def _code(text: str) -> str:
    if not re.fullmatch(CODE, text):
        raise NotationError(f"«{text}» – не код правила", "напишите его, как в замечании: ШД302")
    return text


def _address(text: str) -> str:
    if not re.fullmatch(ADDRESS, text):
        raise NotationError(f"«{text}» – не адрес страницы", "адрес начинается с https://")
    return text


RuleCode = Annotated[str, AfterValidator(_code), Field(json_schema_extra={"pattern": CODE})]
Address = Annotated[str, AfterValidator(_address), Field(json_schema_extra={"pattern": ADDRESS})]
"""An address of a page in the web."""


class Level(StrEnum):
    """How grave the breaches of a rule are in this workspace."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


class RuleLevel(Record):
    """The level of one rule."""

    code: RuleCode = Field(
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
