"""The deadlines of a measure, in whatever columns a plan has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shnor_docs.importing.evidence import Certainty, Decision, Question
from shnor_docs.importing.tables.deadlines import Read, deadline_of
from shnor_docs.importing.tables.plans.rows import Measure
from shnor_docs.importing.tables.plans.writing import Writing
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.importing.tables.texts import lines_of, text_of
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.source.yaml.writing import Data


def deadlines_of(writing: Writing, measure: Measure, about: str) -> Iterator[tuple[str, Data]]:
    """The deadline of a measure, or those of its levels; what is not understood keeps its words and is asked about."""
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
