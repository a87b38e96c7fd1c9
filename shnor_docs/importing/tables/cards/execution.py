"""The table of a card on the execution of the plan."""

from __future__ import annotations

from shnor_docs.importing.evidence import Question
from shnor_docs.importing.tables.cards.card import Card
from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.kinds import senses_of
from shnor_docs.importing.tables.known import Records
from shnor_docs.importing.tables.plans import KnownItems, roadmap_of
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.importing.tables.texts import one_line
from shnor_docs.inspection.foreign.tree import Table
from shnor_docs.source.yaml.writing import Data


def take_execution(card: Card, table: Table, grid: Grid, dates: dict[int, str]) -> None:
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


def _take_plan(card: Card, table: Table, grid: Grid) -> None:
    """The plan of a card that came without one: its measures with their execution."""
    read = roadmap_of(table, grid, card.known)
    card.known = card.known.after(
        Records(program={"roadmap": read.value.program["roadmap"]}, catalogue=read.value.catalogue)
    )
    card.items = KnownItems(card.known)
    card.questions.extend(read.questions)
    text = "плана среди документов нет: он составлен по карте, без сроков и исполнителей; добавьте их"
    card.questions.append(Question("roadmap", grid.place, text))
