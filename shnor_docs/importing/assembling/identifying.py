"""The fields that every program has: title, years, municipality, authority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from shnor_docs.importing.assembling.appendices import issuer_in
from shnor_docs.importing.assembling.ledger import At, Ledger
from shnor_docs.importing.assembling.papers import Paper
from shnor_docs.importing.evidence import Question
from shnor_docs.importing.identity import authority_of, municipality_of, period_in, program_named_in, region_of, spelled
from shnor_docs.importing.identity.bodies import is_guessed
from shnor_docs.importing.orders import OrderFound
from shnor_docs.importing.passport.names import field_named
from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.inspection.foreign.document import ForeignDocument
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Table, paragraphs
from shnor_docs.model.period import PeriodRange
from shnor_docs.source.yaml.writing import Data

UNKNOWN = "____"
_LEADING = ("concept", "model")
"""Kinds that stand for the program itself where it has no other document."""
_NOWHERE = Place("", ())


def title_of_program(ledger: Ledger, papers: Sequence[Paper], orders: Sequence[OrderFound]) -> str:
    """The title of the program itself, else what comes nearest."""
    own = [paper.title.text for paper in papers if paper.record["kind"] == "program" and paper.title.text]
    named = [ledger.texts["title"]] if "title" in ledger.texts else []
    others = [paper.title.text for paper in papers if paper.title.text]
    of_orders = [str(order.record["title"]) for order in orders]
    leading = [paper.title.text for paper in papers if paper.record["kind"] in _LEADING and paper.title.text]
    reports = [paper.title.text for paper in papers if paper.record["kind"] == "report"]
    told = [name for text in (*of_orders, *reports) if (name := program_named_in(text))]
    return next(iter([*own, *named, *leading, *told, *others, *of_orders]), UNKNOWN)


def period_of(
    titles: Iterable[str], dates: Iterable[str], documents: Sequence[ForeignDocument]
) -> tuple[PeriodRange | None, str]:
    """The years of the program, and where they were taken from if not from a title or the passport.

    Titles and the passport tell them; else the dates of acts, else the first text that names any.
    """
    tables = (row for document in documents for row in _rows_on_years(document))
    for texts, source in (((*titles, *tables), ""), (dates, "даты приказа"), (_all(documents), "текста")):
        if period := next((found for text in texts if (found := period_in(text))), None):
            return period, source
    return None, ""


def _rows_on_years(document: ForeignDocument) -> Iterator[str]:
    """What a passport says on its years."""
    for table in (block for block in document.blocks if isinstance(block, Table)):
        for row in table.rows:
            texts = [one_line(cell.text) for cell in row.cells]
            if len(texts) > 1 and field_named(texts[0]) == "period":
                yield texts[-1]


def ask_of_years(ledger: Ledger, file: str, source: str) -> None:
    """A question about years that no title names."""
    if source:
        text = f"годы программы взяты из {source}: проверьте"
        ledger.questions.append(At(file, Question("period", _NOWHERE, text)))


def ask_of_title(ledger: Ledger, file: str) -> None:
    """A question about a title that nothing tells."""
    text = "название программы в документах не найдено: впишите"
    ledger.questions.append(At(file, Question("title", _NOWHERE, text)))


def identity(
    ledger: Ledger,
    title: str,
    papers: Sequence[Paper],
    orders: Sequence[OrderFound],
    documents: Sequence[ForeignDocument],
) -> dict[str, Data]:
    """Municipality and authority as the program writes them; what is not known is asked."""
    marks = [paper.stretch.mark for paper in papers if paper.stretch.mark]
    genitive = next((body for mark in marks if (body := issuer_in(mark))), "")
    issuer = orders[0].issuer if orders else ()
    authority = dict(authority_of([spelled(line, ledger.spelling) for line in issuer], genitive) or {"name": UNKNOWN})
    place = str(orders[0].record.get("place", "")) if orders else ""
    place = place or next((paper.title.place for paper in papers if paper.title.place), "")
    if place:
        authority["place"] = place
    texts = [title, genitive, *issuer, *(str(order.record["title"]) for order in orders)]
    municipality = municipality_of(texts) or municipality_of(_all(documents)) or {"name": UNKNOWN}
    region = region_of(_all(documents)) if "region" not in municipality else ""
    if region and region != municipality["name"]:
        municipality = {**municipality, "region": region}
    _ask(ledger, documents[0].name, {"authority": authority, "municipality": municipality})
    return {"municipality": dict(municipality), "authority": authority}


def _ask(ledger: Ledger, file: str, found: Mapping[str, Mapping[str, Data]]) -> None:
    what = {
        "authority": "орган управления образованием не назван",
        "municipality": "муниципальное образование не названо",
    }
    for name, record in found.items():
        shown = str(record["name"])
        if shown == UNKNOWN:
            _question(ledger, file, name, f"{what[name]}: впишите")
        elif name == "municipality" and is_guessed(shown):
            _question(ledger, file, name, f"«{shown}»: именительный падеж составлен по косвенному; проверьте")


def _question(ledger: Ledger, file: str, name: str, text: str) -> None:
    ledger.questions.append(At(file, Question(f"{name}.name", _NOWHERE, text)))


def _all(documents: Sequence[ForeignDocument]) -> Iterator[str]:
    return (one_line(one.text) for document in documents for one in paragraphs(document.blocks))
