"""What an amending order took away and where it stood: a number that is gone is explained (RULES §5.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from shnor_docs.documents.tree import Kind, Unit
from shnor_docs.lifecycle.amending.aligning import alike, is_stable, paired
from shnor_docs.model.amending import RepealWord
from shnor_docs.model.content import Gone

HOLE = "gone."
_ID = re.compile(rf"{re.escape(HOLE)}(?P<kind>\w+)\.")
_ROW_NUMBER = re.compile(r"\d+(?:\.\d+)*[⁰¹²³⁴⁵⁶⁷⁸⁹]*\.?")
_TYPED = re.compile(r"\d+(?:\.\d+)+[⁰¹²³⁴⁵⁶⁷⁸⁹]*\.?(?=\s)")
"""The number of a point that is typed in its text: «7.1.7. Управление …»."""
_LEADING = re.compile(r"\d+(?:\.\d+)*[⁰¹²³⁴⁵⁶⁷⁸⁹]*\.?(?=\s)")
PASSPORT = "passport"


@dataclass(frozen=True, slots=True)
class Words:
    """How an order takes a point or a section away, and the order itself: «Приказ от 05.02.2024 № 31»."""

    repealed: RepealWord
    act: str

    def of(self, kind: Kind) -> str:
        """What stands in the place of a unit of that kind; rows are always excluded."""
        if kind in {Kind.ROW, Kind.GROUP}:
            return f"(исключена. – {self.act})"
        word = "утратил силу" if self.repealed is RepealWord.REPEALED else "исключён"
        return f"({word}. – {self.act})"


def holes(old: Unit, new: Unit, words: Words) -> Iterator[Gone]:
    """The units that are gone from the old text to the new one; marks of what went before stand in ``old``."""
    found = paired(old.children, new.children, _told, _likeness)
    pairs = _by_numbers(found, old, new)
    numbers = {_number(child, new) for child in new.children}
    after, is_in_gone_group, is_told = "", False, _may_have_holes(new)
    for before, now in pairs:
        if now is not None:
            after, is_in_gone_group = now.id, is_in_gone_group and now.kind is not Kind.GROUP
            if before is not None:
                yield from holes(before, now, words)
            continue
        assert before is not None
        if before.kind is Kind.GROUP:
            is_in_gone_group = True
        elif is_in_gone_group and before.kind is Kind.ROW:
            continue
        hole = _gone(before, old, new.id, after, words) if is_told else None
        if hole and hole.number not in numbers:
            yield hole
            after = hole.id


Pair = tuple[Unit | None, Unit | None]


def _by_numbers(pairs: Sequence[Pair], old: Unit, new: Unit) -> list[Pair]:
    """The pairs; of what went and came at one place, the lesser number first if all have one, else what went."""

    def place(pair: Pair) -> tuple[bool, tuple[int, ...]]:
        before, now = pair
        number = _number(before, old) if before else _number(now, new) if now else ""
        return now is not None, tuple(map(int, re.findall(r"\d+", number.translate(_LOWER))))

    found: list[Pair] = []
    for is_pair, group in groupby(pairs, lambda pair: None not in pair):
        told = [*group]
        if not is_pair:
            numbers = [place(pair)[1] for pair in told]
            told.sort(key=lambda pair: place(pair)[1] if all(numbers) else place(pair)[0])
        found += told
    return found


_LOWER = str.maketrans({sign: f".{digit}" for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")})


def _may_have_holes(unit: Unit) -> bool:
    """Whether a mark may stand among the units inside: not where cells reach over rows, or the file numbers items."""
    tied = any(cell.span[1] > 1 for row in unit.children if row.kind is Kind.ROW for cell in row.children)
    return unit.kind is not Kind.LIST and not tied


def _gone(unit: Unit, home: Unit, home_id: str, after: str, words: Words) -> Gone | None:
    number = _number(unit, home)
    if not number:
        return None
    if match := _ID.match(unit.id):
        return Gone(unit.id, match["kind"], home_id, after, number, _mark_of(unit, number))
    return Gone(f"{HOLE}{unit.kind}.{home_id}.{number}", unit.kind, home_id, after, number, words.of(unit.kind))


def _mark_of(hole: Unit, number: str) -> str:
    """What an earlier order has left in the place of a unit."""
    match hole.kind:
        case Kind.ROW:
            return hole.children[1].plain
        case Kind.GROUP | Kind.SECTION:
            return hole.children[0].plain.removeprefix(f"{number} ")
    return hole.plain.removeprefix(f"{number} ")


def _number(unit: Unit, home: Unit) -> str:
    """What an order calls a unit by, if a number that is missing would be noticed; empty if not."""
    match unit.kind:
        case Kind.CLAUSE:
            return unit.number
        case Kind.SECTION if is_hole(unit):
            return _leading(_LEADING, unit.children[0].plain)
        case Kind.SECTION:
            return unit.number
        case Kind.GROUP:
            return _leading(_LEADING, unit.children[0].plain)
        case Kind.ROW:
            name = _all(unit.children[0]) if unit.children else ""
            return name if home.id == PASSPORT or _ROW_NUMBER.fullmatch(name) else ""
        case Kind.PARAGRAPH:
            return _leading(_TYPED, unit.plain)
    return ""


def is_hole(unit: Unit) -> bool:
    """Whether a unit stands for one that an earlier order took away."""
    return unit.id.startswith(HOLE)


def _leading(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.match(text)
    return match[0] if match else ""


def _told(unit: Unit) -> str:
    return f"{unit.id if is_stable(unit.id) else ''} {unit.kind} {unit.number} {_all(unit)}"


def _all(unit: Unit) -> str:
    return " ".join(text for text in (unit.plain, *map(_all, unit.children)) if text)


def _likeness(a: Unit, b: Unit) -> float:
    if a.kind is not b.kind or is_hole(a):
        return -1
    if is_stable(a.id) and is_stable(b.id):
        return 1 if a.id == b.id else -1
    typed = (_leading(_TYPED, a.plain), _leading(_TYPED, b.plain))
    return (1 if typed[0] == typed[1] else -1) if any(typed) else alike(_all(a), _all(b))
