"""The tables of an information card and what stands between them as one record."""

from __future__ import annotations

from collections.abc import Sequence

from shnor_docs.importing.evidence import Taken
from shnor_docs.importing.tables.cards.card import Card
from shnor_docs.importing.tables.cards.execution import take_execution
from shnor_docs.importing.tables.cards.words import take_words
from shnor_docs.importing.tables.grids import Grid, Line, grid_of
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.kinds import TableKind, kind_of, senses_of
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.importing.tables.plans import KnownItems
from shnor_docs.importing.tables.senses import Sense, day_of
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Table
from shnor_docs.source.yaml.writing import Data


def card_of(blocks: Sequence[Block], known: Known, title: str) -> Taken[Records]:
    """The card that the blocks under its title are: rows by reporting dates, execution of measures, remarks.

    ``reference`` of the records is the id of the card. What has no place in a card is asked about with its words.
    """
    own = id_for(title, known.ids("cards"), "card")
    card = Card(known, KnownItems(known), own, {"id": own, "title": title, "dates": []})
    for block in blocks:
        if isinstance(block, Table):
            _take_table(card, block)
        else:
            take_words(card, block)
    records: dict[str, Data] = {"cards": [_in_order(card.record)]}
    if card.items.roadmap is not None:
        records["roadmap"] = card.items.roadmap
    return Taken(Records(own, records), tuple(card.decisions), tuple(card.questions))


def _in_order(record: dict[str, Data]) -> dict[str, Data]:
    order = (
        "id",
        "title",
        "blank_rows",
        "dates",
        "year",
        "characteristics",
        "footnote",
        "additional",
        "conclusion",
        "problem",
    )
    return {name: record[name] for name in order if name in record}


def _take_table(card: Card, table: Table) -> None:
    grid = grid_of(table)
    dates = {n: day.strftime("%d.%m.%Y") for n, column in enumerate(grid.columns) if (day := day_of(column.title))}
    _take_dates(card, list(dates.values()), grid.place)
    kind = kind_of(grid)
    card.decisions.extend(kind.decisions)
    if kind.value is TableKind.EXECUTION:
        take_execution(card, table, grid, dates)
        return
    part = "additional" if Sense.NUMBER in senses_of(grid) or "characteristics" in card.record else "characteristics"
    rows: list[Data] = []
    used = {str(row["id"]) for name in ("characteristics", "additional") for row in _rows(card.record, name)}
    for line in grid.lines:
        rows.append(_row(card, grid, line, dates, used))
    card.record[part] = [*_rows(card.record, part), *rows]


def _rows(record: dict[str, Data], name: str) -> list[dict[str, Data]]:
    found = record.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _take_dates(card: Card, dates: list[str], place: Place) -> None:
    was = card.record["dates"]
    assert isinstance(was, list)
    if was and dates and was != dates:
        card.ask("dates", place, f"в таблицах карты разные даты: {', '.join(was)} и {', '.join(dates)}")
    card.record["dates"] = was or dates
    years = {date[-4:] for date in dates}
    if len(years) == 1:
        card.record.setdefault("year", years.pop())


def _row(card: Card, grid: Grid, line: Line, dates: dict[int, str], used: set[str]) -> dict[str, Data]:
    """A row: one value over all dates, or a value for each."""
    name = " ".join(line.spots[n].text for n in _names(grid, dates)) if not line.whole else line.whole.text
    own = id_for(name, used, "row")
    used.add(own)
    cells = {date: card.known.prose(line.spots[n].blocks) for n, date in dates.items()}
    is_common = len({line.spots[n].cells for n in dates}) == 1 and len(dates) > 1
    if is_common and any(cells.values()):
        return {"id": own, "title": name, "value": next(text for text in cells.values() if text)}
    values: dict[str, Data] = {date: text for date, text in cells.items() if text}
    return {"id": own, "title": name, **({"values": values} if values else {})}


def _names(grid: Grid, dates: dict[int, str]) -> list[int]:
    """The columns that name a row: all but the dates and the numbers."""
    return [n for n, sense in enumerate(senses_of(grid)) if n not in dates and sense is not Sense.NUMBER]


def is_card(tables: Sequence[Table]) -> bool:
    """Whether tables are those of an information card."""
    kinds = {kind_of(grid_of(table)).value for table in tables}
    return TableKind.CARD in kinds
