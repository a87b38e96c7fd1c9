"""The house style of a workspace's papers."""

from __future__ import annotations

from pydantic import Field

from shnor_docs.model.base import Record
from shnor_docs.russian.house_style import NestedQuotes, Percent


class Typography(Record):
    """The file ``typography.yaml`` of a workspace: what official papers print in more than one way."""

    nested_quotes: NestedQuotes = Field(
        NestedQuotes.SAME, title="Кавычки внутри кавычек", description="same («СОШ «Радуга»») или low («СОШ „Радуга“»)"
    )
    percent: Percent = Field(
        Percent.SPACED, title="Знак процента", description="spaced (5 %, ГОСТ 8.417) или unspaced (5%)"
    )
