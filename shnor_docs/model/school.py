"""The registry of schools, and how a text of a table names one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

from pydantic import Field, StringConstraints

from shnor_docs.model.base import Choice, EntityId, Line, Record

Login = Annotated[str, StringConstraints(pattern=r"^(sch|edu)\d{6}$")]
"""A school's login of ФИС ОКО, the federal assessment system: ``sch`` or ``edu``, region, number."""

_QUOTES = re.compile("[«»„“”\"'’`]")
_NUMBER_SIGN = re.compile(r"(?:№|\bn|#)\s*(?=\d)")
_DASHES = re.compile(r"\s*[-‐‑–—]\s*")
_LEGAL_FORM = re.compile(
    r"^(?:[мг][абк]?о[уо]|(?:муниципальн|государственн)\w+ (?:(?:бюджетн|автономн|казенн)\w+ )?"
    r"общеобразовательн\w+ (?:учрежден|организац)\w+)\s+"
)
_SHORT_KINDS = {
    "средняя общеобразовательная школа": "сош",
    "основная общеобразовательная школа": "оош",
    "начальная общеобразовательная школа": "нош",
}


class Level(Choice):
    """A level of general education that a school teaches."""

    PRIMARY = "primary", "НОО"
    BASIC = "basic", "ООО"
    SECONDARY = "secondary", "СОО"


class School(Record):
    """A school; a branch (филиал) is a school of its own that its head school names in ``branches``."""

    id: EntityId
    name: Line = Field(title="Официальное наименование")
    short: Line | None = Field(None, title="Краткое наименование")
    aliases: tuple[Line, ...] = Field((), title="Как ещё пишут в таблицах")
    municipality: Line | None = Field(None, title="Муниципалитет")
    levels: tuple[Level, ...] = Field(
        (), title="Уровни образования", description="primary (НОО), basic (ООО), secondary (СОО)"
    )
    branches: tuple[EntityId, ...] = Field((), title="Филиалы (id школ)")
    login: Login | None = Field(None, title="Логин ФИС ОКО", description="sch и шесть цифр")
    code: Line | None = Field(None, title="Код ОО в протоколах ГИА")


KEPT_REGISTRIES = 4
"""The registry of a program is asked by each of its tables."""

Names = Mapping[str, tuple[str, ...]]
"""Ids of the schools by each normalised name; a name that several schools share has several."""


@lru_cache(KEPT_REGISTRIES)
def school_names(schools: tuple[School, ...]) -> Names:
    """The index that :func:`find_schools` looks names up in."""
    index: dict[str, dict[str, None]] = {}
    for school in schools:
        for name in map(normalised, _names(school)):
            for key in (_exact(name), _loose(name)):
                index.setdefault(key, {})[school.id] = None
    return {key: tuple(ids) for key, ids in index.items()}


def find_schools(text: str, names: Names) -> tuple[str, ...]:
    """Ids of the schools that the text may name: one if it is clear, none if unknown, several if ambiguous.

    Letter case, ё, quotes, «№ 5» / «№5» / «N5» and dashes do not matter; nor does the legal form («МБОУ»),
    unless only the legal form tells two schools apart.
    """
    name = normalised(text)
    return names.get(_exact(name)) or names.get(_loose(name), ())


def normalised(text: str) -> str:
    """A name without what writers vary: case, ё, quotes, spaces after «№», kinds of dashes."""
    plain = _QUOTES.sub(" ", text.casefold().replace("ё", "е"))
    plain = _DASHES.sub("-", _NUMBER_SIGN.sub("№", plain))
    return " ".join(plain.replace("№", " №").split()).strip(" .,")


def _names(school: School) -> list[str]:
    return [name for name in (school.id, school.name, school.short, *school.aliases, school.login, school.code) if name]


def _exact(name: str) -> str:
    return f"={name}"


def _loose(name: str) -> str:
    """The name without its legal form, the kind of school abbreviated."""
    loose = _LEGAL_FORM.sub("", name)
    for full, short in _SHORT_KINDS.items():
        loose = loose.replace(full, short)
    return f"~{loose}"
