"""No text holds itself: not directly, not through the texts and lists that it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.references import PATTERN, BadReference, Reference, parse_reference
from shnor_docs.documents.scope import resolve
from shnor_docs.model.base import Record
from shnor_docs.model.content import Content
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.table import Table, TableRows
from shnor_docs.rules.finding import Finding
from shnor_docs.rules.walking import texts
from shnor_docs.rules.wording.mentions import in_prose, in_titles, resolved
from shnor_docs.sameness import once_for_each

CIRCLE = declare("ШД209", Severity.ERROR, "текст ссылается на себя")


def circles(content: Content) -> Iterator[Finding]:
    """A reference whose value comes back to it can never be printed."""
    held = _Held(content)
    holding = [inner for inner, value in resolved(content).items() if any(_in_value(value))]
    circling = {inner for inner in holding if held.comes_back(parse_reference(inner))}
    for one in in_titles(content) + in_prose(content) if circling else ():
        if one.inner in circling:
            message = f"значение ссылки «{one.written}» прямо или через другие тексты содержит само себя"
            hint = "разорвите круг: напишите один из текстов без ссылки"
            yield Finding(CIRCLE, message, one.place, hint)


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
    references, holds_plan = _in_value(value)
    yield from references
    if holds_plan:
        yield from _in_plan(content)


@once_for_each
def _in_value(value: object) -> tuple[tuple[Reference, ...], bool]:
    """The references in the texts of a value, and whether it prints the plan, too."""
    if isinstance(value, str):
        return tuple(_in_text(value)), False
    records = value if isinstance(value, tuple) else (value,)
    found = (_in_record(one) for one in records if isinstance(one, Record) and not isinstance(one, Roadmap))
    return tuple(chain.from_iterable(found)), any(map(_prints_plan, records))


def _prints_plan(value: object) -> bool:
    return isinstance(value, Roadmap) or (isinstance(value, Table) and value.rows is TableRows.ROADMAP)


def _in_text(text: str) -> Iterator[Reference]:
    found = (_reference(match[1]) for match in PATTERN.finditer(text)) if "{" in text else ()
    return (reference for reference in found if reference)


def _printed_by(record: Record) -> tuple[Reference, ...]:
    return tuple(reference for _, text, mark in texts(record) if mark for reference in _in_text(text))


_in_record = once_for_each(_printed_by, most=1024)
"""The references in all texts of a record."""


def _in_plan(content: Content) -> Iterator[Reference]:
    inner = (one.inner for one in in_titles(content) + in_prose(content) if one.path[0] == "roadmap")
    return filter(None, map(_reference, inner))


def _reference(inner: str) -> Reference | None:
    try:
        return parse_reference(inner)
    except BadReference:
        return None
