"""Where the values of a document come from, a line for each: what the notes under slides say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from shnor_docs.documents.printing import printed
from shnor_docs.documents.references import BadReference, Reference, parse_reference
from shnor_docs.documents.scope import resolve
from shnor_docs.documents.tree import Unit, walk
from shnor_docs.model.content import Content
from shnor_docs.model.period import PeriodMap
from shnor_docs.model.program import Fact
from shnor_docs.model.target import Target
from shnor_docs.model.trace import Part, Trace
from shnor_docs.model.value import Value

Notes = tuple[tuple[str, str], ...]
"""The path of a value and where it comes from."""
BY_HAND = "записано в данных программы"


def value_notes(content: Content, root: Unit) -> Notes:
    """Where each value that the document prints comes from, by its path, in the order of printing."""
    paths = dict.fromkeys(run.source for unit in walk(root) for run in unit.text if run.source)
    return tuple((path, told) for path in paths for told in _told(content, path))


def _told(content: Content, path: str) -> Iterator[str]:
    """The line of a value; nothing for a text, a name, a value that nobody knows."""
    try:
        reference = parse_reference(path)
        value = resolve(content, reference)
        if isinstance(value, PeriodMap):
            yield from _of_periods(content, reference, value)
        elif isinstance(value, Value | Fact | Target | int | Decimal) and not isinstance(value, bool):
            yield f"{_named(content, reference)}: {printed(value)} – {_origin(value)}"
    except BadReference:
        return


def _of_periods(content: Content, reference: Reference, values: PeriodMap[object]) -> Iterator[str]:
    """Of a change: the values that it is made from."""
    known = [f"{period} – {printed(value)}" for period, value in values.items() if isinstance(value, Value)]
    if known:
        yield f"{_named(content, reference)}, изменение: {'; '.join(known)}"


def _named(content: Content, reference: Reference) -> str:
    """«Доля педагогов…, 2020/2021»."""
    match reference.steps:
        case ("facts", name, *_):
            return next((fact.name for fact in content.program.facts if fact.id == name), reference.path)
        case ("indicators", name, _, period) if name in content.catalogue:
            return f"{content.catalogue[name].name}, {period}"
        case ("indicators", name, *_) if name in content.catalogue:
            return content.catalogue[name].name
    return reference.path


def _origin(value: object) -> str:
    trace = value.trace if isinstance(value, Value) else None
    if not isinstance(trace, Trace):
        return BY_HAND
    amounts = [f"{part.title} {printed(part.amount.numerator)}" for part in trace.parts if part.amount.denominator == 1]
    files = dict.fromkeys(_files(trace))
    return "; ".join((f"вычислено: {trace.words}", *amounts, *files))


def _files(trace: Trace) -> Iterator[str]:
    """The tables that a number was taken from."""
    for part in trace.parts:
        yield from _files_of(part)
    for child in trace.children:
        yield from _files(child)


def _files_of(part: Part) -> Iterator[str]:
    for item in part.inputs:
        sheet = f", лист «{item.place.sheet}»" if item.place.sheet else ""
        yield f"{item.place.file}{sheet}"
    if not part.inputs and part.source:
        yield part.source.file
