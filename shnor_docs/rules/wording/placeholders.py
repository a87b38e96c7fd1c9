"""What ``new`` writes to be replaced: while it stands, the program is a draft."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.drafts.placeholders import placeholders_of
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding
from shnor_docs.source.text import Words

PLACEHOLDER = declare("ШД899", Severity.WARNING, "на месте сведений – заготовка")


def placeholders(content: Content) -> Iterator[Finding]:
    """Every text that ``new`` wrote has been replaced; until then documents are marked ПРОЕКТ."""
    for found in placeholders_of(content):
        message = f"«{found.words}» – заготовка: документ с нею печатается как ПРОЕКТ, утвердить его нельзя"
        place = (*found.path, Words.at(found.text, found.start, found.start + len(found.words)))
        yield Finding(PLACEHOLDER, message, place, f"впишите {found.what}")
