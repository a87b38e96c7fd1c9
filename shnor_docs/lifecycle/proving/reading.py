"""The instructions of a printed amending order, clause by clause; nothing that it says is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from shnor_docs.documents.tree import Document, Kind, Unit, walk
from shnor_docs.lifecycle.proving.acts import Heading, heading_of
from shnor_docs.lifecycle.proving.grammar import Unread, context, parsed
from shnor_docs.lifecycle.proving.orders import Order, Way, WholeNew
from shnor_docs.lifecycle.proving.text import Node, level, nodes

_APPENDIX = re.compile(r"в приложении(?P<number> № \d+)?(?P<owner> к .+)?:$", re.IGNORECASE)
_WHOLE = re.compile(
    r"приложение(?P<number> № \d+)?(?P<owner> к .+?)? изложить в новой редакции согласно "
    r"приложению(?P<place> № \d+)? к настоящему приказу[.;]?$",
    re.IGNORECASE,
)
_END = re.compile(r"»[.;,]?$")
_NEW_TEXT = (" редакции: «", " содержания: «")
DEED = re.compile(
    r"изложить|исключить|дополнить|заменить слов|признать утратив|утратил|\bотменить|считать утратив"
    r"|внести (?:в (?:приказ|постановлени|распоряжени|решени)|(?:следующ\w+ )?изменени)",
    re.IGNORECASE,
)
"""Words that change an act: a clause that has them and is not read says more than is proven."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An amending order as it was read; ``unread`` are clauses that nobody can follow, with the reason."""

    heading: Heading | None
    orders: tuple[Order, ...]
    unread: tuple[tuple[str, str], ...]


def read(document: Document) -> Reading:
    """The instructions of an order's printed clauses."""
    clauses = document.slot("clauses").children
    opening = next((clause for clause in clauses if heading_of(clause.plain)), None)
    others = (*document.slot("preamble").children, *(clause for clause in clauses if clause is not opening))
    strays = tuple((level(unit.plain), _STRAY) for unit in others if changes(unit))
    if opening is None:
        return Reading(None, (), strays)
    found = [*_beside(opening), *_clauses(_inner(opening), Scope())]
    orders = tuple(one for one in found if isinstance(one, Order))
    unread = tuple(one for one in found if not isinstance(one, Order))
    return Reading(heading_of(opening.plain), orders, (*unread, *strays))


_STRAY = "здесь сказано об изменении или отмене, а к указаниям этого приказа это не относится"


def changes(clause: Unit) -> bool:
    """Whether a clause, or anything inside it, changes or repeals an act."""
    return any(DEED.search(level(unit.plain)) for unit in walk(clause))


def _inner(clause: Unit) -> list[Unit]:
    return [unit for unit in clause.children if unit.kind is Kind.CLAUSE]


def _text_of(clause: Unit) -> list[Node]:
    """What a clause says beside its first paragraph and its subclauses."""
    return nodes(tuple(unit for unit in clause.children if unit.kind is not Kind.CLAUSE))


def _beside(clause: Unit) -> Iterator[tuple[str, str]]:
    """A clause that only says where its subclauses belong has no other text."""
    if _text_of(clause):
        yield level(clause.plain), "рядом с подпунктами стоит текст, который не относится ни к одному из них"


@dataclass(frozen=True, slots=True)
class Scope:
    """What outer clauses have said: the document, and the unit of it."""

    label: str = ""
    owner: str = ""
    way: Way = ()


def _clauses(clauses: list[Unit], scope: Scope) -> Iterator[Order | tuple[str, str]]:
    for clause in clauses:
        text = level(clause.plain)
        if inner := _inner(clause):
            yield from _beside(clause)
            try:
                yield from _clauses(inner, _narrowed(scope, text))
            except Unread as error:
                yield text, str(error)
        else:
            yield _order(clause, text, scope)


def _narrowed(scope: Scope, text: str) -> Scope:
    if match := _APPENDIX.match(text):
        return Scope(_label(match["number"]), (match["owner"] or "").strip())
    return replace(scope, way=(*context(text), *scope.way))


def _label(number: str | None) -> str:
    return f"Приложение{number or ''}"


def _order(clause: Unit, text: str, scope: Scope) -> Order | tuple[str, str]:
    try:
        if whole := _WHOLE.match(text):
            _alone(_text_of(clause))
            anew = WholeNew(_label(whole["place"]))
            return Order(_label(whole["number"]), (whole["owner"] or "").strip(), anew, text, clause.id)
        sentence, new_text = _parted(text)
        content = _text_of(clause)
        if new_text is None:
            _alone(content)
            deed = parsed(sentence, ())
        else:
            first = [Node("line", new_text)] if new_text else []
            deed = parsed(sentence, tuple(_unquoted([*first, *content])))
        return Order(scope.label, scope.owner, replace(deed, way=(*deed.way, *scope.way)), text, clause.id)
    except Unread as error:
        return text, str(error)


def _alone(content: list[Node]) -> None:
    if content:
        raise Unread("за указанием стоит текст, которого оно не вводит")


def _parted(text: str) -> tuple[str, str | None]:
    """A sentence that brings a new text, and what of that text stands in its line; None if it brings none."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "«") - (sign == "»")
        marker = next((one for one in _NEW_TEXT if text.startswith(one, place)), None)
        if depth == 0 and marker:
            end = place + len(marker) - 1
            return text[:end].rstrip(), text[end:]
    return text, "" if text.endswith(":") else None


def _unquoted(found: list[Node]) -> list[Node]:
    """The content without the quotes around it, which may stand in lines of their own beside a table.

    Raises:
        Unread: it is not in quotes from its beginning to its end.
    """
    first, last = (found[0], found[-1]) if found else (None, None)
    if first is None or last is None or not _is_quoted(first, last):
        raise Unread("новый текст не взят в кавычки с начала до конца")
    for node in found[1:]:
        node.is_loose = True
    first.text = first.text.removeprefix("«")
    last.text = _END.sub("", last.text)
    return [node for node in found if node.kind != "line" or node.text or node.number or node.children]


def _is_quoted(first: Node, last: Node) -> bool:
    is_line = first.kind == last.kind == "line"
    return is_line and first.printed.startswith("«") and bool(_END.search(last.text))
