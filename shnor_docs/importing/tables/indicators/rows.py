"""A row of a table of indicators as the use of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from shnor_docs.importing.evidence import Certainty, Decision, Question
from shnor_docs.importing.tables.grids import Line
from shnor_docs.importing.tables.indicators.entries import FIELDS, Entries, is_fall
from shnor_docs.importing.tables.indicators.layout import COMPUTED, VALUES, Shown
from shnor_docs.importing.tables.indicators.values import (
    aims_of,
    amount_of,
    is_bare,
    is_blank,
    says_the_same,
    target_of,
)
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.importing.tables.texts import lines_of
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.model.notation import any_case
from shnor_docs.source.yaml.writing import Data

_COMPUTED = any_case(r"[+−–-]?[\d\s]+(?:,\d+)?\s*(?:%|п\.?\s?п\.?)?|без изменений|(?:не )?достигнуто")
"""What a computed cell may print."""
_BY_PERIOD = {Sense.TARGET: "targets", Sense.BASELINE: "baseline", Sense.ACTUAL: "actuals"}
_NUMBERS = {Sense.WEIGHT: "weight", Sense.MINIMUM: "minimum"}
_TEXTS = {Sense.EVIDENCE: "evidence", Sense.NOTE: "note"}


@dataclass
class Reading:
    """What is gathered while a table of indicators is read; ``loses`` tells what its records would not print."""

    layout: tuple[Shown, ...]
    entries: Entries
    uses: dict[str, dict[str, Data]]
    here: set[str] = field(default_factory=set)
    loses: list[str] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def ask(self, own: str, place: Place, text: str) -> None:
        """Ask about an indicator."""
        self.questions.append(Question(f"indicators.{own}", place, text))


def use_of(reading: Reading, line: Line) -> str:
    """Take what the row says into the use of its indicator; the id of it."""
    cells = {n: lines_of(spot.blocks) for n, spot in enumerate(line.spots)}
    name = next(" ".join(cells[n]) for n, shown in enumerate(reading.layout) if shown.sense is Sense.NAME)
    own = reading.entries.named(name, reading.here)
    reading.here.add(own)
    unit = _first(reading, cells, Sense.UNIT)
    reading.entries.settle(own, unit, _first(reading, cells, Sense.TARGET))
    use = reading.uses.setdefault(own, {"id": own})
    for number, shown in enumerate(reading.layout):
        lines = cells[number]
        if lines and not is_blank(" ".join(lines)):
            _take(reading, use, shown, lines, line.spots[number].place)
    return own


def _first(reading: Reading, cells: dict[int, tuple[str, ...]], sense: Sense) -> str:
    return next((" ".join(cells[n]) for n, shown in enumerate(reading.layout) if shown.sense is sense), "")


def _take(reading: Reading, use: dict[str, Data], shown: Shown, lines: Sequence[str], place: Place) -> None:
    text, own = " ".join(lines), str(use["id"])
    if shown.sense in FIELDS:
        if was := reading.entries.described(own, FIELDS[shown.sense], text):
            reading.ask(own, place, f"в каталоге показателей стоит «{was}», в документе – «{text}»: решите, что верно")
            reading.loses.append(text)
    elif shown.sense is Sense.DIRECTION:
        reading.entries.described(own, "direction", "fall" if is_fall(text) else "growth")
    elif shown.sense in VALUES:
        _take_value(reading, use, shown, lines, place)
    elif shown.sense in _TEXTS:
        _put(reading, use, _TEXTS[shown.sense], text, place)
    elif shown.sense in _NUMBERS:
        _take_number(reading, use, _NUMBERS[shown.sense], text, place)
    elif shown.sense is None or (shown.sense in COMPUTED and not _COMPUTED.fullmatch(text)):
        reading.loses.append(text)


def _take_value(reading: Reading, use: dict[str, Data], shown: Shown, lines: Sequence[str], place: Place) -> None:
    text, own = " ".join(lines), str(use["id"])
    if shown.period is None and shown.sense is Sense.TARGET:
        for name, value in _aims(reading, own, shown, lines):
            _put(reading, use, name, value, place)
        return
    is_share = shown.is_share or reading.entries.is_share(own)
    value = target_of(text, is_share) if shown.sense is Sense.TARGET else amount_of(text)
    if not value or shown.period is None or shown.sense is None:
        reading.ask(own, place, f"значение «{text}» не понято: впишите число")
        reading.loses.append(text)
        return
    if not is_bare(text):
        reading.loses.append(text)
    _put(reading, use, _BY_PERIOD[shown.sense], {shown.period.notation: value}, place)


def _aims(reading: Reading, own: str, shown: Shown, lines: Sequence[str]) -> Iterator[tuple[str, Data]]:
    found = aims_of(lines)
    if found.evidence:
        yield "evidence", found.evidence
    if found.target:
        yield "target", target_of(found.target, shown.is_share or reading.entries.is_share(own)) or found.target
    if found.targets:
        yield "targets", dict(found.targets)


def _take_number(reading: Reading, use: dict[str, Data], name: str, text: str, place: Place) -> None:
    if number := amount_of(text):
        _put(reading, use, name, number, place)
        return
    reading.loses.append(text)


def _put(reading: Reading, use: dict[str, Data], name: str, value: Data, place: Place) -> None:
    """Write a value; another one that stands there already stays, and is asked about."""
    was = use.get(name)
    if isinstance(value, dict):
        together = dict(was) if isinstance(was, dict) else {}
        for period, amount in value.items():
            if period in together and not says_the_same(str(together[period]), str(amount)):
                _conflict(reading, str(use["id"]), f"{period}: {together[period]}", f"{period}: {amount}", place)
            together.setdefault(period, amount)
        use[name] = together
    elif was is None:
        use[name] = value
    elif not says_the_same(str(was), str(value)):
        _conflict(reading, str(use["id"]), str(was), str(value), place)


def _conflict(reading: Reading, own: str, was: str, now: str, place: Place) -> None:
    reading.ask(own, place, f"в документах стоит и «{was}», и «{now}»: решите, что верно")
    reading.loses.append(now)


def told(reading: Reading, place: Place, groups: int) -> Iterator[Decision]:
    """What the table gave, in a line."""
    new = [own for own in reading.here if own in reading.entries.new]
    what = f"показателей – {len(reading.here)}, из них новых для каталога – {len(new)}, групп – {groups}"
    yield Decision(what, place, Certainty.CERTAIN if not reading.loses else Certainty.LIKELY, "строки таблицы")
    yield from reading.decisions
