"""Chapters as the sections of a document: headings below the highest stand in their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from shnor_docs.importing.assembling.ledger import Ledger
from shnor_docs.importing.assembling.places import Placing
from shnor_docs.importing.contradictions.sources import of_list
from shnor_docs.importing.evidence import Certainty, Decision, Taken
from shnor_docs.importing.headings import Chapter, captioned
from shnor_docs.importing.headings.heading import Heading
from shnor_docs.importing.prose import markdown
from shnor_docs.importing.prose.escaping import escaped
from shnor_docs.importing.statements import listed
from shnor_docs.importing.statements.indicators import indicators_named, with_references
from shnor_docs.importing.statements.inside import lists_inside
from shnor_docs.importing.statements.names import list_named
from shnor_docs.importing.statements.stages import stages_of
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.texts import alike
from shnor_docs.inspection.foreign.tree import Table
from shnor_docs.source.yaml.writing import Data

USUAL_NUMBERING = "{n}."
_LISTS = ("goals", "tasks", "results", "risks", "resources")
_LONGEST_IN_PLACE = 120


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document and its text."""

    record: dict[str, Data]
    text: str


def sections_of(chapters: Sequence[Chapter], placing: Placing) -> tuple[str, list[Section]]:
    """How the sections are numbered, and the sections."""
    naming = _Naming(_numbering(chapters))
    found: list[Section] = []
    for together in _grouped(chapters):
        record = naming.record(together[0])
        text = "\n\n".join(filter(None, _texts(together, placing)))
        found.append(Section(record, text))
    return naming.numbering, found


def _grouped(chapters: Sequence[Chapter]) -> Iterator[list[Chapter]]:
    """Chapters of one section: up to the next of the highest level, or to where pages are turned."""
    together: list[Chapter] = []
    for chapter in chapters:
        if together and (chapter.level <= 1 or chapter.landscape != together[0].landscape):
            yield together
            together = []
        together.append(chapter)
    if together:
        yield together


@dataclass
class _Naming:
    """Ids and numbers of sections while they are read."""

    numbering: str
    ordinal: int = 0
    ids: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)

    def record(self, chapter: Chapter) -> dict[str, Data]:
        """The record of a section, without its text."""
        heading = chapter.heading if chapter.level == 1 else None
        own = id_for(heading.title if heading else "text", self.ids, "section")
        self.ids.add(own)
        turned: dict[str, Data] = {"landscape": "да"} if chapter.landscape else {}
        breaks: dict[str, Data] = {"new_page": "да"} if chapter.new_page and heading else {}
        return {"id": own, **(self._numbered(heading) if heading else {}), **turned, **breaks}

    def _numbered(self, heading: Heading) -> dict[str, Data]:
        """The title, and the number where it does not follow; one that stands twice is typed in the title."""
        title, number = heading.title, heading.number
        if number == self.numbering.replace("{n}", str(self.ordinal + 1)) and number not in self.numbers:
            self.ordinal += 1
            self.numbers.add(number)
            return {"title": title}
        if number in self.numbers:
            return {"title": f"{number} {title}", "number": "-"}
        self.numbers |= {number} if number else set()
        return {"title": title, "number": number or "-"}


def _numbering(chapters: Sequence[Chapter]) -> str:
    """«Раздел {n}.» of the first numbered heading."""
    numbers = [one.heading.number for one in chapters if one.level == 1 and one.heading and one.heading.number]
    found = re.fullmatch(r"(\D*)1(\D*)", numbers[0]) if numbers else None
    return f"{found[1]}{{n}}{found[2]}" if found else USUAL_NUMBERING


def _text(chapter: Chapter, placing: Placing, *, is_first: bool) -> str:
    heading = chapter.heading
    if heading:
        placing.title = heading.title
        what = f"«{heading.title}» – заголовок, уровень {chapter.level}"
        decision = Decision(what, chapter.place, heading.certainty, heading.reason)
        placing.ledger.note(placing.file, Taken(None, (decision,)))
    found = captioned(chapter.blocks)
    placing.captions = found.captions
    shown = replace(chapter, blocks=found.blocks)
    body = (
        _listed(shown, placing)
        or _inside(shown, placing)
        or _indicators(shown, placing)
        or markdown(found.blocks, placing)
    )
    if not heading or (is_first and chapter.level == 1):
        return body
    line = escaped(f"{heading.number} {heading.title}".strip())
    return "\n\n".join(filter(None, (f"{'#' * min(max(chapter.level, 2), 3)} {line}", body)))


def _texts(together: Sequence[Chapter], placing: Placing) -> Iterator[str]:
    """The texts of the chapters of a section; those that are stages stand as one reference."""
    place = 0
    while place < len(together):
        chapter = together[place]
        inner = [*takewhile(lambda one: one.level > chapter.level, together[place + 1 :])]  # noqa: B023 - used at once
        reference = _stages(chapter, inner, placing)
        text = _text(chapter, placing, is_first=place == 0)
        yield "\n\n".join(filter(None, (text, reference)))
        place += 1 + len(inner) if reference else 1


def _stages(main: Chapter, inner: Sequence[Chapter], placing: Placing) -> str:
    """The reference to the stages below a heading; empty if anything else stands there."""
    ledger = placing.ledger
    found = stages_of(main, inner) if not ledger.has("stages") else None
    if not found or (placing.file, main.place) in ledger.refused:
        return ""
    ledger.put("stages", list(found))
    blocks = [block.place for chapter in inner for block in chapter.blocks]
    ledger.recognise(placing.file, main.place, [*(one.place for one in inner), *blocks], ["stages"])
    what = f"«{main.heading.title if main.heading else ''}» – этапы, их {len(found)}"
    decision = Decision(what, main.place, Certainty.LIKELY, "заголовки внутри раздела начинаются словом «этап»")
    ledger.note(placing.file, Taken(None, (decision,)))
    return "{{ stages }}"


def _listed(chapter: Chapter, placing: Placing) -> str:
    """The text of a chapter whose list is one of the program's, empty if it has none."""
    name = list_named(chapter.heading.title) if chapter.heading else ""
    ledger = placing.ledger
    if not name or (placing.file, chapter.place) in ledger.refused:
        return ""
    is_told = ledger.has(name)
    if is_told and any(isinstance(block, Table) for block in chapter.blocks):
        return ""
    found = listed(chapter.blocks, name, placing)
    if not found:
        return ""
    who = f"раздел «{chapter.heading.title}»" if chapter.heading else "раздел"
    if len(found.entries) > 1:
        ledger.claims += of_list(name, len(found.entries), who, placing.file, chapter.place)
    if is_told and not _is_same(found.entries, ledger.known.entries(name)):
        return ""
    if not is_told:
        ledger.put_in(name, found.entries, found.text)
    ledger.recognise(placing.file, chapter.place, [block.place for block in chapter.blocks], [name])
    return found.text


def _inside(chapter: Chapter, placing: Placing) -> str:
    """The text of a chapter amid which goals or tasks are listed; empty if none are."""
    ledger = placing.ledger
    if (placing.file, chapter.place) in ledger.refused:
        return ""
    goals = _goals_by_one(chapter, ledger)
    known = [name for name in _LISTS if ledger.has(name) and not (goals and name == "goals")]
    found = lists_inside(chapter.blocks, known, placing, goals)
    if not found:
        return ""
    for name, entries in found.lists.items():
        ledger.put_in(name, entries, found.text)
        what = f"список «{name}», пунктов – {len(entries)}"
        ledger.note(
            placing.file, Taken(None, (Decision(what, chapter.place, Certainty.LIKELY, "слова перед списком"),))
        )
    ledger.recognise(placing.file, chapter.place, [block.place for block in chapter.blocks], found.lists)
    return found.text


def _goals_by_one(chapter: Chapter, ledger: Ledger) -> dict[str, str]:
    """The goals by their ids, if a chapter on goals may name one more: no text prints them as one list."""
    is_of_goals = chapter.heading is not None and "цел" in chapter.heading.title.lower()
    entries = ledger.known.entries("goals") if is_of_goals and "goals" not in ledger.whole else ()
    return {str(one["id"]): str(one["text"]) for one in entries}


def _indicators(chapter: Chapter, placing: Placing) -> str:
    """The text of a chapter whose lists name indicators; empty if they name none."""
    ledger, title = placing.ledger, chapter.heading.title if chapter.heading else ""
    if (placing.file, chapter.place) in ledger.refused:
        return ""
    found = indicators_named(title, chapter.blocks, ledger.known)
    if not found:
        return ""
    ledger.take(found.records)
    ledger.claims += of_list("indicators", len(found.items), f"раздел «{title}»", placing.file, chapter.place)
    what = f"показатели в списке раздела «{title}»"
    decision = Decision(
        what, chapter.place, Certainty.LIKELY, "пункты начинаются словами «доля», «количество», «наличие»"
    )
    ledger.note(placing.file, Taken(None, (decision,)))
    ledger.recognise(placing.file, chapter.place, [block.place for block in chapter.blocks], ["indicators"])
    return with_references(markdown(found.blocks, placing))


def _is_same(entries: Sequence[Mapping[str, Data]], known: Sequence[Mapping[str, Data]]) -> bool:
    """Whether a list is one that the program has already."""
    return [alike(str(one["text"])) for one in entries] == [alike(str(one["text"])) for one in known]


def is_short(text: str) -> bool:
    """Whether a text stands in place rather than in a file of its own."""
    return "\n" not in text and len(text) <= _LONGEST_IN_PLACE
