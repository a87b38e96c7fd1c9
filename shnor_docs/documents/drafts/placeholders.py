"""Texts that ``new`` writes to be replaced: a document that prints one is a draft and cannot be approved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from shnor_docs.documents.drafts.openness import prints_one_of
from shnor_docs.model.content import Content, once
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.places import place_of

Path = tuple[object, ...]

_DISTRICT = re.compile(r"\AНаш район\Z|(?:\A|(?<=[а-яё] ))Нашего района\b|(?:\A|(?<=[а-яё] ))Нашем районе\b")
_TOWN = re.compile(r"\Aг\. Наш\Z")
_PERSON = re.compile(r"\AИ\.\s?О\. Фамилия\Z")
_GROUNDS = re.compile(r"Здесь обосновывается, почему программа нужна\.")


class Placeholder(NamedTuple):
    """``words`` at ``start`` of the text at a model path, and what is to be written instead."""

    path: Path
    text: str
    start: int
    words: str
    what: str


@once
def placeholders_of(content: Content) -> tuple[Placeholder, ...]:
    """Every place of a program that still holds what ``new`` wrote there."""
    return tuple(_found(content))


def holds_placeholder(content: Content, settings: DocumentSettings) -> bool:
    """Whether the document prints a placeholder: then it is a draft, and nobody may approve it."""
    places = [_place(content, found.path) for found in placeholders_of(content)]
    return bool(places) and any(prints_one_of(content, settings, places))


def _place(content: Content, path: Path) -> str:
    return str(path[1]) if path[0] == "files" else place_of(content.program, path)


def _found(content: Content) -> Iterator[Placeholder]:
    for pattern, what, path, text in _suspects(content):
        if text and (match := pattern.search(text)):
            yield Placeholder(path, text, match.start(), match[0], what)


def _suspects(content: Content) -> Iterator[tuple[re.Pattern[str], str, Path, str | None]]:
    program = content.program
    own, body = program.municipality, program.authority
    for field in ("name", "genitive", "prepositional"):
        yield _DISTRICT, "название муниципального образования", ("municipality", field), getattr(own, field)
    for field in ("name", "short", "genitive"):
        yield _DISTRICT, "название органа", ("authority", field), getattr(body, field)
    yield _TOWN, "место составления документов", ("authority", "place"), body.place
    for index, order in enumerate(program.orders):
        yield _PERSON, "инициалы и фамилию", ("orders", index, "signature", "name"), order.signature.name
    for index, settings in enumerate(program.documents):
        for number, approval in enumerate(settings.approvals):
            yield _PERSON, "инициалы и фамилию", ("documents", index, "approvals", number, "name"), approval.name
        for number, section in enumerate(settings.sections):
            yield _GROUNDS, "обоснование", ("documents", index, "sections", number, "text"), section.text
    for name, text in content.files.items():
        yield _GROUNDS, "обоснование", ("files", name), text
