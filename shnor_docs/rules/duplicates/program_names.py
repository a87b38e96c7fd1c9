"""The program's name, written by hand and not as it is (INVENTORY D-21)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.titles import title_text
from shnor_docs.model.content import Content
from shnor_docs.rules.duplicates.words import runs, share, shortened, stems
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.source.text import Words

OTHER_NAME = declare("ШД265", Severity.WARNING, "название программы записано иначе")

_QUOTED = re.compile(r"(?:[Пп]рограмм|[Кк]онцепци)\w*\s+«([^«»]{30,400})»")
_TYPE = re.compile(r"^(?:муниципальн\w+\s+)?(?:программ|концепци)\w*\s+", re.IGNORECASE)
_APPROVES = re.compile(r"^Об утверждении\s+(?:муниципальн\w+\s+)?(?:программ|концепци)\w*\s*", re.IGNORECASE)
_HIGHER = re.compile(r"государственн|региональн|краев|областн|республиканск|федеральн|национальн", re.IGNORECASE)
_NEAR = 60
"""So far before the quotes stands whose program it is, if it is of a higher level and of a name much like this one."""
_ALIKE = 0.6
_PREPOSITION = 3
"""So many letters has the word that a case takes: «в Серышевском районе», «Серышевского района»."""
_HINT = "поставьте вместо названия ссылку {{ program.title }} или исправьте его"


def names(content: Content) -> Iterator[Finding]:
    """A quoted name of a program, the heading of the order and the title of the program's document are its name."""
    name = _TYPE.sub("", title_text(content, content.program.title))
    for path, text, start, end in _written(content):
        found = title_text(content, text[start:end])
        told = _APPROVES.sub("", found)
        if share(runs(name), runs(told)) >= _ALIKE and (unlike := _difference(name, told)):
            message = f"название программы здесь «{shortened(found)}», а в program.yaml «{shortened(name)}»: {unlike}"
            yield Finding(OTHER_NAME, message, (*path, Words.at(text, start, end)), _HINT)


def _written(content: Content) -> Iterator[tuple[Path, str, int, int]]:
    for index, order in enumerate(content.program.orders):
        if _APPROVES.match(order.title):
            yield ("orders", index, "title"), order.title, 0, len(order.title)
    for index, settings in enumerate(content.program.documents):
        if settings.kind == "program" and settings.title:
            yield ("documents", index, "title"), settings.title, 0, len(settings.title)
    for path, text in (*_in_prose(content), *_in_titles(content)):
        for match in _QUOTED.finditer(text):
            if not _HIGHER.search(text, max(0, match.start() - _NEAR), match.start()):
                yield path, text, *match.span(1)


@in_each_text
def _in_prose(one: PrintedText) -> Iterator[tuple[Path, str]]:
    if one.is_prose and _is_quoting(one.path, one.text):
        yield one.path, one.text


@in_each_text
def _in_titles(one: PrintedText) -> Iterator[tuple[Path, str]]:
    if one.is_title and _is_quoting(one.path, one.text):
        yield one.path, one.text


def _is_quoting(path: Path, text: str) -> bool:
    return path[0] != "title" and "«" in text and bool(_QUOTED.search(text))


def _difference(name: str, found: str) -> str:
    """The words in which the two part, in Russian; empty if one stands in the other or only leaves words out."""
    here, there = stems(name), stems(found)
    if " ".join(there) in " ".join(here):
        return ""
    extra = [word for word in _words_of(found) if not set(stems(word)) <= {*here}]
    missing = [word for word in _words_of(name) if not set(stems(word)) <= {*there}]
    if extra:
        return f"лишнее – «{' '.join(extra[:6])}»"
    if any(len(word) > _PREPOSITION for word in missing):
        return ""
    return f"нет слов «{' '.join(missing)}»" if missing else "другой порядок слов"


def _words_of(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text)
