"""Schools that cells name, as the registry of a program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.importing.evidence import Certainty, Decision
from shnor_docs.importing.tables.grids import Grid, Line
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.kinds import is_school, senses_of
from shnor_docs.importing.tables.known import Entry, Known
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.importing.tables.texts import lines_of, unmarked
from shnor_docs.model.notation import any_case
from shnor_docs.model.school import Level, School, find_schools, school_names
from shnor_docs.source.yaml.writing import Data

_FULL_NAME = any_case(
    r"^(?:[мг][бак]?о[уш]\b|муниципальн\w+ (?:бюджетн|автономн|казенн|казённ|общеобразовательн)|филиал\b)|"
    r"^[«\"]?[\w-]+(?:ая|ий|ой)?[»\"]? (?:сош|оош|нош|средняя|основная|начальная)\b|^(?:гимназия|лицей|школа) №"
)
_LOGIN = re.compile(r"(?:sch|edu)\d{6}")
_LONGEST = 200


def schools_in(grid: Grid, known: Known) -> tuple[list[Entry], tuple[Decision, ...]]:
    """The schools that cells of the table name and the program has not yet; one name to a line."""
    found: dict[str, Entry] = {}
    schools = [_school(entry) for entry in known.entries("schools")]
    for line in grid.lines:
        for name, place_of_name in _names(line):
            if find_schools(name, school_names(tuple(schools))):
                continue
            own = id_for(_own_words(name), {*known.ids("schools"), *found}, "school")
            found[own] = {"id": own, "name": name, **_beside(grid, line, place_of_name)}
            schools.append(_school(found[own]))
    if len(found) < 2:
        return [], ()
    what = f"школ – {len(found)}: {', '.join(str(entry['name']) for entry in found.values())}"
    return list(found.values()), (Decision(what, grid.place, Certainty.LIKELY, "строки ячеек похожи на названия школ"),)


def is_name_of_school(line: str) -> bool:
    """Whether a line is the name of a school and nothing more, as far as its words tell."""
    return len(line) < _LONGEST and is_school(line) and bool(_FULL_NAME.search(line)) and not line.endswith(":")


def _names(line: Line) -> Iterator[tuple[str, int]]:
    for number, spot in enumerate(line.spots):
        for text in lines_of(spot.blocks):
            name = unmarked(text).rstrip(" ;,")
            if is_name_of_school(name):
                yield name, number


def _beside(grid: Grid, line: Line, name: int) -> dict[str, Data]:
    """What the row says of its school, where it names only one."""
    if len(lines_of(line.spots[name].blocks)) > 1:
        return {}
    found: dict[str, Data] = {}
    for number, sense in enumerate(senses_of(grid)):
        text = line.spots[number].text
        if number == name or not text:
            continue
        if sense is Sense.MUNICIPALITY:
            found["municipality"] = text
        elif sense is Sense.LOGIN and _LOGIN.fullmatch(text):
            found["login"] = text
        elif sense is Sense.EDUCATION and (levels := [level.value for level in Level if level.shown in text]):
            found["levels"] = levels
    return found


def _own_words(name: str) -> str:
    """What tells a school from others: its name without the legal form."""
    words = re.sub(r"(?i)^(?:[мг][бак]?о[уш]|муниципальн\w+(?: \w+)* учреждение)\s+|[«»\"№]", "", name)
    return words or name


def _school(entry: Entry) -> School:
    return School(id=str(entry["id"]), name=str(entry["name"]))
