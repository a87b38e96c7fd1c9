"""What a chancellery would send back: each fault of the pages with its place in the document and its likely cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.inspection.findings import Finding, grouped
from shnor_docs.inspection.fit.breaks import broken
from shnor_docs.inspection.fit.headers import headers_on_each_page
from shnor_docs.inspection.fit.page_texts import PageTexts, page_texts
from shnor_docs.inspection.fit.tracing import Span, traced
from shnor_docs.inspection.form.requisites import Requisite, Requisites, is_signature, requisites_of
from shnor_docs.inspection.form.texts import is_text
from shnor_docs.inspection.lines import Line, lines_of
from shnor_docs.inspection.sections import Section
from shnor_docs.inspection.word_files import WordFile
from shnor_docs.rendering.package.xml import W

BLANK_PAGE = declare("ШД864", Severity.WARNING, "Пустая страница")
LONE_SIGNATURE = declare("ШД865", Severity.WARNING, "Подпись стоит на странице отдельно от текста")
LAST_HEADING = declare("ШД866", Severity.WARNING, "Заголовок в конце страницы")
BROKEN_MARK = declare("ШД867", Severity.WARNING, "Гриф разорван между страницами")

_LAST_LINES = 12
"""Lines at the end of a paper that is no act, among which its signature is looked for."""
_SLACK = 3
"""Letters that a list may print before the text of a paragraph: «1.»."""
_KEEP = "не отрывать от следующего"


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A document beside its pages."""

    lines: list[Line]
    requisites: Requisites
    pages: PageTexts
    spans: Mapping[Line, Span]


def fit_of(file: WordFile, pdf: bytes) -> Fit:
    """The document laid beside its PDF.

    Raises:
        ImportError: the library pypdfium2 is not installed.
    """
    lines, sections = lines_of(file)
    pages = page_texts(pdf, *_margins(sections))
    return Fit(lines, requisites_of(lines), pages, traced(lines, pages))


def _margins(sections: Sequence[Section]) -> tuple[float, float]:
    top = min(section.margins.top for section in sections) / 20
    return top - 2, min(section.margins.bottom for section in sections) / 20 - 2


def faults(fit: Fit) -> list[Finding]:
    """Everything that fell badly, equal faults joined."""
    found = (
        *blank_pages(fit),
        *lone_signatures(fit),
        *last_headings(fit),
        *broken_marks(fit),
        *headers_on_each_page(fit.lines, fit.spans, fit.pages),
        *broken(fit.spans, fit.pages),
    )
    return grouped(found)


def blank_pages(fit: Fit) -> Iterator[Finding]:
    """Pages with nothing on them."""
    for page in fit.pages.blank:
        hint = "уберите пустой абзац или разрыв страницы перед ней; после таблицы оставьте абзац в 1 пт"
        yield Finding(BLANK_PAGE, "страница", f"страница {page + 1}", "пустая", "без пустых страниц", hint)


def lone_signatures(fit: Fit) -> Iterator[Finding]:
    """Signatures that begin their page."""
    for line in _signatures(fit):
        first = _block_start(line, fit)
        span = fit.spans.get(first)
        page = fit.pages.page_of(span.start) if span else 0
        if span and page > 0 and span.start - fit.pages.start_of(page) <= _SLACK:
            place = f"страница {page + 1}, {line.place}"
            before = next((one for one in _before(first, fit) if not one.is_empty), None)
            hint = _cause(before, "у абзаца перед подписью", f"«{_KEEP}» у последних абзацев текста")
            yield Finding(
                LONE_SIGNATURE, "подпись", place, "одна, без текста", "хотя бы две строки текста над ней", hint
            )


def _signatures(fit: Fit) -> list[Line]:
    if fit.requisites.is_act:
        return [line for name, line in fit.requisites.parts.items() if name is Requisite.SIGNATURE]
    return [line for line in fit.lines[-_LAST_LINES:] if is_signature(line)][:1]


def _block_start(line: Line, fit: Fit) -> Line:
    """The first line of the table row that holds the signature: the post."""
    row = next(line.element.iterancestors(f"{W}tr"), None)
    if row is None:
        return line
    return next(one for one in fit.lines if not one.is_empty and next(one.element.iterancestors(f"{W}tr"), None) is row)


def _before(line: Line, fit: Fit) -> Sequence[Line]:
    return fit.lines[: fit.requisites.positions[line]][::-1]


def last_headings(fit: Fit) -> Iterator[Finding]:
    """Headings after which their page ends though the document goes on."""
    for line, span in list(fit.spans.items())[:-1]:
        page = fit.pages.page_of(span.end - 1)
        is_last = line.is_heading and line.cell is None and span.is_whole and span.end == fit.pages.end_of(page)
        if is_last and not _is_cover(page, fit):
            hint = _cause(line, "у заголовка", f"«{_KEEP}» в стиле заголовка")
            yield Finding(
                LAST_HEADING,
                "заголовок",
                f"страница {page + 1}, {line.place}",
                "последний на странице",
                "с текстом",
                hint,
            )


def _is_cover(page: int, fit: Fit) -> bool:
    """Whether a page is a title page: the first, and without running text."""
    there = (line for line, span in fit.spans.items() if fit.pages.page_of(span.start) == page)
    return page == 0 and not any(is_text(line) or line.cell is not None for line in there)


def broken_marks(fit: Fit) -> Iterator[Finding]:
    """Approval marks and heads of appendices that begin on one page and end on another."""
    for block in fit.requisites.blocks:
        spans = [fit.spans[line] for line in block.lines if line in fit.spans]
        pages = {fit.pages.page_of(position) for span in spans for position in (span.start, span.end - 1)}
        if len(pages) > 1:
            line = block.lines[0]
            hint = _cause(line, "у строк грифа", f"«{_KEEP}» в стиле грифа")
            place = f"страница {min(pages) + 1}, {line.place}"
            yield Finding(
                BROKEN_MARK, "гриф", place, f"на страницах {min(pages) + 1} и {max(pages) + 1}", "на одной", hint
            )


def _cause(line: Line | None, whose: str, cure: str) -> str:
    if line is not None and not line.layout.keep_next:
        return f"вероятная причина: {whose} снято «{_KEEP}»; включите {cure}"
    return f"проверьте разрывы страниц и {cure}"
