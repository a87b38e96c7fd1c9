"""What the documents gave so far: records, files, decisions, questions, words without a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from shnor_docs.importing.contradictions import Claim
from shnor_docs.importing.evidence import Decision, Question, Taken
from shnor_docs.importing.identity import Spelling
from shnor_docs.importing.leftovers import Leftover
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.rendering.provenance.words import Way
from shnor_docs.source.yaml.writing import Data

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class At(Generic[T]):
    """Something about a place of one of the files."""

    file: str
    what: T


@dataclass(frozen=True, slots=True)
class Recognised:
    """A place that was taken for more than text: the blocks it consists of, the lists of the program that it filled."""

    file: str
    place: Place
    blocks: frozenset[Way]
    names: frozenset[str]

    @property
    def key(self) -> tuple[str, Place]:
        """What tells it from any other."""
        return self.file, self.place

    def holds(self, file: str, place: Place) -> bool:
        """Whether a place lies in it."""
        return file == self.file and place.part == self.place.part and place.way[:1] in self.blocks


@dataclass
class Ledger:
    """Filled while documents are read one after another.

    ``refused`` are places that a first draft took for something that did not print all their words: they stay text.
    """

    known: Known = field(default_factory=Known)
    refused: frozenset[tuple[str, Place]] = frozenset()
    spelling: Spelling = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    decisions: list[At[Decision]] = field(default_factory=list)
    questions: list[At[Question]] = field(default_factory=list)
    left: list[At[Leftover]] = field(default_factory=list)
    recognised: list[Recognised] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    remade: dict[tuple[str, Place], str] = field(default_factory=dict)
    """Places that the product prints from other data, and why their words may differ."""
    texts: dict[str, str] = field(default_factory=dict)
    """Words of the passport by the ids of its fields."""
    whole: set[str] = field(default_factory=set)
    """The lists that some text prints as they are: what joins one of them later would be printed there too."""

    def note(self, file: str, taken: Taken[Any]) -> None:
        """Keep the reasons of what was taken."""
        self.decisions += (At(file, decision) for decision in taken.decisions)
        self.questions += (At(file, question) for question in taken.questions)

    def put(self, name: str, value: Data) -> None:
        """A list or a record of the program; entries of a list join those that are there."""
        self.take(Records(program={name: value}))

    def put_in(self, name: str, entries: Sequence[Mapping[str, Data]], text: str) -> None:
        """A list of statements and the text that refers to it."""
        self.put(name, list(entries))
        if re.search(rf"\{{\{{ {name}\b(?!\.)", text):
            self.whole.add(name)

    def recognise(self, file: str, place: Place, blocks: Iterable[Place], names: Iterable[str]) -> None:
        """Keep that a place was taken for more than text."""
        ways = frozenset(one.way[:1] for one in blocks)
        self.recognised.append(Recognised(file, place, ways, frozenset(names)))

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
