"""Editions of a program: what its orders approved, in the order of their approval (the file ``register.yaml``)."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated

from pydantic import Field, StringConstraints

from shnor_docs.model.base import EntityId, Line, Record
from shnor_docs.model.dates import Day
from shnor_docs.model.value import YesNo

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256, hex."""


class EditionDocument(Record):
    """A document of an edition, by digests."""

    id: EntityId
    approved: YesNo = Field(False, title="Утверждён приказом", description="Сам приказ или приложение к нему")
    text: Digest = Field(title="Дайджест текста")
    template: Digest = Field(title="Дайджест шаблона", description="По частям файла, не по архиву")


class Edition(Record):
    """An approved state of a program; its files lie in ``editions/<edition>``, a workspace of its own."""

    edition: int = Field(title="Номер редакции", ge=1)
    order: EntityId = Field(title="Утвердивший приказ (из orders)")
    date: Day = Field(title="Дата приказа")
    number: Line = Field(title="Номер приказа")
    content: Digest = Field(title="Дайджест исходных данных, шаблонов и номеров")
    code: Digest = Field(title="Дайджест программы shnor-docs, которой составлены документы")
    documents: tuple[EditionDocument, ...] = Field((), title="Документы")
    previous: Digest | None = Field(None, title="Дайджест прежней записи")
    digest: Digest = Field(title="Дайджест этой записи")

    @property
    def act(self) -> str:
        """The order as texts cite it: «от 23.09.2021 № 401/1»."""
        return f"от {self.date:%d.%m.%Y} № {self.number}"

    @property
    def approved(self) -> frozenset[str]:
        """Ids of the documents that the order approved, its own included."""
        return frozenset(document.id for document in self.documents if document.approved)

    def sealed(self) -> str:
        """The digest that this entry must have: over all it says, the previous entry's digest included."""
        told = self.model_dump(mode="json", exclude={"digest"})
        return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Register(Record):
    """The file ``register.yaml``."""

    editions: tuple[Edition, ...] = Field((), title="Редакции по порядку утверждения")
