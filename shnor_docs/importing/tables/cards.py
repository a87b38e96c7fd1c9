"""An information card: its tables and what stands between them as one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from shnor_docs.importing.evidence import Decision, Question, Taken
from shnor_docs.importing.tables.grids import Grid, Line, grid_of
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.kinds import TableKind, kind_of, senses_of
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.importing.tables.plans import KnownItems, roadmap_of
from shnor_docs.importing.tables.senses import Sense, day_of
from shnor_docs.importing.tables.texts import alike, one_line
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block, Paragraph, Table, paragraphs
from shnor_docs.model.notation import any_case
from shnor_docs.source.yaml.writing import Data

TITLES = tuple(
    alike(title)
    for title in (
        "Общая характеристика плана (дорожной карты)",
        "Реализация плана (дорожной карты)",
        "Реализация плана (дорожной карты) по дополнительным показателям",
    )
)
"""The headings that the product prints by itself."""
_REMARK = any_case(r"(вывод|проблема)\w*\s*[:.–—-]?\s*(.*)")
_NAMES = {"вывод": "conclusion", "проблема": "problem"}
_NUMBER = any_case(r"^(?:раздел )?[\dIVX]+[.)]?\s+")
_FOOTNOTE = ("*", "¹", "1)")


@dataclass
class _Card:
    """The card while it is read."""

    known: Known
    items: KnownItems
    own: str
    record: dict[str, Data]
    last: str = ""
    """The remark that a paragraph goes on."""
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def ask(self, name: str, place: Place, text: str) -> None:
        about = f"cards.{self.own}" + (f".{name}" if name else "")
        self.questions.append(Question(about, place, text))


def card_of(blocks: Sequence[Block], known: Known, title: str) -> Taken[Records]:
    """The card that the blocks under its title are: rows by reporting dates, execution of measures, remarks.

    ``reference`` of the records is the id of the card. What has no place in a card is asked about with its words.
    """
    own = id_for(title, known.ids("cards"), "card")
    card = _Card(known, KnownItems(known), own, {"id": own, "title": title, "dates": []})
    for block in blocks:
        if isinstance(block, Table):
            _take_table(card, block)
        else:
            _take_words(card, block)
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


def _take_table(card: _Card, table: Table) -> None:
    grid = grid_of(table)
    dates = {n: day.strftime("%d.%m.%Y") for n, column in enumerate(grid.columns) if (day := day_of(column.title))}
    _take_dates(card, list(dates.values()), grid.place)
    kind = kind_of(grid)
    card.decisions.extend(kind.decisions)
    if kind.value is TableKind.EXECUTION:
        _take_execution(card, table, grid, dates)
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


def _take_dates(card: _Card, dates: list[str], place: Place) -> None:
    was = card.record["dates"]
    assert isinstance(was, list)
    if was and dates and was != dates:
        card.ask("dates", place, f"в таблицах карты разные даты: {', '.join(was)} и {', '.join(dates)}")
    card.record["dates"] = was or dates
    years = {date[-4:] for date in dates}
    if len(years) == 1:
        card.record.setdefault("year", years.pop())


def _row(card: _Card, grid: Grid, line: Line, dates: dict[int, str], used: set[str]) -> dict[str, Data]:
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


def _take_execution(card: _Card, table: Table, grid: Grid, dates: dict[int, str]) -> None:
    """Execution of measures of the known plan; rows with nothing but numbers are blank rows of a form."""
    column = next(n for n, sense in enumerate(senses_of(grid)) if sense is Sense.TEXT)
    measures = [line for line in grid.lines if not line.whole and line.spots[column].text]
    if blank := len([line for line in grid.lines if not line.whole]) - len(measures):
        card.record["blank_rows"] = str(blank)
    if measures and card.items.roadmap is None:
        _take_plan(card, table, grid)
        return
    for line in measures:
        text = card.known.prose(line.spots[column].blocks)
        item = card.items.find(text)
        done: dict[str, Data] = {
            date: amount for n, date in dates.items() if (amount := line.spots[n].text.rstrip("% "))
        }
        if item is None:
            told = ", ".join(f"{date} – {amount}" for date, amount in done.items())
            card.ask(
                "",
                line.place,
                f"мероприятия «{one_line(text)}» нет в плане" + (f"; исполнение: {told}" if told else ""),
            )
        elif done:
            was = item.get("execution")
            item["execution"] = {**done, **(was if isinstance(was, dict) else {})}


def _take_plan(card: _Card, table: Table, grid: Grid) -> None:
    """The plan of a card that came without one: its measures with their execution."""
    read = roadmap_of(table, grid, card.known)
    card.known = card.known.after(
        Records(program={"roadmap": read.value.program["roadmap"]}, catalogue=read.value.catalogue)
    )
    card.items = KnownItems(card.known)
    card.questions.extend(read.questions)
    text = "плана среди документов нет: он составлен по карте, без сроков и исполнителей; добавьте их"
    card.questions.append(Question("roadmap", grid.place, text))


def _take_words(card: _Card, block: Block) -> None:
    """Words between the tables: headings that the product prints, a footnote, the conclusion and the problem."""
    for paragraph in paragraphs((block,)):
        text = one_line(paragraph.printed)
        if not text.strip("_ ") or alike(_NUMBER.sub("", text)) in TITLES:
            continue
        if remark := _REMARK.fullmatch(text):
            card.last = _NAMES[remark[1].casefold()]
            if said := remark[2].strip("_ "):
                card.record[card.last] = said
        elif text.startswith(_FOOTNOTE) and "footnote" not in card.record:
            card.record["footnote"] = text
        elif not _go_on(card, paragraph):
            card.ask("", paragraph.place, f"словам «{text}» в карте нет места: решите, где им стоять")


def _go_on(card: _Card, paragraph: Paragraph) -> bool:
    """Whether the paragraph goes on the conclusion or the problem, which stand last."""
    if not card.last:
        return False
    text = card.known.prose((paragraph,))
    card.record[card.last] = "\n\n".join(filter(None, (str(card.record.get(card.last) or ""), text)))
    return True


def is_card(tables: Sequence[Table]) -> bool:
    """Whether tables are those of an information card."""
    kinds = {kind_of(grid_of(table)).value for table in tables}
    return TableKind.CARD in kinds
