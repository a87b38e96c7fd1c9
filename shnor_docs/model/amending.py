"""How a region words its amending orders: rules of technique leave some words to custom (RULES §5.4)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from shnor_docs.model.base import Prose, Record
from shnor_docs.model.value import Number


class PassportRow(StrEnum):
    """How a row of the passport is called."""

    POSITION = "позиция"
    ROW = "строка"


class ColumnWord(StrEnum):
    """How a column is called."""

    GRAPH = "графа"
    COLUMN = "столбец"


class EditionWord(StrEnum):
    """How a new wording is announced."""

    FOLLOWING = "в следующей редакции"
    NEW = "в новой редакции"


class RepealWord(StrEnum):
    """What becomes of a point or a section that goes."""

    REPEALED = "признать утратившим силу"
    EXCLUDED = "исключить"


class CitingWord(StrEnum):
    """How earlier amending orders are cited."""

    EDITION = "в редакции"
    CHANGES = "с изменениями, внесёнными"


class Wording(Record):
    """The file ``amending.yaml`` of a workspace: the words of its amending orders."""

    passport_row: PassportRow = Field(PassportRow.POSITION, title="Строка паспорта", description="позиция или строка")
    column: ColumnWord = Field(ColumnWord.GRAPH, title="Столбец таблицы", description="графа или столбец")
    restated: EditionWord = Field(
        EditionWord.FOLLOWING, title="Новый текст", description="в следующей редакции или в новой редакции"
    )
    repealed: RepealWord = Field(
        RepealWord.REPEALED, title="Пункт, которого больше нет", description="признать утратившим силу или исключить"
    )
    citing: CitingWord = Field(
        CitingWord.EDITION,
        title="Прежние изменения",
        description="в редакции (приказов) или с изменениями, внесёнными (приказами)",
    )
    preamble: Prose = Field(
        "В целях уточнения мероприятий и показателей работы со школами",
        title="Преамбула приказа об изменении",
    )
    closing: tuple[Prose, ...] = Field(
        (),
        title="Пункты после изменений",
        description="Перед пунктом о контроле, который берётся из изменяемого приказа",
    )
    whole: Number = Field(
        Decimal("0.5"),
        title="Доля изменений, с которой документ излагается целиком",
        description="От 0 до 1: приложение тогда прилагается в новой редакции",
        ge=0,
        le=1,
    )
