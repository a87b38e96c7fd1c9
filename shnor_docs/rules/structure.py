"""A document has what its kind needs."""

from __future__ import annotations

from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding

NO_TEXT = declare("ШД210", Severity.ERROR, "у раздела нет текста")
TWO_TEXTS = declare("ШД211", Severity.ERROR, "у раздела два текста")
NO_SECTIONS = declare("ШД212", Severity.ERROR, "в документе нет разделов")
NO_ROADMAP = declare("ШД213", Severity.ERROR, "в программе нет плана")


def sections(content: Content) -> Iterator[Finding]:
    """A section has its text in a file or in place, not both, not neither."""
    for index, settings in enumerate(content.program.documents):
        for number, section in enumerate(settings.sections):
            path = ("documents", index, "sections", number)
            if section.file and section.text:
                yield Finding(
                    TWO_TEXTS, f"у раздела «{section.id}» есть и file, и text", path, "оставьте одно из двух"
                )
            elif not section.file and not section.text:
                yield Finding(
                    NO_TEXT, f"у раздела «{section.id}» нет ни file, ни text", path, "добавьте текст раздела"
                )


def bodies(content: Content) -> Iterator[Finding]:
    """A program has sections, a roadmap document has a roadmap."""
    for index, settings in enumerate(content.program.documents):
        path = ("documents", index)
        if settings.kind == "program" and not settings.sections:
            yield Finding(
                NO_SECTIONS,
                f"в документе «{settings.id}» нет разделов",
                path,
                "перечислите разделы в sections",
            )
        if settings.kind == "roadmap" and content.program.roadmap is None:
            yield Finding(
                NO_ROADMAP, f"документу «{settings.id}» нужен план", path, "добавьте файл roadmap.yaml"
            )
