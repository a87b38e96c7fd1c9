"""Foreign documents as a draft of a program."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from shnor_docs.diagnostics import Diagnostic
from shnor_docs.importing.assembling.appendices import attached
from shnor_docs.importing.assembling.beside import left_beside
from shnor_docs.importing.assembling.identifying import (
    UNKNOWN,
    ask_of_title,
    ask_of_years,
    identity,
    period_of,
    title_of_program,
)
from shnor_docs.importing.assembling.kinds import kind_of_paper
from shnor_docs.importing.assembling.ledger import At, Ledger, Recognised
from shnor_docs.importing.assembling.reading import documents_of, read_all
from shnor_docs.importing.assembling.writing import OPEN_POINTS, files_of, open_points
from shnor_docs.importing.contradictions import Differing, differing
from shnor_docs.importing.evidence import Decision, Question
from shnor_docs.importing.headings import title_of
from shnor_docs.importing.identity import spelling_of
from shnor_docs.importing.leftovers import Leftover
from shnor_docs.importing.orders import OrderFound
from shnor_docs.importing.orders.requisites import day_in
from shnor_docs.importing.parts import Stretch, stretches
from shnor_docs.importing.parts.notes import with_notes
from shnor_docs.importing.repeated import Offer, offers
from shnor_docs.importing.tables.known import Entry, Known
from shnor_docs.inspection.foreign.document import ForeignDocument
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import paragraphs
from shnor_docs.model.indicator import Indicator
from shnor_docs.model.period import PeriodRange
from shnor_docs.source.yaml.writing import Data

_HEAD = 15
"""Paragraphs of an act among which its date stands."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of a program by inner path, and what is to be said about them; ``period`` is None if none is named."""

    files: Mapping[str, str]
    catalogue: tuple[Entry, ...]
    """New entries of the workspace's catalogue of indicators."""
    decisions: tuple[At[Decision], ...]
    questions: tuple[At[Question], ...]
    left: tuple[At[Leftover], ...]
    recognised: tuple[Recognised, ...]
    period: PeriodRange | None
    remade: Mapping[tuple[str, Place], str]
    """Places that the product prints from other data, and why their words may differ."""
    contradictions: tuple[Diagnostic, ...] = ()
    offers: tuple[Offer, ...] = ()


def draft_of(
    documents: Sequence[ForeignDocument],
    catalogue: Sequence[Indicator] = (),
    refused: Collection[tuple[str, Place]] = (),
    period: PeriodRange | None = None,
    name: str = "",
) -> Draft:
    """The draft of the program that the documents are of; ``refused`` places stay text.

    Who knows better than the documents gives the years and the ``name`` of the program.
    """
    cut = [(document, stretch) for document in documents for stretch in stretches(with_notes(document))]
    years, source = (period, "") if period else period_of(_titles(cut), _dates(cut), documents)
    spelling = spelling_of(one.text for document in documents for one in paragraphs(document.blocks))
    ledger = Ledger(Known(catalogue=tuple(catalogue), period=years), frozenset(refused), spelling)
    read = read_all(ledger, cut)
    orders, papers = list(read.orders.values()), [read.papers[place] for place in sorted(read.papers)]
    for document in documents:
        ledger.lose(document.name, left_beside(document))
    found = title_of_program(ledger, papers, orders)
    title = name or found
    main: dict[str, Data] = {"title": title, "period": years.notation if years else None}
    if title == UNKNOWN:
        ask_of_title(ledger, documents[0].name)
    ask_of_years(ledger, documents[0].name, source)
    main |= identity(ledger, found, papers, orders, documents)
    records = attached(ledger, orders, papers)
    for record, order in zip(records, orders, strict=True):
        _letterhead(record, order, main)
    program = {
        **main,
        **ledger.program,
        "orders": list(records),
        "documents": documents_of(read, title, _place(main), ledger),
    }
    differences = differing(ledger.claims)
    ledger.questions += (_question(one, has_orders=bool(records)) for one in differences)
    questions = _asked(ledger)
    program[OPEN_POINTS] = open_points(questions)
    return Draft(
        {**files_of(program), **ledger.files},
        ledger.known.new_indicators,
        tuple(ledger.decisions),
        questions,
        tuple(ledger.left),
        tuple(ledger.recognised),
        years,
        ledger.remade,
        tuple(one.diagnostic for one in differences),
        offers(program, ledger.files),
    )


def _titles(cut: Sequence[tuple[ForeignDocument, Stretch]]) -> list[str]:
    """Titles of the documents, that of the program before all others."""
    titles = [title_of(stretch.blocks) for _, stretch in cut if not stretch.form]
    told = [" ".join((one.text, one.subtitle)) for one in titles]
    years = [one.year for one in titles]
    return [*sorted(told, key=lambda text: kind_of_paper(text) != "program"), *years]


def _dates(cut: Sequence[tuple[ForeignDocument, Stretch]]) -> Iterator[str]:
    """The years of acts, as «на 2021 год»: of their heads, of the marks of their appendices."""
    for _, stretch in cut:
        head = " ".join(one.printed for one in islice(paragraphs(stretch.blocks), _HEAD)) if stretch.form else ""
        if day := day_in(stretch.mark.text if stretch.mark else head):
            yield f"на {day[-4:]} год"


def _letterhead(record: dict[str, Data], order: OrderFound, main: Mapping[str, Data]) -> None:
    """The letterhead that is not the authority's name in a line; the place that is not its own."""
    authority = main["authority"]
    assert isinstance(authority, Mapping)
    if order.issuer and order.issuer != (authority["name"],):
        record["issuer"] = list(order.issuer)
    if record.get("place") == authority.get("place"):
        record.pop("place", None)


def _place(main: Mapping[str, Data]) -> Data:
    """The town of the authority, which title pages print by themselves."""
    authority = main["authority"]
    return authority.get("place") if isinstance(authority, Mapping) else None


def _question(found: Differing, *, has_orders: bool) -> At[Question]:
    """What a contradiction asks, at its second place."""
    about = found.about or ("orders" if has_orders else "documents")
    return At(found.other.file, Question(about, found.other.place, found.question))


def _asked(ledger: Ledger) -> tuple[At[Question], ...]:
    """Each question once."""
    return tuple({(one.what.about, one.what.text): one for one in ledger.questions}.values())
