"""Words and ranges torn between two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.inspection.findings import Finding
from shnor_docs.inspection.fit.page_texts import UNSEEN, PageTexts, comparable
from shnor_docs.inspection.fit.tracing import Span
from shnor_docs.inspection.lines import Line

BROKEN_WORD = declare("ШД869", Severity.WARNING, "Слово разорвано между строками")
BROKEN_RANGE = declare("ШД870", Severity.WARNING, "Диапазон разорван между строками")
_ADDRESS = re.compile(r"[/@\\]|www\.|\w\.\w")
_DASHES = "–-‑—"


def broken(spans: Mapping[Line, Span], pages: PageTexts) -> Iterator[Finding]:
    """Words divided without a hyphen (a column is too narrow) and ranges divided after their dash."""
    for line, span in spans.items():
        if span.is_whole:
            yield from _in_line(line, span, pages)


def _in_line(line: Line, span: Span, pages: PageTexts) -> Iterator[Finding]:
    places = [index for index, sign in enumerate(line.text) for _ in comparable(sign)]
    if len(places) != span.end - span.start:
        return
    for offset in range(1, len(places)):
        letter = span.start + offset
        is_torn = pages.lines[letter] != pages.lines[letter - 1] and letter - 1 not in pages.hyphened
        if is_torn and not line.text[places[offset - 1] + 1 : places[offset]].strip(UNSEEN):
            yield from _told(line, places[offset - 1], places[offset], pages.page_of(letter))


def _told(line: Line, last: int, place: int, page: int) -> Iterator[Finding]:
    before, after = line.text[last], line.text[place]
    word = _word_at(line.text, place)
    shown = f"«{line.text[:place].split()[-1]} | {line.text[place:].split()[0]}»"
    where = f"страница {page + 1}, {line.place}"
    if before in _DASHES and after.isdigit() and line.text[:last].rstrip(UNSEEN)[-1:].isdigit():
        hint = "печатайте диапазон с неразрывным соединителем или переставьте слова"
        yield Finding(BROKEN_RANGE, "диапазон на двух строках", where, shown, "на одной строке", hint)
    elif before.isalnum() and after.isalnum() and not _ADDRESS.search(word):
        hint = "расширьте столбец таблицы в шаблоне или уменьшите в нём кегль"
        yield Finding(BROKEN_WORD, "слово на двух строках", where, shown, "на одной строке", hint)


def _word_at(text: str, place: int) -> str:
    start = max((text.rfind(blank, 0, place) for blank in " \u00a0\t\n"), default=-1) + 1
    return re.split(r"\s", text[start:], maxsplit=1)[0]
