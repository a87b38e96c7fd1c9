"""Everything that a PDF made of a document shows of it: fonts that were replaced, faults of its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from importlib.util import find_spec

from shnor_docs.diagnostics import Severity, declare
from shnor_docs.inspection.findings import Finding
from shnor_docs.inspection.fit.checking import faults, fit_of
from shnor_docs.inspection.lines import lines_of
from shnor_docs.inspection.word_files import WordFile
from shnor_docs.pdf.fonts import lacking
from shnor_docs.rendering.package.xml import W

REPLACED_FONT = declare("ШД862", Severity.WARNING, "Шрифт в PDF подменён другим")
STALE_CONTENTS = declare("ШД871", Severity.WARNING, "Оглавление Word в PDF не обновляется")


def can_read_pages() -> bool:
    """Whether the library that reads a PDF is installed."""
    return find_spec("pypdfium2") is not None


def replaced_fonts(file: WordFile, available: frozenset[str], stand_in: Callable[[str], str]) -> list[Finding]:
    """The fonts of a document's text that are not there; nothing if no fonts could be found out."""
    lines, _ = lines_of(file)
    asked = sum((line.fonts for line in lines), Counter[str]())
    if not available:
        return []
    return [
        _replaced(name, next(line.place for line in lines if name in line.fonts), stand_in(name))
        for name in lacking(asked, available)
    ]


def replaced_faces(faces: Iterable[str], available: frozenset[str], stand_in: Callable[[str], str]) -> list[Finding]:
    """The same of the faces of slides: they were measured as they are named."""
    if not available:
        return []
    return [_replaced(name, "слайды", stand_in(name)) for name in lacking(Counter(faces), available)]


def _replaced(name: str, place: str, other: str) -> Finding:
    hint = f"установите шрифт «{name}» или задайте в шаблоне другой: у подменённого другая ширина букв и число страниц"
    found = f"вместо «{name}» – {f'«{other}»' if other else 'другой шрифт'}"
    return Finding(REPLACED_FONT, "шрифт", place, found, f"«{name}» или шрифт той же ширины", hint)


def contents_of_word(file: WordFile) -> list[Finding]:
    """A list of contents that Word itself keeps: LibreOffice prints the pages that were last saved in it."""
    for code in file.root.iter(f"{W}instrText"):
        if (code.text or "").split()[:1] == ["TOC"]:
            hint = "обновите оглавление в Word (F9) или печатайте его тегом {{p contents }}"
            return [Finding(STALE_CONTENTS, "оглавление", "тело документа", "поле Word", "ссылки на страницы", hint)]
    return []


def page_faults(file: WordFile, pdf: bytes) -> list[Finding]:
    """How the document fell on its pages."""
    return faults(fit_of(file, pdf))
