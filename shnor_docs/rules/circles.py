"""No text holds itself: not directly, not through the texts and lists that it refers to."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.references import PATTERN, BadReference, Reference, parse_reference
from shnor_docs.documents.scope import resolve
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.table import Table, TableRows
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.walking import referring, texts
from shnor_docs.sameness import once_for_each
from shnor_docs.source.text import Words

CIRCLE = declare("ШД209", Severity.ERROR, "текст ссылается на себя")


def circles(content: Content) -> Iterator[Finding]:
    """A reference whose value comes back to it can never be printed."""
    held = _Held(content)
    for path, text in referring(content):
        for match in PATTERN.finditer(text):
            reference = _reference(match[1])
            if reference and held.comes_back(reference):
                message = f"значение ссылки «{match[0]}» прямо или через другие тексты содержит само себя"
                hint = "разорвите круг: напишите один из текстов без ссылки"
                yield Finding(CIRCLE, message, (*path, Words.at(text, *match.span())), hint)


class _Held:
    """The references in the texts that a reference prints, found once for each path."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._found: dict[tuple[str, ...], tuple[Reference, ...]] = {}
        self._comes_back: dict[tuple[str, ...], bool] = {}

    def comes_back(self, start: Reference) -> bool:
        """Whether what the reference prints refers to it again, be it by a long way round."""
        if start.steps not in self._comes_back:
            self._comes_back[start.steps] = self._returns(start)
        return self._comes_back[start.steps]

    def _returns(self, start: Reference) -> bool:
        seen: set[tuple[str, ...]] = set()
        waiting = [start]
        while waiting:
            for reference in self.by(waiting.pop()):
                if reference.steps == start.steps:
                    return True
                if reference.steps not in seen:
                    seen.add(reference.steps)
                    waiting.append(reference)
        return False

    def by(self, reference: Reference) -> tuple[Reference, ...]:
        if reference.steps not in self._found:
            self._found[reference.steps] = tuple(_held_by(self._content, reference))
        return self._found[reference.steps]


def _held_by(content: Content, reference: Reference) -> Iterator[Reference]:
    """The references in the prose or the title that a reference prints."""
    try:
        value = resolve(content, reference)
    except BadReference:
        return
    if isinstance(value, str):
        yield from _in_text(value)
    for record in value if isinstance(value, tuple) else (value,):
        if isinstance(record, Record) and not isinstance(record, Roadmap):
            yield from _in_record(record)
        if isinstance(record, Roadmap) or (isinstance(record, Table) and record.rows is TableRows.ROADMAP):
            yield from _in_plan(content)


def _in_text(text: str) -> Iterator[Reference]:
    found = (_reference(match[1]) for match in PATTERN.finditer(text)) if "{" in text else ()
    return (reference for reference in found if reference)


def _printed_by(record: Record) -> tuple[Reference, ...]:
    return tuple(reference for _, text, mark in texts(record) if mark for reference in _in_text(text))


_in_record = once_for_each(_printed_by, most=1024)
"""The references in all texts of a record."""


def _in_plan(content: Content) -> Iterator[Reference]:
    return (reference for path, text in referring(content) if path[0] == "roadmap" for reference in _in_text(text))


def _reference(inner: str) -> Reference | None:
    try:
        return parse_reference(inner)
    except BadReference:
        return None
