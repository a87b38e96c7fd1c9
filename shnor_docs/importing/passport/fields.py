"""The table of a passport as its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shnor_docs.importing.evidence import Certainty, Decision, Question, Taken
from shnor_docs.importing.passport.names import field_id, field_named
from shnor_docs.importing.prose import cell_text
from shnor_docs.importing.prose.escaping import one_line
from shnor_docs.importing.statements import listed
from shnor_docs.importing.statements.indicators import indicators_named, with_references
from shnor_docs.importing.statements.names import list_named
from shnor_docs.importing.tables.known import Known, Records
from shnor_docs.importing.tables.pairs import Pair, pairs_of
from shnor_docs.inspection.foreign.remarks import Place
from shnor_docs.inspection.foreign.tree import Table, paragraphs
from shnor_docs.source.yaml.writing import Data

_FEWEST = 2
"""Indicators that a field of them may name."""


@dataclass(frozen=True, slots=True)
class Passport:
    """The fields, the lists that stand in them, and the titles of the columns."""

    fields: tuple[Mapping[str, Data], ...]
    lists: Mapping[str, tuple[Mapping[str, Data], ...]] = field(default_factory=dict)
    header: tuple[str, str] | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    """The words of the fields, by their ids."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where the fields and the lists stand."""
    indicators: Records = field(default_factory=Records)
    """What a field of indicators names."""
    counted: Mapping[str, int] = field(default_factory=dict)
    """How many entries lists have, those that stay text too."""


def passport_of(table: Table, known: Known | None = None) -> Taken[Passport] | None:
    """The passport of a table of names and what belongs to them; None if rows stand above its pairs."""
    pairs = pairs_of(table)
    if pairs.above or not pairs.rows:
        return None
    header = (pairs.header[0], pairs.header[1]) if len(pairs.header) == 2 and all(pairs.header) else None
    reading = _Reading(known or Known())
    for pair in pairs.rows:
        reading.add(pair)
    passport = Passport(
        tuple(reading.fields),
        reading.lists,
        header,
        reading.texts,
        reading.places,
        reading.indicators,
        reading.counted,
    )
    return Taken(passport, tuple(reading.decisions), tuple(reading.questions))


@dataclass
class _Reading:
    known: Known
    fields: list[dict[str, Data]] = field(default_factory=list)
    lists: dict[str, tuple[Mapping[str, Data], ...]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    indicators: Records = field(default_factory=Records)
    counted: dict[str, int] = field(default_factory=dict)

    def add(self, pair: Pair) -> None:
        own = field_id(pair.title, [str(one["id"]) for one in self.fields])
        self.places[own] = pair.place
        content = self._content(own, pair)
        self.fields.append({"id": own, "title": one_line(pair.title) or "____", "content": content})
        self.texts[own] = one_line(" ".join(one.printed for one in paragraphs(pair.blocks)))
        known = Certainty.CERTAIN if own == field_named(pair.title) else Certainty.LIKELY
        self.decisions.append(Decision(f"поле паспорта «{pair.title}»", pair.place, known, "строка таблицы паспорта"))

    def _content(self, own: str, pair: Pair) -> str:
        text = cell_text(pair.blocks)
        if not text:
            what = f"поле «{pair.title}» пусто: заполните"
            self.questions.append(Question(f"passport.{own}.content", pair.place, what))
            return "____"
        name = list_named(pair.title)
        found = listed(pair.blocks, name) if name and name not in self.lists else None
        if not found:
            return self._indicators(pair) or text
        self.lists[name] = found.entries
        self.counted[name] = len(found.entries)
        self.places[name] = pair.place
        return found.text

    def _indicators(self, pair: Pair) -> str:
        """The text of a field that names indicators, empty if it names none; one field has them all."""
        named = None if self.indicators.program else indicators_named(pair.title, pair.blocks, self.known, _FEWEST)
        if not named:
            return ""
        self.indicators = named.records
        self.counted["indicators"] = len(named.items)
        self.places["indicators"] = pair.place
        what = f"показатели в поле «{pair.title}»"
        reason = "строки начинаются словами «доля», «количество», «наличие»"
        self.decisions.append(Decision(what, pair.place, Certainty.LIKELY, reason))
        return with_references(cell_text(named.blocks))
