"""Slots: the named parts that every kind of document supplies to its template."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_docs.documents.tree import Kind


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a document by name: one line, lines (``nested``: lists of lines), or a body of blocks.

    One that ``may_be_empty`` a template may well have no tag for.
    """

    name: str
    kind: Kind
    title: str
    nested: bool = False
    may_be_empty: bool = False


DRAFT = Slot("draft", Kind.LINE, "Отметка «ПРОЕКТ»; пусто, если документ утверждён", may_be_empty=True)

PAPER_SLOTS = (
    DRAFT,
    Slot(
        "marks",
        Kind.LINES,
        "Отметки о приложении и грифы утверждения: блоки, в каждом — строки",
        nested=True,
        may_be_empty=True,
    ),
    Slot("title", Kind.LINE, "Название документа"),
    Slot("subtitle", Kind.LINE, "Подзаголовок", may_be_empty=True),
    Slot("place", Kind.LINE, "Место на титульном листе; пусто, если титульного листа нет", may_be_empty=True),
    Slot("year", Kind.LINE, "Год на титульном листе", may_be_empty=True),
    Slot("approvals", Kind.BODY, "Грифы согласования и утверждения", may_be_empty=True),
    Slot("contents", Kind.BODY, "Оглавление; пусто, если оно не нужно", may_be_empty=True),
    Slot("body", Kind.BODY, "Разделы документа: заголовки, текст, списки и таблицы"),
)

_OF_SLIDES = ("draft", "marks", "title", "subtitle", "place", "year", "contents", "body")
SLIDE_SLOTS = tuple(slot for slot in PAPER_SLOTS if slot.name in _OF_SLIDES)

ORDER_SLOTS = (
    DRAFT,
    Slot("issuer", Kind.LINES, "Наименование автора, построчно"),
    Slot("form", Kind.LINE, "Вид документа: ПРИКАЗ"),
    Slot("date", Kind.LINE, "Дата; прочерк, если приказ не подписан"),
    Slot("number", Kind.LINE, "Номер; прочерк, если приказ не подписан"),
    Slot("place", Kind.LINE, "Место составления", may_be_empty=True),
    Slot("heading", Kind.LINE, "Заголовок к тексту"),
    Slot("preamble", Kind.BODY, "Преамбула"),
    Slot("command", Kind.LINE, "«приказываю:»"),
    Slot("clauses", Kind.BODY, "Пункты приказа"),
    Slot("post", Kind.LINE, "Должность подписавшего"),
    Slot("name", Kind.LINE, "И.О. Фамилия подписавшего"),
)

OF_EVERY_TEMPLATE = ("document", "sections", "tables", "charts")
"""Names that every template has besides its slots: a slot so named would be hidden by them."""
