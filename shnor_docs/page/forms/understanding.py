"""How a typed text was understood, said back by the value it means: what is typed and what will be printed."""

from __future__ import annotations

from shnor_docs.documents.printing import is_list
from shnor_docs.documents.references import PATTERN, BadReference, parse_reference
from shnor_docs.documents.scope import resolve
from shnor_docs.documents.titles import title_text
from shnor_docs.model.chart import Chart
from shnor_docs.model.content import Content
from shnor_docs.model.dates import day_of
from shnor_docs.model.notation import Notation, NotationError
from shnor_docs.model.period import Period, PeriodRange
from shnor_docs.model.program import Budget, Program
from shnor_docs.model.roadmap import Roadmap
from shnor_docs.model.table import Table
from shnor_docs.model.value import parse_number
from shnor_docs.page.forms.shapes import Day, Line, Notated, Number, Prose, Shape
from shnor_docs.page.forms.words import shortened
from shnor_docs.russian.dates import format_date
from shnor_docs.russian.numerals import format_number

MOST_VALUES = 6
"""Values of references that are told under a text."""


def understood(shape: Shape, text: str, content: Content | None) -> str:
    """The Russian text of the value; empty if the text means none, or there is nothing to be said."""
    match shape:
        case Notated(notation):
            return _notated(notation.read(text)) if text else ""
        case Number():
            return _number(text)
        case Day():
            day = day_of(text)
            return format_date(day, "verbal") if day else ""
        case Line(has_references=True):
            return title_text(content, text) if content and "{{" in text else ""
        case Prose():
            return _values(text, content) if content and "{{" in text else ""
    return ""


def _notated(value: Notation | None) -> str:
    if value is None:
        return ""
    return value.in_words() if isinstance(value, Period | PeriodRange) else str(value)


def _number(text: str) -> str:
    """Only what differs from what was typed is worth saying."""
    try:
        said = format_number(parse_number(text))
    except NotationError:
        return ""
    return "" if "".join(said.split()) == "".join(text.split()) else said


def _values(text: str, content: Content) -> str:
    """What the references of a longer text print, those that print a line."""
    written = list(dict.fromkeys(match[0] for match in PATTERN.finditer(text)))
    told = [f"{reference} – {shortened(value, 60)}" for reference in written if (value := _value(reference, content))]
    return "; ".join(told[:MOST_VALUES]) + (" …" if len(told) > MOST_VALUES else "")


def _value(reference: str, content: Content) -> str:
    """What a reference prints: its line, or in a word the list or the table that stands in its place."""
    value = title_text(content, reference)
    if "{{" not in value:
        return value
    try:
        parsed = parse_reference(reference.strip("{}"))
        found = resolve(content, parsed)
    except BadReference:
        return ""
    if is_list(found):
        return f"список «{_called(found, parsed.steps[-1])}»"
    if isinstance(found, Chart):
        return f"диаграмма «{found.title}»"
    return f"таблица «{_called(found, parsed.steps[-1])}»" if isinstance(found, Table | Roadmap | Budget) else ""


def _called(value: object, name: str) -> str:
    info = Program.model_fields.get(name)
    return getattr(value, "title", None) or (info.title if info else None) or "без названия"
