"""Headings of a document and appendices as texts name them (INVENTORY D-02, D-08 – D-10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.documents.appendices import Placement, placements
from shnor_docs.documents.references import PATTERN
from shnor_docs.model.content import Content
from shnor_docs.rules.finding import Finding, Path
from shnor_docs.rules.walking import PrintedText, in_each_text
from shnor_docs.source.text import Words

NO_HEADING = declare("ШД251", Severity.WARNING, "у раздела нет заголовка, а у остальных есть")
NO_APPENDIX = declare("ШД252", Severity.WARNING, "текст ссылается на приложение, которого нет")
TYPED_APPENDIX = declare("ШД253", Severity.NOTE, "номер приложения вписан вручную")
UNATTACHED = declare("ШД294", Severity.WARNING, "документ не приложен ни к приказу, ни к другому документу")

_ATTACHED = frozenset({"roadmap", "monitoring", "regulation", "team", "model", "concept"})
"""Kinds of documents that come into force with an order; a report, a letter or a form may stand by itself."""
_PLAN = re.compile(r"\{\{\s*(?:program\.)?roadmap\s*(?:\||\}\})")
_APPENDIX = re.compile(
    r"(?P<word>\b[Пп]риложени(?:е|ю|я|и|ем))(?:\s*№\s*|\s+)(?P<number>\d{1,2})(?![\d/-]|\.\d)"
    r"(?P<owner>\s+к\s+(?:настоящ\w+\s+)?(?:приказу|постановлению|распоряжению)?)?"
)
_FOREIGN = re.compile(
    r"(?:приказ|постановлени|распоряжени|письм|Методи|Поряд|закон)\w*(?:(?!\.\s+[А-ЯЁ])[^;\n]){0,200}$", re.IGNORECASE
)


def headings(content: Content) -> Iterator[Finding]:
    """A section between sections with headings has one too; the first may be an introduction."""
    for index, settings in enumerate(content.program.documents):
        sections = settings.sections
        named = [number for number, section in enumerate(sections) if section.title]
        for number in range(named[0], named[-1]) if len(named) > 1 else ():
            section = sections[number]
            text = section.text or content.files.get(str(section.file), "")
            if not section.title and not text.lstrip().startswith("#") and not PATTERN.fullmatch(text.strip()):
                message = f"у раздела «{section.id}» нет заголовка: его текст напечатается в предыдущем разделе"
                path = ("documents", index, "sections", number)
                yield Finding(NO_HEADING, message, path, "впишите title или перенесите текст в предыдущий раздел")


def appendices(content: Content) -> Iterator[Finding]:
    """A text names by number only appendices that there are, by the number that they print."""
    known = tuple(placements(content))
    if not known:
        return
    for path, match in _typed(content):
        yield _named((*path, Words.at(match.string, *match.span())), match, known)


@in_each_text
def _typed(one: PrintedText) -> Iterator[tuple[Path, re.Match[str]]]:
    """Appendices that a text names by number, but for those of other acts."""
    for match in _APPENDIX.finditer(one.text) if one.is_prose and "риложени" in one.text else ():
        if not _FOREIGN.search(one.text[max(0, match.start() - 250) : match.start()]):
            yield one.path, match


def _named(place: Path, match: re.Match[str], known: tuple[Placement, ...]) -> Finding:
    near = next((p for p in known if p.number == int(match["number"])), None)
    hint = f"поставьте ссылку {{{{ appendices.{(near or known[0]).id} }}}}"
    if near:
        message = f"«{match[0].strip()}» вписано вручную"
        return Finding(TYPED_APPENDIX, message, place, f"{hint}: номер будет верен и после перестановки приложений")
    reason = "единственное приложение номера не имеет" if len(known) == 1 else "такого приложения нет"
    return Finding(NO_APPENDIX, f"«{match[0].strip()}»: {reason}", place, hint)


def attachments(content: Content) -> Iterator[Finding]:
    """Where an order has appendices, each plan, regulation or model is one, or its text stands in another document."""
    attached = {placement.appendix.document for placement in placements(content)}
    for index, settings in enumerate(content.program.documents if attached else ()):
        is_inside = settings.kind == "roadmap" and bool(_placing_plan(content))
        if settings.kind in _ATTACHED and settings.id not in attached and not is_inside:
            message = f"документ «{settings.id}» не приложен ни к приказу, ни к другому документу: он не утверждён"
            hint = f"добавьте в appendices приказа запись {{id: …, document: {settings.id}}}"
            yield Finding(UNATTACHED, message, ("documents", index), hint)


@in_each_text
def _placing_plan(one: PrintedText) -> Iterator[Path]:
    """The texts in which the plan stands."""
    if one.is_braced and _PLAN.search(one.text):
        yield one.path
