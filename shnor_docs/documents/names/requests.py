"""Which names a program's texts print in which cases, and where."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from shnor_docs.documents.appendices import placements
from shnor_docs.documents.names.declined import asked_case, name_of
from shnor_docs.documents.printing import filtered
from shnor_docs.documents.references import PATTERN, BadReference, Reference, parse_reference
from shnor_docs.documents.scope import is_open, resolve
from shnor_docs.model.base import Statement
from shnor_docs.model.bodies import Body, Municipality
from shnor_docs.model.content import Content
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.russian.declension.cases import Case, find_case
from shnor_docs.russian.declension.known import find_name

AUTHORITY = ("authority", "name")
"""The place of what marks of approval print without a reference: «приказом Управления образования»."""


@dataclass(frozen=True, slots=True)
class Request:
    """A name in a case; ``own`` if the record that has the name writes the form itself."""

    name: str
    case: Case
    own: bool = False


def requests(content: Content, text: str) -> Iterator[tuple[Request, tuple[int, int]]]:
    """What the references of a text ask for, each with its place in the text."""
    for match in PATTERN.finditer(text) if "{{" in text else ():
        if request := requested(content, match[1]):
            yield request, match.span()


def requested(content: Content, inner: str) -> Request | None:
    """What a reference asks for; None if that is no name in a case."""
    with suppress(BadReference):
        reference = parse_reference(inner)
        return _asked(content, reference) if _names_a_case(reference) else None
    return None


def of_marks(content: Content) -> Iterator[tuple[Request, str]]:
    """What marks print of the authority, each with the document that has the mark."""
    authority = content.program.authority
    request = Request(authority.name, "genitive", _is_own(content, authority, "genitive"))
    yield from ((request, placement.appendix.document) for placement in placements(content) if not placement.parent)


@lru_cache(4096)
def _names_a_case(reference: Reference) -> bool:
    """Whether it is worth a look: most references are of numbers and lists."""
    return bool(find_case(reference.steps[-1])) or any(
        name == "case" or find_case(name) for name, _ in reference.filters
    )


def _asked(content: Content, reference: Reference) -> Request | None:
    """The name and the case; None for a period, and for what an open point leaves blank."""
    owner, written = _owner(content, reference), find_case(reference.steps[-1])
    if isinstance(owner, Municipality | Body) and written:
        is_left = is_open(content, reference) and getattr(owner, written, None) is None
        return None if is_left else Request(owner.name, written, _is_own(content, owner, written))
    value = resolve(content, reference)
    if isinstance(value, Period | PeriodRange | Statement):
        return None
    for index, (name, arguments) in enumerate(reference.filters):
        if case := asked_case(name, arguments) if name == "case" else find_case(name):
            named = filtered(value, reference.filters[:index]) if index else name_of(value)
            own = not index and isinstance(value, Municipality | Body) and _is_own(content, value, case)
            return Request(named, case, own)
    return None


def _owner(content: Content, reference: Reference) -> object:
    return resolve(content, Reference(reference.steps[:-1])) if len(reference.steps) > 1 else None


def _is_own(content: Content, record: Municipality | Body, case: Case) -> bool:
    """Whether the record's form is its own, not the glossary's: that one is filled in when the program is read."""
    form, known = getattr(record, case, None), find_name(record.name, content.names)
    return form is not None and (known is None or known.form(case) != form)
