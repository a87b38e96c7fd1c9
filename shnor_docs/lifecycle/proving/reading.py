"""The instructions of a printed amending order, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from shnor_docs.documents.tree import Document, Kind, Unit
from shnor_docs.lifecycle.proving.grammar import Unread, context, parsed
from shnor_docs.lifecycle.proving.orders import Order, Way, WholeNew
from shnor_docs.lifecycle.proving.text import Node, level, nodes

_OPENING = re.compile(r"внести в \S+ .*?от (?P<date>\d\d\.\d\d\.\d{4}) № (?P<number>\S+)(?P<rest>.*?)"
                      r" следующ(?:ее изменение|ие изменения):$", re.IGNORECASE)  # fmt: skip
_CITED = re.compile(r"от (\d\d\.\d\d\.\d{4}) № ([^\s,)]+)")
_APPENDIX = re.compile(r"в приложении(?P<number> № \d+)?(?P<owner> к .+)?:$", re.IGNORECASE)
_WHOLE = re.compile(
    r"приложение(?P<number> № \d+)?(?P<owner> к .+?)? изложить в новой редакции согласно "
    r"приложению(?P<place> № \d+)? к настоящему приказу[.;]?$",
    re.IGNORECASE,
)
_END = re.compile(r"»[.;,]?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the first clause says: the act that is changed, and the orders that changed it before."""

    date: str
    number: str
    cited: tuple[tuple[str, str], ...]
    is_plural: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """An amending order as it was read; ``unread`` are clauses that nobody can follow, with the reason."""

    heading: Heading | None
    orders: tuple[Order, ...]
    unread: tuple[tuple[str, str], ...]


def read(document: Document) -> Reading:
    """The instructions of an order's printed clauses."""
    for clause in document.slot("clauses").children:
        opening = _OPENING.match(level(clause.plain))
        if opening:
            rest = opening["rest"].rpartition("»")[2]
            heading = Heading(
                opening["date"], opening["number"], tuple(_CITED.findall(rest)), level(clause.plain).endswith("ия:")
            )
            found = [*_clauses(_inner(clause), Scope())]
            orders = tuple(one for one in found if isinstance(one, Order))
            return Reading(heading, orders, tuple(one for one in found if not isinstance(one, Order)))
    return Reading(None, (), ())


def _inner(clause: Unit) -> list[Unit]:
    return [unit for unit in clause.children if unit.kind is Kind.CLAUSE]


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
    if whole := _WHOLE.match(text):
        anew = WholeNew(_label(whole["place"]))
        return Order(_label(whole["number"]), (whole["owner"] or "").strip(), anew, text, clause.id)
    sentence, content = _quoted(clause, text)
    try:
        deed = parsed(sentence, content)
        return Order(scope.label, scope.owner, replace(deed, way=(*deed.way, *scope.way)), text, clause.id)
    except Unread as error:
        return text, str(error)


def _quoted(clause: Unit, text: str) -> tuple[str, tuple[Node, ...]]:
    """The sentence, and the new text that follows its colon in quotes."""
    found = nodes(tuple(unit for unit in clause.children if unit.kind is not Kind.CLAUSE))
    head, colon, tail = text.partition(" редакции: «")
    if not colon:
        head, colon, tail = text.partition(" содержания: «")
    if colon:
        found = [Node("line", f"«{tail}"), *found]
        text = head + colon.rstrip(" «")
    return text, tuple(_unquoted(found))


def _unquoted(found: list[Node]) -> list[Node]:
    """The content without the quotes around it, which may stand in lines of their own beside a table."""
    if not found:
        return []
    first, last = found[0], found[-1]
    if first.kind != "line" or not first.printed.startswith("«"):
        return []
    if last.kind != "line" or not _END.search(last.text):
        return []
    for node in found[1:]:
        node.is_loose = True
    first.text = first.text.removeprefix("«")
    last.text = _END.sub("", last.text)
    return [node for node in found if node.kind != "line" or node.text or node.number or node.children]
