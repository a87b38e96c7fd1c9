"""The workspace's own names in the cases that documents print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from shnor_docs.model.base import Line, Record
from shnor_docs.model.bodies import Body, Municipality
from shnor_docs.model.notation import NotationError
from shnor_docs.model.program import Program
from shnor_docs.model.value import YesNo, parse_yes_no
from shnor_docs.russian.declension.cases import OBLIQUE, Case, find_case
from shnor_docs.russian.declension.known import Name, Names, by_key, form_of, key

_HINT = "«да» – все формы, «нет» – ни одной, иначе – через запятую: genitive, dative"


def _cases(raw: object) -> object:
    if isinstance(raw, str):
        try:
            return OBLIQUE if parse_yes_no(raw) else ()
        except NotationError:
            return tuple(_case(name) for name in raw.split(","))
    return tuple(map(_case, raw)) if isinstance(raw, list | tuple) else raw


def _case(name: object) -> Case:
    found = find_case(str(name))
    if found is None:
        raise NotationError(f"«{name}» – не падеж, не «да» и не «нет»", "падежи: " + ", ".join(OBLIQUE))
    return found


_LIST: dict[str, Any] = {"type": "array", "items": {"enum": list(OBLIQUE)}}
_SCHEMA = {"anyOf": [{"type": ["boolean", "string"]}, _LIST], "title": "Падежи", "description": _HINT}
Cases = Annotated[tuple[Case, ...], BeforeValidator(_cases), WithJsonSchema(_SCHEMA)]
"""Cases: «да» is all of them, «нет» none; else those that are named, in a line or in a list."""


class NameForms(Record):
    """A name in the nominative and in the cases that documents need."""

    name: Line = Field(title="Название, должность или имя", description="Именительный падеж")
    genitive: Line | None = Field(None, title="Родительный падеж", description="кого? чего?")
    dative: Line | None = Field(None, title="Дательный падеж", description="кому? чему?")
    accusative: Line | None = Field(None, title="Винительный падеж", description="кого? что?")
    instrumental: Line | None = Field(None, title="Творительный падеж", description="кем? чем?")
    prepositional: Line | None = Field(None, title="Предложный падеж", description="о ком? о чём? — без предлога")
    unchanging: YesNo = Field(False, title="Не склоняется", description="Во всех падежах как в name")
    confirmed: Cases = Field((), title="Какие формы проверил человек", description=_HINT)
    doubtful: Cases = Field((), title="В каких формах программа не уверена", description="Пишет glossary suggest")

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return key(self.name)

    @property
    def forms(self) -> Name:
        """The name as documents decline it."""
        written = {case: form for case in OBLIQUE if (form := getattr(self, case))}
        return Name(self.name, written, frozenset(self.confirmed), frozenset(self.doubtful), self.unchanging)


class Glossary(Record):
    """The file ``glossary.yaml`` of a workspace."""

    names: tuple[NameForms, ...] = Field((), title="Названия, должности и имена")

    @property
    def known(self) -> Names:
        """The names as documents look them up."""
        return by_key(entry.forms for entry in self.names)


def with_forms(program: Program, names: Names) -> Program:
    """The program whose municipality and authority have the forms of the glossary where they write none."""
    changes = {
        field: filled
        for field in ("municipality", "authority")
        if (filled := _filled(getattr(program, field), names)) is not getattr(program, field)
    }
    return program.model_copy(update=changes) if changes else program


def _filled(record: Municipality | Body, names: Names) -> Municipality | Body:
    found = {case: form_of(record.name, case, names) for case in _missing(record)}
    forms: dict[str, str] = {case: form for case, form in found.items() if form}
    return record.model_copy(update=forms) if forms else record


def _missing(record: Municipality | Body) -> Iterable[Case]:
    return (case for case in OBLIQUE if case in type(record).model_fields and getattr(record, case) is None)
