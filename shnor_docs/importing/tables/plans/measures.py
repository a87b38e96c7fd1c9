"""A row of a plan as a measure of the roadmap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shnor_docs.importing.evidence import Certainty, Decision, Question
from shnor_docs.importing.tables.deadlines import Read, deadline_of
from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.known import Known
from shnor_docs.importing.tables.parties import Parties, names_in
from shnor_docs.importing.tables.plans.layout import Layout, level_of
from shnor_docs.importing.tables.plans.money import amount_of, amounts_in
from shnor_docs.importing.tables.plans.outcomes import Outcomes
from shnor_docs.importing.tables.plans.rows import Measure
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.importing.tables.texts import lines_of, text_of, unmarked
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Block
from shnor_docs.model.notation import NotationError
from shnor_docs.model.value import parse_number
from shnor_docs.source.yaml.writing import Data


@dataclass
class Writing:
    """What is gathered while the measures of a plan are read."""

    grid: Grid
    layout: Layout
    known: Known
    parties: Parties
    outcomes: Outcomes
    used: set[str] = field(default_factory=set)
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    beside: set[int] = field(default_factory=set)
    """Columns whose words stand under the results: a plan has no field for them."""
    extra: list[str] = field(default_factory=list)
    """What of the measure that is read now goes under its result."""
    tied: list[str] = field(default_factory=list)
    """Indicators that it is tied to."""

    def blocks(self, measure: Measure, sense: Sense) -> tuple[Block, ...]:
        """What a measure has in the column of a sense."""
        column = self.layout.column(sense)
        return measure.blocks[column] if column is not None else ()


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
    found.update(_deadlines(writing, measure, about))
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


def _deadlines(writing: Writing, measure: Measure, about: str) -> Iterator[tuple[str, Data]]:
    layout = writing.layout
    if layout.levels:
        yield from _by_level(writing, measure, about)
        return
    lines = _limits(writing, measure) or [
        line for column in layout.deadlines for line in lines_of(measure.blocks[column])
    ]
    if read := _asked(writing, deadline_of(lines), lines, measure.place, f"{about}.deadline"):
        yield "deadline", read.notation


def _by_level(writing: Writing, measure: Measure, about: str) -> Iterator[tuple[str, Data]]:
    """A deadline for each level; one cell over all of them is the common deadline."""
    columns = list(writing.layout.levels.items())
    cells = {writing.layout.levels[level]: measure.spots[column].cells for level, column in columns}
    is_common = len(set(cells.values())) == 1
    found: dict[str, Data] = {}
    for level, column in columns[:1] if is_common else columns:
        lines = lines_of(measure.blocks[column])
        place = f"{about}.deadline" if is_common else f"{about}.deadlines.{level}"
        if read := _asked(writing, deadline_of(lines), lines, measure.place, place):
            found[level] = read.notation
    if found:
        yield ("deadline", next(iter(found.values()))) if is_common else ("deadlines", found)


def _limits(writing: Writing, measure: Measure) -> list[str]:
    """«Начало» and «окончание» as one deadline."""
    start = text_of(writing.blocks(measure, Sense.START))
    end = text_of(writing.blocks(measure, Sense.END))
    if start and end and start != end:
        return [f"{start} – {end}"]
    return [start or end] if start or end else []


def _asked(writing: Writing, read: Read | None, lines: Sequence[str], place: Place, about: str) -> Read | None:
    """The deadline, with a question where it is not understood and a word where it prints otherwise."""
    written = "; ".join(lines)
    if read and not read.is_understood:
        text = f"срок «{written}» не понят и сохранён словами: уточните его"
        writing.questions.append(Question(about, place, text))
    elif read and read.printed:
        what = f"срок «{written}» печатается как «{read.printed}»"
        writing.decisions.append(Decision(what, place, Certainty.LIKELY, "так печатаются все сроки с этим смыслом"))
    return read


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
    purses = writing.layout.purses
    texts = {column: text_of(measure.blocks[column]) for column in purses.columns}
    for column, text in texts.items():
        if text.strip("–—- ") and amount_of(text) is None:
            asked = f"сумма «{text}» в столбце «{writing.grid.columns[column].title}» не понята"
            writing.questions.append(Question(about, measure.place, asked))
    if found := amounts_in(purses, texts):
        yield "money", found


def _execution(writing: Writing, measure: Measure, about: str) -> Iterator[tuple[str, Data]]:
    """Per cents on reporting dates."""
    found: dict[str, Data] = {}
    for day, column in writing.layout.days.items():
        text = text_of(measure.blocks[column])
        if is_number(text):
            found[day] = text.rstrip("% ")
        elif text.strip("–—-_"):
            asked = f"исполнение на {day} – «{text}», а нужно число процентов"
            writing.questions.append(Question(about, measure.place, asked))
    if found:
        yield "execution", found


def is_number(text: str) -> bool:
    """Whether a text is a number as officials write it."""
    try:
        parse_number(text)
    except NotationError:
        return False
    return True
