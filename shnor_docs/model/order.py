"""Orders (приказы) and what they approve."""

from __future__ import annotations

from pydantic import Field

from shnor_docs.model.base import EntityId, Line, Prose, Record, Title
from shnor_docs.model.bodies import Signature
from shnor_docs.model.dates import Day
from shnor_docs.model.table import Table
from shnor_docs.model.value import YesNo


class Clause(Record):
    """A clause (пункт) with its subclauses; the number follows from its place unless it is written."""

    id: EntityId
    number: Line | None = Field(None, title="Номер", description="Только если он не следует из порядка")
    text: Prose = Field(title="Текст пункта")
    clauses: tuple[Clause, ...] = Field((), title="Подпункты")


class Appendix(Record):
    """An appendix: a document of the program, with appendices of its own."""

    id: EntityId
    document: EntityId = Field(title="Документ (из documents)")
    approved: YesNo = Field(
        True, title="Утверждается приказом", description="Тогда на приложении стоит гриф утверждения"
    )
    appendices: tuple[Appendix, ...] = Field((), title="Приложения к приложению")


class Order(Record):
    """An order of the authority. Without a date or a number it is a draft and prints as ПРОЕКТ."""

    id: EntityId
    issuer: tuple[Line, ...] = Field(
        (), title="Наименование автора, построчно", description="По умолчанию — орган из authority"
    )
    form: Line = Field("приказ", title="Вид документа")
    date: Day | None = Field(None, title="Дата")
    number: Line | None = Field(None, title="Номер")
    place: Line | None = Field(None, title="Место составления", description="По умолчанию — из authority")
    title: Title = Field(title="Заголовок к тексту", description="О (об) чём — «Об утверждении …»")
    preamble: Prose = Field(title="Преамбула")
    command: Line = Field("приказываю:", title="Распорядительное слово")
    clauses: tuple[Clause, ...] = Field(title="Пункты", min_length=1)
    appendices: tuple[Appendix, ...] = Field((), title="Приложения")
    amends: EntityId | None = Field(
        None, title="Какой приказ изменяет", description="Из orders; такой приказ составляет команда amend"
    )
    since: int | None = Field(None, title="Изменяемая редакция", description="Номер из register.yaml", ge=1)
    repeals: EntityId | None = Field(
        None, title="Какой приказ отменяет", description="Из orders; вместе со всеми, что его изменяли"
    )
    tables: tuple[Table, ...] = Field(
        (), title="Таблицы приказа", description="Новые строки; текст ставит их как {{ orders.ID.tables.ID }}"
    )
    signature: Signature = Field(title="Подпись")

    @property
    def is_draft(self) -> bool:
        """Whether the order still lacks its date or number."""
        return self.date is None or self.number is None
