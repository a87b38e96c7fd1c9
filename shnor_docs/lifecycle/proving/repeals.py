"""Whether a printed repealing order names the base act and every order that amended it (RULES §5.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shnor_docs.documents.tree import Document, Kind, Unit
from shnor_docs.lifecycle.proving.acts import Cited, act_of
from shnor_docs.lifecycle.proving.proof import Flaw
from shnor_docs.lifecycle.proving.reading import changes
from shnor_docs.lifecycle.proving.text import level, nodes

_ONE = re.compile(r"признать утратившим силу (?P<act>.+)", re.IGNORECASE)
_SEVERAL = re.compile(r"признать утратившими силу:", re.IGNORECASE)


def repeal_flaws(order: Document, base: Cited, amending: Sequence[Cited]) -> Iterator[Flaw]:
    """What the order's list of repealed acts lacks, or has too much; what else it repeals or changes."""
    positions: list[Unit] = []
    for clause in order.slot("clauses").children:
        found = _positions(clause)
        positions += found
        if not found and changes(clause):
            text = level(clause.plain)
            yield Flaw(order.id, f"пункт говорит о другом, чем отмена: «{text}»", clause.id, text)
    yield from _acts(order, positions, (base, *amending))


def _positions(clause: Unit) -> list[Unit]:
    """The clauses that name what is repealed: this one, or those inside it."""
    text = level(clause.plain)
    if _SEVERAL.fullmatch(text):
        return [*clause.children]
    return [clause] if _ONE.fullmatch(text) else []


def _acts(order: Document, positions: Sequence[Unit], wanted: Sequence[Cited]) -> Iterator[Flaw]:
    named: list[tuple[str, str]] = []
    for position in positions:
        text = level(position.plain)
        one = _ONE.fullmatch(text)
        act = act_of(one["act"] if one else text) if position.kind is Kind.CLAUSE else None
        if act is None or nodes(position.children):
            yield Flaw(order.id, f"непонятно, что отменяется: «{text}»", position.id, text)
            continue
        own = next((known for known in wanted if known.is_same(act.date, act.number)), None)
        wrong = [*act.differs(own)] if own else [f"назван акт от {act.date} № {act.number}: он не изменял отменяемый"]
        if (act.date, act.number) in named:
            wrong.append(f"акт от {act.date} № {act.number} назван дважды")
        named.append((act.date, act.number))
        yield from (Flaw(order.id, reason, position.id, text) for reason in wrong)
    for known in wanted:
        if not any(known.is_same(*one) for one in named):
            yield Flaw(order.id, f"не назван приказ {known.told}: отменяют базовый приказ и все, что его изменяли")
