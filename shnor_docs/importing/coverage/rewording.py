"""Terms and targets that the product prints in words of its own: the same by its parsers is no loss."""

from __future__ import annotations

from dataclasses import replace

from shnor_docs.importing.coverage.units import Unit, words_of
from shnor_docs.importing.tables.deadlines import deadline_of
from shnor_docs.importing.tables.indicators.values import aims_of
from shnor_docs.importing.tables.texts import one_line
from shnor_docs.model.deadline import Deadline
from shnor_docs.model.target import Target

_LONGEST = 160


def canonical(unit: Unit) -> Unit:
    """The unit with the words that the product prints for its term or its targets; any other unit as it is."""
    if len(unit.text) > _LONGEST:
        return unit
    text = one_line(unit.text)
    words = _term(text) or _targets(text)
    return replace(unit, words=words) if words else unit


def _term(text: str) -> tuple[str, ...]:
    read = deadline_of([text])
    term = Deadline.read(read.notation) if read and read.is_understood else None
    return tuple(sorted(words_of(str(term)))) if term else ()


def _targets(text: str) -> tuple[str, ...]:
    aims = aims_of([text])
    told = [*aims.targets.items(), *((("", aims.target),) if aims.target else ())]
    read = [(period, Target.read(target)) for period, target in told]
    if not read or aims.evidence or any(target is None for _, target in read):
        return ()
    return tuple(
        word for period, target in read for word in words_of(f"{period} г {target}" if period else str(target))
    )
