"""Where the text of an act ends and who has signed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shnor_docs.importing.orders.clauses import number_of
from shnor_docs.importing.orders.lines import Line
from shnor_docs.importing.orders.requisites import name_in

_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Signed:
    """The post and the name; which lines are text, which stand below the signature."""

    post: str
    name: str
    text: tuple[Line, ...]
    below: tuple[Line, ...]


def signed(lines: Sequence[Line]) -> Signed:
    """The signature below the last clause; an empty post and name if there is none."""
    last = max((place for place, line in enumerate(lines) if _is_clause(line)), default=-1)
    for place in range(last + 1, len(lines)):
        name = name_in(lines[place].text)
        if name and len(lines[place].text) <= _LONGEST:
            return _signed(lines, place, last, name)
    return Signed("", "", tuple(lines), ())


def _signed(lines: Sequence[Line], place: int, last: int, name: str) -> Signed:
    post = lines[place].text[: -len(name) or None].rstrip(" ._") if lines[place].text.endswith(name) else ""
    start = _first(lines, place, last)
    above = " ".join(line.text for line in lines[start:place] if line.text)
    end = place + 1
    if not (post or above) and end < len(lines) and _is_post(lines[end]):
        post, end = lines[end].text, end + 1
    return Signed(f"{above} {post}".strip(), name, tuple(lines[:start]), tuple(lines[end:]))


def _first(lines: Sequence[Line], place: int, last: int) -> int:
    """Where the post begins: behind the gap below the text, if it goes over several lines."""
    gaps = [number for number in range(last + 1, place) if not lines[number].text]
    start = gaps[-1] + 1 if gaps and gaps[-1] + 1 < place else place
    return start if all(_is_post(line) for line in lines[start:place]) else place


def _is_post(line: Line) -> bool:
    return bool(line.text) and len(line.text) <= _LONGEST and not line.text.endswith((".", ";", ":"))


def _is_clause(line: Line) -> bool:
    return bool(line.paragraph and line.text and number_of(line.paragraph)[0])
