"""A saved state of a program, where no git keeps it: when, by whom, in which words, chained to the one before."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from pydantic import Field

from shnor_docs.model.base import Line, Record
from shnor_docs.model.edition import Digest


class SavedState(Record):
    """What is told of a saved state; its files lie beside."""

    state: int = Field(title="Номер", ge=1)
    when: datetime = Field(title="Когда сохранено")
    who: Line = Field(title="Кто сохранил")
    sentence: Line = Field(title="Что сделано, одной фразой")
    edition: int | None = Field(None, title="Редакция, которая действовала", ge=1)
    is_edition: bool = Field(False, title="Сохранено при утверждении этой редакции")
    content: Digest = Field(title="Дайджест файлов")
    previous: Digest | None = Field(None, title="Дайджест прежней записи")
    digest: Digest = Field(title="Дайджест этой записи")

    def sealed(self) -> str:
        """The digest that this record must have: over all it says, the one before it included."""
        told = self.model_dump(mode="json", exclude={"digest"})
        return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
