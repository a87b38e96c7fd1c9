"""The form of an order (RULES §2, §4, §5): what it may approve, what it repeals, how it names its appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.references import PATTERN
from shnor_docs.model.content import Content
from shnor_docs.model.order import Clause, Order
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.source.text import Words

WEAK_ACT = declare("ШД341", Severity.NOTE, "муниципальную программу утверждает приказ")
UNMENTIONED = declare("ШД343", Severity.WARNING, "приложение не названо в приказе")
TITLE = declare("ШД344", Severity.WARNING, "заголовок приказа не отвечает на вопрос «о чём?»")
NO_CONTROL = declare("ШД345", Severity.NOTE, "в приказе нет пункта о контроле")

_MUNICIPAL = re.compile(r"\bмуниципальн\w+\s+(?:целев\w+\s+)?программ", re.IGNORECASE)
_DEPARTMENTAL = frozenset({"приказ", "распоряжение"})
_ABOUT = re.compile(r"(?:О|Об|Обо)\s")
_CONTROL = re.compile(r"контрол", re.IGNORECASE)
_APPENDIX = re.compile(r"\bприложени", re.IGNORECASE)


def _clauses(order: Order, index: int) -> Iterator[tuple[Path, Clause]]:
    waiting: list[tuple[Path, Clause]] = [(("orders", index, "clauses", n), c) for n, c in enumerate(order.clauses)]
    while waiting:
        path, clause = waiting.pop(0)
        yield path, clause
        waiting += [((*path, "clauses", n), inner) for n, inner in enumerate(clause.clauses)]


def kind_of_act(content: Content) -> Iterator[Finding]:
    """A municipal program is an act of the administration: article 179 of the Budget Code (RULES §4)."""
    for index, order in enumerate(content.program.orders):
        match = _MUNICIPAL.search(order.title)
        if match and order.appendices and order.form.lower() in _DEPARTMENTAL:
            message = (
                f"муниципальную программу утверждает {order.form.lower()}: по статье 179 Бюджетного кодекса "
                "Российской Федерации её утверждает местная администрация"
            )
            hint = "проверьте по местному порядку разработки программ; ведомственный документ назовите иначе"
            place = ("orders", index, "title", Words.at(order.title, *match.span()))
            yield Finding(WEAK_ACT, message, place, hint)


def unmentioned_appendices(content: Content) -> Iterator[Finding]:
    """Where an order names its appendices by references, each is named: «(приложение № 2)»."""
    for index, order in enumerate(content.program.orders):
        text = " ".join((order.preamble, *(clause.text for _, clause in _clauses(order, index))))
        named = {inner.split("|")[0].strip() for inner in PATTERN.findall(text)}
        own = {f"appendices.{appendix.id}" for appendix in order.appendices}
        if _APPENDIX.search(PATTERN.sub("", text)) or own.isdisjoint(named):
            continue  # they are named by hand, or not at all
        for number, appendix in enumerate(order.appendices):
            if f"appendices.{appendix.id}" not in named:
                message = f"приложение «{appendix.id}» не названо в тексте приказа"
                hint = f"поставьте ссылку в пункт, который его вводит: ({{{{ appendices.{appendix.id} }}}})"
                yield Finding(UNMENTIONED, message, ("orders", index, "appendices", number), hint)


def titles(content: Content) -> Iterator[Finding]:
    """The heading of an order answers «о чём?»: «Об утверждении …» (RULES §2)."""
    for index, order in enumerate(content.program.orders):
        if order.form.lower() in {*_DEPARTMENTAL, "постановление"} and not _ABOUT.match(order.title):
            message = f"заголовок «{order.title[:50]}» не отвечает на вопрос «о чём?»"
            hint = "начните его с «О» или «Об»: «Об утверждении …»"
            yield Finding(TITLE, message, ("orders", index, "title"), hint)


def control(content: Content) -> Iterator[Finding]:
    """An order that charges somebody with something says who looks after it (RULES §2)."""
    for index, order in enumerate(content.program.orders):
        texts = [clause.text for _, clause in _clauses(order, index)]
        if len(order.clauses) > 1 and not any(map(_CONTROL.search, texts)):
            message = "в приказе нет пункта о контроле за его исполнением"
            hint = "последним пунктом обычно пишут: «Контроль за исполнением приказа оставляю за собой.»"
            yield Finding(NO_CONTROL, message, ("orders", index, "clauses"), hint)
