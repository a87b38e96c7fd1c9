"""A list of persons with their posts: the parties of a program by their full names."""

from __future__ import annotations

import re

from shnor_docs.importing.evidence import Certainty, Decision
from shnor_docs.importing.tables.grids import Grid
from shnor_docs.importing.tables.ids import id_for
from shnor_docs.importing.tables.kinds import senses_of
from shnor_docs.importing.tables.known import Entry, Known
from shnor_docs.importing.tables.senses import Sense
from shnor_docs.importing.tables.texts import alike

_FULL_NAME = re.compile(r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?) ([А-ЯЁ])[а-яё]+ ([А-ЯЁ])[а-яё]+")


def people_in(grid: Grid, known: Known) -> tuple[list[Entry], tuple[Decision, ...]]:
    """The persons of the table, each under the name with initials; one that the program has gains name and post."""
    senses = senses_of(grid)
    person, post = senses.index(Sense.PERSON), senses.index(Sense.POST)
    there = {alike(str(entry["name"])): entry for entry in known.entries("parties")}
    taken = known.ids("parties")
    found: list[Entry] = []
    for line in grid.lines:
        match = _FULL_NAME.fullmatch(line.spots[person].text)
        if line.whole or not match:
            continue
        short = f"{match[1]} {match[2]}.{match[3]}."
        entry = there.get(alike(short)) or {"id": id_for(short, taken, "person"), "name": short, "kind": "person"}
        taken.add(str(entry["id"]))
        added = {"full_name": match[0], **({"post": line.spots[post].text} if line.spots[post].text else {})}
        found.append({**entry, **added})
    what = f"лиц с должностями – {len(found)}"
    return found, ((Decision(what, grid.place, Certainty.CERTAIN, "столбцы с именами и должностями"),) if found else ())
