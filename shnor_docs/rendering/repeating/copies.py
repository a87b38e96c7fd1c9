"""What a loop repeats and Word wants each of its own: names of bookmarks and shapes, lists that begin anew.

By construction: each turn of such a loop asks for its number, names and lists get it, and what refers to a name from
inside the same turn gets it too. The first turn keeps names and lists as they are typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from shnor_docs.rendering.repeating import lists
from shnor_docs.rendering.repeating.loops import Region, innermost, regions
from shnor_docs.rendering.styles.session import Session
from shnor_docs.rendering.tags.marking import OWN_MARK

TURN, OWN_NAME, OWN_LIST = "_turn", "_own_name", "_own_list"
"""Functions of the context, see :class:`Turns`."""
OWN_NAMES = frozenset((TURN, OWN_NAME, OWN_LIST))

_NAMED = re.compile(r'<w:bookmarkStart\b[^>]*?\bw:name="([\w .-]+)"|<v:(?!shapetype)\w+\b[^>]*?\sid="([\w .-]+)"')
_NAMING = re.compile(
    r'<w:bookmarkStart\b[^>]*?\bw:name="([^"]*)"|<v:(?!shapetype)\w+\b[^>]*?\sid="([^"]*)"'
    r'|<w:instrText\b[^>]*>([^<]*)<|\bw:(?:anchor|instr)="([^"]*)"|\bShapeID="([^"]*)"'
)
"""Where names stand: of bookmarks, of shapes, in codes of fields, in links, of shapes that show an object."""
_LONGEST_NAME = 34
"""Word cuts a bookmark's name after forty characters; the number of the turn must fit."""

Edit = tuple[int, int, str]
"""Where a piece of the source begins and ends, and what comes in its place."""


class Turns:
    """The turns of the loops of one part in one rendering."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._counts: Counter[int] = Counter()
        self._lists: dict[tuple[int, int], int] = {}

    def names(self) -> dict[str, object]:
        """What the context of the part gets."""
        return {TURN: self._next, OWN_NAME: self._own_name, OWN_LIST: self._own_list}

    def _next(self, loop: int) -> int:
        self._counts[loop] += 1
        return self._counts[loop]

    @staticmethod
    def _own_name(name: str, turn: int) -> str:
        return name if turn == 1 else f"{name[:_LONGEST_NAME]}_{turn}"

    def _own_list(self, list_id: int, turn: int) -> int:
        if turn > 1 and (list_id, turn) not in self._lists:
            self._lists[list_id, turn] = self._session.list_again(list_id)
        return self._lists.get((list_id, turn), list_id)


def make_own(source: str) -> str:
    """The source with names and lists that each turn of a loop has of its own."""
    found = regions(source)
    if not any(region.repeats for region in found):
        return source
    owners: set[int] = set()
    edits = []
    for region, start, end, call in (*_names(source, found), *_lists(source, found)):
        owners.add(region.start)
        edits.append((start, end, f"{{{{ {call.format(_variable(region.start))} {OWN_MARK}}}}}"))
    turns = ((at, at, f"{{% set {_variable(at)} = {TURN}({at}) {OWN_MARK}%}}") for at in owners)
    return _edited(source, [*edits, *turns])


def _variable(start: int) -> str:
    return f"{TURN}_{start}"


def _names(source: str, found: Sequence[Region]) -> Iterator[tuple[Region, int, int, str]]:
    homes = _homes(source, found)
    if not homes:
        return
    name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(homes, key=len, reverse=True)))})(?!\w)")
    for place in _NAMING.finditer(source):
        for match in name.finditer(source, *place.span(place.lastindex or 0)):
            home = homes[match[0]]
            if home.holds(match.start()):
                yield home, *match.span(), f"{OWN_NAME}('{match[0]}', {{}})"


def _homes(source: str, found: Sequence[Region]) -> Mapping[str, Region]:
    """The loop that repeats each name; a name of several places is left to be renamed after rendering."""
    homes: dict[str, set[Region | None]] = {}
    for match in _NAMED.finditer(source):
        homes.setdefault(match[match.lastindex or 0], set()).add(innermost(found, match.start()))
    return {name: home for name, (home, *others) in homes.items() if home is not None and not others}


def _lists(source: str, found: Sequence[Region]) -> Iterator[tuple[Region, int, int, str]]:
    for list_id, paragraphs in lists.items(source).items():
        region = lists.home(paragraphs, found)
        for item in paragraphs if region is not None else ():
            assert region is not None
            yield region, item.start, item.end, f"{OWN_LIST}({list_id}, {{}})"


def _edited(source: str, edits: Sequence[Edit]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, text in sorted(edits):
        pieces += (source[position:start], text)
        position = end
    return "".join((*pieces, source[position:]))
