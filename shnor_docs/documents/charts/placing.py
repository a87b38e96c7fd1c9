"""Which charts documents place by name, beside those to which their texts refer."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.model.base import EntityId
from shnor_docs.model.content import Content
from shnor_docs.model.document import DocumentSettings


def placed_charts(content: Content) -> Iterator[EntityId]:
    """Ids of the charts that documents and their sections name."""
    return (name for settings in content.program.documents for name in charts_of(settings))


def charts_of(settings: DocumentSettings) -> tuple[EntityId, ...]:
    """Ids of the charts that a document and its sections name, in the order of reading."""
    return (*(name for section in settings.sections for name in section.charts), *settings.charts)
