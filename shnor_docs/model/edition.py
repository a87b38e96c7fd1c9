"""What a program keeps of its past: editions that orders approved (``register.yaml``), and states that were saved.

Each record is chained to the one before it.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from shnor_docs.model.base import EntityId, Line, Record
from shnor_docs.model.dates import Day
from shnor_docs.model.value import YesNo

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256, hex."""


class Sealed(Record):
    """A record of a chain: its field ``digest`` tells whether it is as it was written."""

    def sealed(self) -> str:
        """The digest that this record must have: over all it says, the digest of the one before it included."""
        told = self.model_dump(mode="json", exclude={"digest"})
        return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class EditionDocument(Record):
    """A document of an edition, by digests."""

    id: EntityId
    approved: YesNo = Field(False, title="Утверждён приказом", description="Сам приказ или приложение к нему")
    text: Digest = Field(title="Дайджест текста")
    template: Digest = Field(title="Дайджест шаблона", description="По частям файла, не по архиву")


class Edition(Sealed):
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


class Register(Record):
    """The file ``register.yaml``."""

    editions: tuple[Edition, ...] = Field((), title="Редакции по порядку утверждения")


class SavedState(Sealed):
    """A state that was saved where no git keeps the program; its files lie beside."""

    state: int = Field(title="Номер", ge=1)
    when: datetime = Field(title="Когда сохранено")
    who: Line = Field(title="Кто сохранил")
    sentence: Line = Field(title="Что сделано, одной фразой")
    edition: int | None = Field(None, title="Редакция, которая действовала", ge=1)
    is_edition: bool = Field(False, title="Сохранено при утверждении этой редакции")
    content: Digest = Field(title="Дайджест файлов")
    previous: Digest | None = Field(None, title="Дайджест прежней записи")
    digest: Digest = Field(title="Дайджест этой записи")
