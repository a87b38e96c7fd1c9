"""What is kept of an import beside the program: the words of its sources, what prints them, what was asked about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.importing.assembling.ledger import At
from shnor_docs.importing.evidence import Question
from shnor_docs.importing.leftovers import Leftover
from shnor_docs.importing.report.report import Report
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.model.base import Record

Way = tuple[tuple[str, int], ...]


class Spot(Record):
    """A place of one of the sources: the part, empty for the body, and the way from its beginning inwards."""

    file: str
    part: str = ""
    way: Way = ()

    def __str__(self) -> str:
        return str(Place(self.part, self.way))


class Passage(Spot):
    """A paragraph of a source, what prints it, and its words that are printed nowhere.

    ``printed`` is empty where its words stand in several places.
    """

    text: str
    printed: str = ""
    lost: tuple[str, ...] = ()
    is_moved: bool = False

    @property
    def is_elsewhere(self) -> bool:
        """Whether its words are not printed as one line."""
        return not self.printed or bool(self.lost)


class AskedThere(Spot):
    """A question about a place, which is an open point at ``about``."""

    about: str
    text: str


class Noted(Spot):
    """What is to be said about a place: words that found none, what was not read, two claims that differ."""

    text: str
    reason: str = ""


class Known(Record):
    """What a place was taken for, how surely, and why."""

    what: str
    spot: Spot
    certainty: str
    reason: str


class Kept(Record):
    """An import, as a person may look at it again; ``declined`` are offered references that were left."""

    sources: tuple[str, ...]
    words: int
    words_found: int
    cells: int
    cells_found: int
    passages: tuple[Passage, ...]
    questions: tuple[AskedThere, ...]
    contradictions: tuple[Noted, ...]
    missing: tuple[Noted, ...]
    remarks: tuple[Noted, ...]
    decisions: tuple[Known, ...]
    declined: tuple[str, ...] = ()

    def question(self, about: str, text: str) -> AskedThere | None:
        """The question that an open point asks; None if it came from elsewhere."""
        return next((one for one in self.questions if (one.about, one.text) == (about, text)), None)


def kept(report: Report) -> Kept:
    """What is kept of a report."""
    draft, coverage = report.draft, report.coverage
    return Kept(
        sources=report.sources,
        words=coverage.words,
        words_found=coverage.words_found,
        cells=coverage.cells,
        cells_found=coverage.cells_found,
        passages=tuple(_passages(report)),
        questions=tuple(_questions(draft.questions)),
        contradictions=tuple(_noted(one) for one in draft.contradictions),
        missing=tuple(_left(report.missing)),
        remarks=tuple(_noted(one) for one in report.remarks),
        decisions=tuple(
            Known(
                what=one.what.what,
                spot=_spot(one.file, one.what.place),
                certainty=one.what.certainty.value,
                reason=one.what.reason,
            )
            for one in draft.decisions
        ),
    )


def _passages(report: Report) -> Iterator[Passage]:
    coverage = report.coverage
    lost = {(one.unit.where, one.unit.place): one.words for one in coverage.lost}
    moved = {id(unit) for unit in coverage.moved_inside}
    for source, printed in coverage.pairs:
        yield Passage(
            file=source.where,
            part=source.place.part,
            way=source.place.way,
            text=source.text,
            printed=printed.text if printed else "",
            lost=lost.get((source.where, source.place), ()),
            is_moved=id(source) in moved,
        )


def _questions(questions: Iterable[At[Question]]) -> Iterator[AskedThere]:
    for one in questions:
        place = one.what.place
        yield AskedThere(file=one.file, part=place.part, way=place.way, about=one.what.about, text=one.what.text)


def _left(left: Iterable[At[Leftover]]) -> Iterator[Noted]:
    for one in left:
        place = one.what.place
        yield Noted(file=one.file, part=place.part, way=place.way, text=one.what.text, reason=one.what.reason)


def _noted(found: Diagnostic) -> Noted:
    place = found.location
    return Noted(file=place.file, part=place.part or "", text=found.message, reason=found.hint)


def _spot(file: str, place: Place) -> Spot:
    return Spot(file=file, part=place.part, way=place.way)
