"""Who acts: the municipality, the authority, responsible parties, signatories."""

from __future__ import annotations

from pydantic import Field

from shnor_docs.model.base import Choice, EntityId, Line, Record


class Municipality(Record):
    """The municipality (or region) a program is for."""

    name: Line = Field(title="Название", description="Именительный падеж: Рыбинский район")
    genitive: Line | None = Field(
        None, title="Родительный падеж", description="чего? — Рыбинского района; если его нет в glossary.yaml"
    )
    prepositional: Line | None = Field(None, title="Предложный падеж", description="в чём? — Рыбинском районе")
    region: Line | None = Field(None, title="Субъект Российской Федерации")


class Body(Record):
    """An authority or organisation with the forms that official texts need."""

    name: Line = Field(title="Полное наименование")
    short: Line | None = Field(None, title="Сокращённое наименование")
    genitive: Line | None = Field(
        None, title="Родительный падеж", description="Для «приказом (чего?) Управления образования …»"
    )
    place: Line | None = Field(None, title="Место составления документов", description="г. Заозёрный")


class PartyKind(Choice):
    """What kind of executor a party is (INVENTORY RP-01…RP-06)."""

    BODY = "body", "орган или организация"
    ROLE = "role", "должность или роль"
    GROUP = "group", "группа: комиссия, совет, школы"
    PERSON = "person", "человек"


class Party(Record):
    """A responsible party: a body, a role, a collective body or a person."""

    id: EntityId
    name: Line = Field(title="Как печатать", description="Так исполнитель назван в таблицах")
    kind: PartyKind = Field(PartyKind.BODY, title="Вид", description="body, role, group или person")
    full_name: Line | None = Field(None, title="Полное имя или наименование")
    post: Line | None = Field(None, title="Должность")


class Signature(Record):
    """Requisite 22 of ГОСТ Р 7.0.97: post, then initials and surname."""

    post: Line = Field(title="Должность")
    name: Line = Field(title="И.О. Фамилия")
