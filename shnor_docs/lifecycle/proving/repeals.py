"""Whether a printed repealing order names the base act and every order that amended it (RULES §5.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shnor_docs.documents.tree import Document, walk
from shnor_docs.lifecycle.proving.proof import Cited, Flaw
from shnor_docs.lifecycle.proving.text import level

_OPENING = re.compile(r"признать утратившими? силу", re.IGNORECASE)
_ACT = re.compile(r"от (\d\d\.\d\d\.\d{4}) № ([^\s,;:)«]+)")


def repeal_flaws(order: Document, base: Cited, amending: Sequence[Cited]) -> Iterator[Flaw]:
    """What the order's list of repealed acts lacks, or has too much."""
    named = [act for text in _positions(order) for act in _ACT.findall(text)]
    wanted = [(act.date, level(act.number)) for act in (base, *amending)]
    for day, number in wanted:
        if (day, number) not in named:
            yield Flaw(
                order.id, f"не назван приказ от {day} № {number}: отменяют базовый приказ и все, что его изменяли"
            )
    for day, number in named:
        if (day, number) not in wanted:
            yield Flaw(order.id, f"назван приказ от {day} № {number}: он не изменял отменяемый")


def _positions(order: Document) -> Iterator[str]:
    """The texts of the clause that repeals, its subclauses too, without what they quote."""
    for clause in order.slot("clauses").children:
        if _OPENING.match(level(clause.plain)):
            yield from (_without_titles(level(unit.plain)) for unit in walk(clause))


def _without_titles(text: str) -> str:
    depth, kept = 0, []
    for sign in text:
        depth += (sign == "«") - (sign == "»")
        kept += [sign] if depth == 0 else []
    return "".join(kept)
