"""What is known before a table is read, and what a table gave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from shnor_docs.importing.prose import cell_text
from shnor_docs.inspection.foreign.tree import Block
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.period import PeriodRange
from shnor_docs.source.yaml.writing import Data

Prose: TypeAlias = "Callable[[Sequence[Block]], str]"
"""Blocks of a cell as the Markdown of a text."""

Entry: TypeAlias = "Mapping[str, Data]"
"""A record of a list: it has an id."""


@dataclass(frozen=True, slots=True)
class Records:
    """What a table gave, by the lists and files of a program: ``{"roadmap": …, "parties": […]}``.

    An entry whose id stands in a list already takes its place. ``reference`` is what stands in the text where the
    table stood; ``catalogue`` holds new entries of the workspace's ``indicators.yaml``.
    """

    reference: str = ""
    program: Mapping[str, Data] = field(default_factory=dict)
    catalogue: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a workspace has, what the documents said so far, and how cells become text."""

    prose: Prose = cell_text
    catalogue: tuple[Indicator, ...] = ()
    period: PeriodRange | None = None
    program: Mapping[str, Data] = field(default_factory=dict)
    new_indicators: tuple[Entry, ...] = ()

    def entries(self, name: str) -> tuple[Entry, ...]:
        """The records of a list of the program."""
        found = self.program.get(name) or ()
        return tuple(one for one in found if isinstance(one, Mapping)) if isinstance(found, Sequence) else ()

    def ids(self, name: str) -> set[str]:
        """The ids of a list of the program."""
        return {str(entry["id"]) for entry in self.entries(name)}

    def after(self, records: Records) -> Known:
        """What is known once a table has been read."""
        program = dict(self.program)
        for name, value in records.program.items():
            is_list = isinstance(value, Sequence) and not isinstance(value, str)
            program[name] = _merged(self.entries(name), value) if is_list else value
        by_id = {str(entry["id"]): entry for entry in (*self.new_indicators, *records.catalogue)}
        return replace(self, program=program, new_indicators=tuple(by_id.values()))


def _merged(old: Sequence[Entry], new: Data) -> list[Data]:
    """Entries by id: a new one with an id that is there takes its place."""
    by_id: dict[object, Data] = {entry["id"]: entry for entry in old}
    for entry in new or ():
        if isinstance(entry, Mapping):
            by_id[entry["id"]] = entry
    return list(by_id.values())
