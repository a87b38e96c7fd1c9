"""Values of a program typed once more by hand, in the template of its document: they stay when the data change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from shnor_docs.diagnostics import Code, Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.model.dates import day_written
from shnor_docs.model.document import DocumentSettings
from shnor_docs.model.order import Order
from shnor_docs.rules.claims import Claim, apart, claims, differ
from shnor_docs.russian.dates import MONTHS_GENITIVE, format_date
from shnor_docs.russian.years import OF_OTHERS, ONE_YEAR

REPEATED = declare("ШД670", Severity.NOTE, "в шаблоне набрано рукой то, что есть в данных")
CONTRADICTED = declare("ШД671", Severity.WARNING, "набранное в шаблоне расходится с данными")

TIMED_KINDS = frozenset({"program", "roadmap", "order"})
"""Kinds of documents that are about the whole period; a report or a form has years of its own."""
SHORTEST = 6
"""Letters of a name that is told from an ordinary word."""
_DAY = rf"\d{{1,2}}\.\d{{1,2}}\.{ONE_YEAR}|\d{{1,2}}\s+(?:{'|'.join(MONTHS_GENITIVE)})\s+{ONE_YEAR}"
_REQUISITES = re.compile(
    r"(?:\bк\s+(?:приказу|распоряжению|постановлению)|\A\s*(?:утвержд\w+\s+)?(?:приказом|распоряжением|постановлением)|\A)"
    rf"(?:\s[^№.;]*?)?\s*\bот\s+(?P<day>{_DAY})(?:\s*г\.|\s+года)?\s*№\s*(?P<number>\S*\w)",
    re.IGNORECASE,
)
"""The requisites of the order whose appendix the sheet is; those of acts cited in a sentence are none."""
_PERSON = re.compile(r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
_SPACES = re.compile(r"\s+")


class Typed(NamedTuple):
    """What a text says by hand that the data say too, or say otherwise."""

    code: Code
    message: str
    hint: str


class _Known(NamedTuple):
    """A name of the data: the words, what they are, and how they are put into a text."""

    words: str
    what: str
    hint: str


def typed_values(text: str, content: Content, settings: DocumentSettings) -> Iterator[Typed]:
    """What a paragraph of the document's template repeats or contradicts; a tag in it is any one sign."""
    if settings.kind in TIMED_KINDS:
        yield from _years(text, content)
    yield from _requisites(text, content)
    yield from _names(text, content)
    yield from _signers(text, content)


def _years(text: str, content: Content) -> Iterator[Typed]:
    period = content.program.period
    for claim in claims(text):
        said = text[claim.start : claim.end]
        if OF_OTHERS.search(claim.before) or not (claim.is_plan or (claim.is_bare and len(claim.years) > 1)):
            continue
        if _is_other(claim, content):
            hint = "уберите годы из шаблона: их печатают название документа ({{ title }}) и {{ period }} в текстах"
            yield Typed(CONTRADICTED, f"набрано «{said}», а период программы – {period}", hint)
        elif len(claim.years) > 1:
            hint = "уберите годы из шаблона: в названии документа их печатает {{ title }}"
            yield Typed(REPEATED, f"набрано «{said}» – это период программы", hint)


def _is_other(claim: Claim, content: Content) -> bool:
    period = content.program.period
    return differ(claim.years, period) if len(claim.years) > 1 else apart(claim.years, period)


def _requisites(text: str, content: Content) -> Iterator[Typed]:
    signed = [order for order in content.program.orders if not order.is_draft]
    for match in _REQUISITES.finditer(text) if signed else ():
        said = f"от {match['day']} № {match['number']}"
        if any(_is_of(order, match) for order in signed):
            hint = "печатайте тегами: в приказе {{ date }} и {{ number }}, в приложении – отметки marks"
            yield Typed(REPEATED, f"набрано «{said}» – это реквизиты приказа", hint)
        else:
            known = ", ".join(f"от {format_date(order.date)} № {order.number}" for order in signed if order.date)
            hint = "уберите реквизиты из шаблона: отметку о приложении печатают marks"
            yield Typed(CONTRADICTED, f"набрано «{said}», а в программе приказ {known}", hint)


def _is_of(order: Order, match: re.Match[str]) -> bool:
    return order.date == day_written(match["day"]) and order.number == match["number"]


def _names(text: str, content: Content) -> Iterator[Typed]:
    """Names of the data, the longest first: what is inside a longer one is not told again."""
    left = _plain(text)
    for known in sorted(_known(content), key=lambda one: -len(one.words)):
        pattern = re.compile(rf"(?<!\w){re.escape(_plain(known.words))}(?!\w)")
        if len(known.words) >= SHORTEST and pattern.search(left):
            left = pattern.sub(" ", left)
            yield Typed(REPEATED, f"набрано «{known.words}» – это {known.what}", known.hint)


def _known(content: Content) -> Iterator[_Known]:
    program = content.program
    yield _Known(program.title, "название программы", "печатайте его тегом {{ title }}")
    hint = "в приказе орган печатает issuer, в тексте – ссылка {{ authority.genitive }}"
    bodies = ((program.municipality, "название муниципалитета"), (program.authority, "название органа"))
    for body, what in bodies:
        for name in (body.name, body.genitive):
            yield _Known(name or "", what, hint)
    for order in program.orders:
        yield _Known(order.signature.name, "подписавший приказ", "печатайте его тегом {{ name }}")


def _signers(text: str, content: Content) -> Iterator[Typed]:
    """The post of one who signs, beside the name of another."""
    for signature in {order.signature: None for order in content.program.orders}:
        others = [found for found in _PERSON.findall(text) if _tight(found) != _tight(signature.name)]
        if _plain(signature.post) in _plain(text) and others and _tight(signature.name) not in _tight(text):
            hint = "печатайте подпись тегами {{ post }} и {{ name }}"
            message = f"набрано «{signature.post} … {others[0]}», а в приказе подписывает {signature.name}"
            yield Typed(CONTRADICTED, message, hint)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()


def _tight(text: str) -> str:
    return _SPACES.sub("", text).casefold()
