"""The first manner: headings by styles, numbers by Word, tables whose heads are told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from tests.importing.manners.lines import Line, Paper, Role
from tests.importing.manners.word import ASIDE, BOLD, CENTRED, body, paragraph, run, runs, table
from tests.inspection.foreign.papers import abstract, level, num, numbered, over, style

_DASHES = abstract(1, *(level(place, "bullet", "–") for place in range(3)))
_STYLES = {
    Role.TITLE: ("title", ""),
    Role.HEAD: ("", CENTRED),
    Role.SIDE: ("", ASIDE),
    Role.NOTE: ("note", ""),
}
_LAST = re.compile(r"\d+(?=\D*$)")


class Setting:
    """A document being set: the lists it has so far, one for each way of writing numbers."""

    def __init__(self) -> None:
        self.lists: dict[tuple[str, int], int] = {}
        self.numbers: list[str] = [_DASHES, num(1, 1)]
        self.last: dict[tuple[str, int], int] = {}

    def line(self, line: Line) -> str:
        """A paragraph; its number is Word's own where it goes on or begins anew."""
        properties, look = self._look(line)
        automatic = self._number(line)
        typed = "" if automatic or not line.number else run(f"{line.number}\u00a0", look)
        return paragraph(typed + runs(line.text, look), properties + automatic)

    def _look(self, line: Line) -> tuple[str, str]:
        if line.role is Role.HEADING:
            return f'<w:pStyle w:val="h{line.level + 1}"/>', ""
        named, more = _STYLES.get(line.role, ("", ""))
        return (f'<w:pStyle w:val="{named}"/>' if named else "") + more, ""

    def _number(self, line: Line) -> str:
        if line.role is Role.ITEM and not line.number:
            return numbered(1, line.level)
        found = _LAST.search(line.number)
        if not found:
            return ""
        pattern = f"{line.number[: found.start()]}%1{line.number[found.end() :]}"
        key, value = (f"{line.role} {pattern}", line.level), int(found[0])
        if self.last.get(key, value) + 1 != value:
            self._begin(key, pattern, value)
        self.last[key] = value
        return numbered(self.lists[key], 0)

    def _begin(self, key: tuple[str, int], pattern: str, value: int) -> None:
        """A list of its own, which begins with that value."""
        number = len(self.numbers) + 1
        self.numbers += [abstract(number, level(0, "decimal", pattern)), num(number, number, over(0, value))]
        self.lists[key] = number


def styled(paper: Paper) -> tuple[str, Mapping[str, str]]:
    """The XML of the text and of the other parts."""
    setting = Setting()
    content = body(paper.blocks, setting.line, partial(table, setter=setting.line))
    abstracts = [one for one in setting.numbers if one.startswith("<w:abstractNum ")]
    numbers = [one for one in setting.numbers if one.startswith("<w:num ")]
    headings = "".join(_heading(place) for place in range(3))
    title = style("title", properties=CENTRED, look=BOLD)
    return content, {
        "styles": headings + title + style("note"),
        "numbering": "".join(abstracts + numbers),
    }


def _heading(place: int) -> str:
    made = style(f"h{place + 1}", properties=f'<w:outlineLvl w:val="{place}"/>', look=BOLD)
    return made.replace(f'<w:name w:val="h{place + 1}"/>', f'<w:name w:val="heading {place + 1}"/>')
