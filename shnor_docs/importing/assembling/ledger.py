"""What the documents gave so far: records, files, decisions, questions, words without a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from shnor_docs.importing.evidence import Decision, Question, Taken
from shnor_docs.importing.leftovers import Leftover
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.source.yaml.writing import Data

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class At(Generic[T]):
    """Something about a place of one of the files."""

    file: str
    what: T


@dataclass
class Ledger:
    """Filled while documents are read one after another.

    ``refused`` are places that a first draft took for something that did not print all their words: they stay text.
    """

    known: Known = field(default_factory=Known)
    refused: frozenset[tuple[str, Place]] = frozenset()
    files: dict[str, str] = field(default_factory=dict)
    decisions: list[At[Decision]] = field(default_factory=list)
    questions: list[At[Question]] = field(default_factory=list)
    left: list[At[Leftover]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """Words of the passport by the ids of its fields."""

    def note(self, file: str, taken: Taken[Any]) -> None:
        """Keep the reasons of what was taken."""
        self.decisions += (At(file, decision) for decision in taken.decisions)
        self.questions += (At(file, question) for question in taken.questions)

    def put(self, name: str, value: Data) -> None:
        """A list or a record of the program; entries of a list join those that are there."""
        self.take(Records(program={name: value}))

    def take(self, records: Records) -> None:
        """The records that a table gave."""
        self.known = self.known.after(records)

    def has(self, name: str) -> bool:
        """Whether the program has a list or a record already."""
        return bool(self.known.program.get(name))

    def lose(self, file: str, left: Iterable[Leftover]) -> None:
        """List words that the program has no place for."""
        self.left += (At(file, one) for one in left)

    @property
    def program(self) -> Mapping[str, Data]:
        """What the program has so far."""
        return self.known.program
