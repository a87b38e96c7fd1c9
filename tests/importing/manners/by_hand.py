"""The second manner: all by hand, headings bold in the middle, numbers and dashes typed, not a style."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from tests.importing.manners.lines import Line, Paper, Role
from tests.importing.manners.word import ASIDE, BOLD, CENTRED, body, paragraph, run, runs, table

_PLACES = {Role.TITLE: CENTRED, Role.HEAD: CENTRED, Role.HEADING: CENTRED, Role.SIDE: ASIDE}


def by_hand(paper: Paper) -> tuple[str, Mapping[str, str]]:
    """The XML of the text; there are no other parts."""
    return body(paper.blocks, line, partial(table, setter=line, marks_head=False)), {}


def line(line: Line) -> str:
    """A paragraph as it is typed."""
    look = BOLD if line.role in (Role.TITLE, Role.HEADING) else ""
    sign = f"{line.number} " if line.number else "- " if line.role is Role.ITEM else ""
    place = "" if line.role is Role.HEADING and line.level else _PLACES.get(line.role, "")
    return paragraph(run(sign, look) + runs(line.text, look), place)
