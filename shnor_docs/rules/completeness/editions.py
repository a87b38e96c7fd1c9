"""What an order leaves unsaid: the former edition, the thing that a term means (INVENTORY D-11, D-12; RULES §5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.order import Clause, Order
from shnor_docs.rules.duplicates.words import stems
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.sameness import once_for_each
from shnor_docs.source.text import Words

NO_REPEAL = declare("ШД280", Severity.WARNING, "новая редакция утверждена, а прежняя не отменена")
NO_REFERENT = declare("ШД281", Severity.WARNING, "сокращение «далее –» стоит после названия чужого акта")

_NEW = re.compile(
    r"\b(?:в\s+)?(?:нов(?:ой|ую|ая)\s+редакци|(?:актуализированн|обновл[её]нн)\w+\s+(?:верси|редакци))\w*",
    re.IGNORECASE,
)
_REPEALS = re.compile(r"утратившим\w* силу|внести \w* ?изменени|отменить|изложить в|считать недействи", re.IGNORECASE)
_TERM = re.compile(
    r"(?:приказ|постановлени|распоряжени|закон)\w*[^«»;\n]{3,160}(?:№|N)\s*\S+\s+«(?P<title>[^»]+(?:»[^«»]{0,3})?)»?\s*"
    r"\(далее\s*[-–—]\s*(?P<term>[А-ЯЁ][^)]*)\)"
)
_ACT = re.compile(
    r"(?:приказ|постановлени|распоряжени|закон|указ|акт|порядок|положени|методик|стандарт|фгос)", re.IGNORECASE
)


def repeals(content: Content) -> Iterator[Finding]:
    """An order that approves a new edition repeals or changes the order that approved the former one."""
    for index, order in enumerate(content.program.orders):
        yield from _repeal(order, ("orders", index))


@once_for_each
def _repeal(order: Order, place: Path) -> tuple[Finding, ...]:
    """The first place at which an order approves a new edition, if nowhere it repeals or changes the former one."""
    for path, text in _texts(order, place):
        if (match := _NEW.search(text)) and not any(_REPEALS.search(t) for _, t in _texts(order, ())):
            message = f"приказ утверждает «{match[0]}», но прежний приказ не отменяет и не изменяет: действуют оба"
            hint = "добавьте пункт «Признать утратившим силу приказ … от … № … «…»» или внесите изменения в прежний"
            return (Finding(NO_REPEAL, message, (*path, Words.at(text, *match.span())), hint),)
    return ()


def _texts(order: Order, path: Path) -> Iterator[tuple[Path, str]]:
    yield (*path, "title"), order.title
    yield from _clauses(order.clauses, path)


def _clauses(clauses: tuple[Clause, ...], path: Path) -> Iterator[tuple[Path, str]]:
    for index, clause in enumerate(clauses):
        place = (*path, "clauses", index)
        yield (*place, "text"), clause.text
        yield from _clauses(clause.clauses, place)


@in_each_text
def terms(one: PrintedText) -> Iterator[Finding]:
    """A term that follows the title of another act means that act, unless the title tells the thing."""
    for match in _TERM.finditer(one.text) if one.is_prose and "далее" in one.text else ():
        term = match["term"]
        if not _ACT.match(term) and not {*stems(term)} & {*stems(match["title"])}:
            message = f"«(далее – {term})» стоит после названия акта, а не того, что так названо"
            place = (*one.path, Words.at(one.text, *match.span("term")))
            yield Finding(NO_REFERENT, message, place, f"поставьте его после слов, которые значат «{term}»")
