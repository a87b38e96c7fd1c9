"""Executors, persons of one surname, schools of one number: each named once, in one way (INVENTORY D-30, D-33)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.bodies import Party, PartyKind
from shnor_docs.model.content import Content
from shnor_docs.model.school import School
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.sameness import once_for_each

TWO_PERSONS = declare("ШД266", Severity.WARNING, "одна фамилия с разными инициалами")
SAME_PARTY = declare("ШД296", Severity.WARNING, "исполнитель записан дважды")
TWO_KINDS = declare("ШД267", Severity.WARNING, "школа названа двумя видами")

_PERSON = re.compile(r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s+([А-ЯЁ]\.\s*[А-ЯЁ]?\.?)")
_SCHOOL = re.compile(r"(?<![\w)])(О\(С\)ОШ|[СОН]ОШ)\s*№\s*(\d+)(?!\d)")


def parties(content: Content) -> Iterator[Finding]:
    """An executor stands in the list once, however its letters are written; full names or posts tell two apart."""
    seen: dict[str, Party] = {}
    for index, party in enumerate(content.program.parties):
        first = seen.setdefault(_plain(party.name), party)
        if first is not party and (first.full_name, first.post) == (party.full_name, party.post):
            other = "" if first.name == party.name else f" как «{first.name}»"
            message = f"исполнитель «{party.name}» записан и выше{other}"
            hint = "оставьте одного и выберите его в мероприятиях; если это разные исполнители, назовите их по-разному"
            yield Finding(SAME_PARTY, message, ("parties", index, "name"), hint)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").split()).rstrip(".")


def persons(content: Content) -> Iterator[Finding]:
    """Two executors of one surname have full names or posts that tell them apart, or are one person."""
    seen: dict[str, tuple[str, bool]] = {}
    for index, party in enumerate(content.program.parties):
        match = _PERSON.fullmatch(party.name) if party.kind is PartyKind.PERSON else None
        if match is None:
            continue
        surname, initials = match[1], "".join(match[2].split())
        is_told = bool(party.full_name or party.post)
        other, other_is_told = seen.setdefault(surname, (initials, is_told))
        if other != initials and not (is_told and other_is_told):
            message = f"исполнители «{surname} {other}» и «{surname} {initials}»: одно это лицо или два, не видно"
            hint = "исправьте инициалы; если это разные люди, впишите их full_name или post"
            yield Finding(TWO_PERSONS, message, ("parties", index, "name"), hint)


def schools(content: Content) -> Iterator[Finding]:
    """A school of one number is of one kind in all texts; a registry, or many municipalities, may have two of them."""
    if content.program.municipalities:
        return
    known = _registered(content.program.schools)
    seen: dict[str, str] = {}
    for one, match in _named(content):
        kind, number = match.groups()
        first = seen.setdefault(number, kind)
        if kind != first and not {(kind, number), (first, number)} <= known:
            message = f"школа № {number} названа здесь {kind}, а раньше – {first}{one.where}"
            yield Finding(TWO_KINDS, message, one.at(*match.span()), "назовите её везде одинаково")


@once_for_each
def _registered(schools: tuple[School, ...]) -> frozenset[tuple[str, str]]:
    """The kinds and the numbers of schools by their names in the registry."""
    return frozenset((match[1], match[2]) for school in schools for match in _SCHOOL.finditer(school.name))


@in_each_text
def _named(one: PrintedText) -> Iterator[tuple[PrintedText, re.Match[str]]]:
    """The schools that a text names."""
    if "ОШ" in one.text:
        yield from ((one, match) for match in _SCHOOL.finditer(one.text))
