"""A row of a plan as a measure of the roadmap."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.importing.evidence import Certainty, Decision, Question
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.parties import names_in
from shnor_docs.importing.tables.plans.dating import deadlines_of
from shnor_docs.importing.tables.plans.layout import level_of
from shnor_docs.importing.tables.plans.money import amount_of, amounts_by_rows, amounts_in
from shnor_docs.importing.tables.plans.rows import Measure
from shnor_docs.importing.tables.plans.writing import Writing
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.importing.tables.texts import lines_of, text_of, unmarked
from shnor_docs.source.yaml.writing import Data


def measure_of(writing: Writing, measure: Measure, group: str, expected: str) -> dict[str, Data]:
    """The measure; ``expected`` is the number that its place gives it."""
    text = writing.known.prose(writing.blocks(measure, Sense.TEXT))
    own = id_for(text_of(writing.blocks(measure, Sense.TEXT)), writing.used, "measure")
    writing.used.add(own)
    about = f"roadmap.groups.{group}.items.{own}"
    if not text:
        text = "–"
        writing.questions.append(Question(f"{about}.text", measure.place, "мероприятие не названо: назовите его"))
    number = {"number": measure.number} if measure.number and measure.number != expected else {}
    found: dict[str, Data] = {"id": own, **number, "text": text}
    found.update(deadlines_of(writing, measure, about))
    found.update(_responsible(writing, measure))
    _tie(writing, measure)
    found.update(_result(writing, measure, about))
    found.update(_execution(writing, measure, about))
    found.update(_level(writing, measure))
    found.update(_money(writing, measure, about))
    if measure.is_continued:
        what = f"строка плана «{measure.number or own}» собрана из двух частей"
        writing.decisions.append(Decision(what, measure.place, Certainty.LIKELY, "после разрыва нет номера"))
    return found


def _responsible(writing: Writing, measure: Measure) -> Iterator[tuple[str, Data]]:
    names = names_in(lines_of(writing.blocks(measure, Sense.RESPONSIBLE)))
    ids = list(dict.fromkeys(writing.parties.id_of(name) for name in names if name.strip("–-—")))
    if ids:
        yield "responsible", ids


def _result(writing: Writing, measure: Measure, about: str) -> Iterator[tuple[str, Data]]:
    """The expected result, and under it what stands in columns that a plan has no field for."""
    parts, ids = writing.outcomes.written(writing.known.prose(writing.blocks(measure, Sense.RESULT)).split("\n\n"))
    writing.tied.extend(ids)
    writing.questions.extend(Question(f"{about}.result", measure.place, doubt) for doubt in writing.outcomes.doubts)
    for column in writing.layout.other if writing.layout.purses.is_sound else ():
        if text := writing.known.prose(measure.blocks[column]):
            writing.beside.add(column)
            parts.append(_titled(writing, column, text))
    if result := "\n\n".join([*filter(None, parts), *writing.extra]):
        yield "result", result
    writing.extra.clear()
    if writing.tied:
        yield "indicators", list(dict.fromkeys(writing.tied))
    writing.tied.clear()
    if text := writing.known.prose(writing.blocks(measure, Sense.CONSEQUENCES)):
        yield "consequences", text


def _titled(writing: Writing, column: int, text: str) -> str:
    title = ", ".join(heading.text for heading in writing.grid.columns[column].headings if heading.text)
    return f"{title}: {text}" if title else text


def _level(writing: Writing, measure: Measure) -> Iterator[tuple[str, Data]]:
    if name := text_of(writing.blocks(measure, Sense.LEVEL)):
        yield "level", level_of(name, writing.layout.level_names)


def _tie(writing: Writing, measure: Measure) -> None:
    """Tie the measure to the indicators that a cell names, if all of them are known; else keep its words."""
    lines = [unmarked(line) for line in lines_of(writing.blocks(measure, Sense.INDICATORS))]
    ids = [writing.outcomes.known_id(line) for line in lines]
    if ids and all(ids):
        writing.tied.extend(ids)
    elif ids:
        column = writing.layout.column(Sense.INDICATORS)
        assert column is not None
        writing.beside.add(column)
        writing.extra.append(_titled(writing, column, writing.known.prose(measure.blocks[column])))


def _money(writing: Writing, measure: Measure, about: str) -> Iterator[tuple[str, Data]]:
    purses, funding = writing.layout.purses, writing.layout.funding
    if funding is not None and (by_rows := amounts_by_rows(purses, _rows_of_money(writing, measure, funding))):
        yield "money", by_rows
        return
    texts = {column: text_of(measure.blocks[column]) for column in purses.columns}
    for column, text in texts.items():
        if text.strip("–—- ") and amount_of(text) is None:
            asked = f"сумма «{text}» в столбце «{writing.grid.columns[column].title}» не понята"
            writing.questions.append(Question(about, measure.place, asked))
    if found := amounts_in(purses, texts):
        yield "money", found


def _rows_of_money(writing: Writing, measure: Measure, funding: int) -> Iterator[tuple[str, dict[int, str]]]:
    """The source that each row of a measure names, and its amounts by column."""
    for spots in (measure.spots, *measure.more):
        yield spots[funding].text, {column: spots[column].text for column in writing.layout.purses.columns}


def _execution(writing: Writing, measure: Measure, about: str) -> Iterator[tuple[str, Data]]:
    """Per cents on reporting dates."""
    found: dict[str, Data] = {}
    for day, column in writing.layout.days.items():
        text = text_of(measure.blocks[column])
        if amount_of(text) is not None:
            found[day] = text.rstrip("% ")
        elif text.strip("–—-_"):
            asked = f"исполнение на {day} – «{text}», а нужно число процентов"
            writing.questions.append(Question(about, measure.place, asked))
    if found:
        yield "execution", found
