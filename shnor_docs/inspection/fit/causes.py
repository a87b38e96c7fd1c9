"""What in a template makes documents fall badly on their pages, told before there is a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from shnor_docs.diagnostics import Diagnostic, Location, Severity, declare
from shnor_docs.inspection.fit.headers import FEWEST_COLUMNS
from shnor_docs.inspection.form.requisites import Requisite, requisites_of
from shnor_docs.inspection.formatting import Formats, formats_of
from shnor_docs.inspection.lines import Line, lines_of, own_text
from shnor_docs.inspection.word_files import WordFile, read_word_file
from shnor_docs.rendering.errors import TemplateError
from shnor_docs.rendering.package.xml import Element, W, is_on

LOOSE_HEADING = declare("ШД872", Severity.WARNING, "Стиль заголовка не держит его со следующим абзацем")
LOOSE_SIGNATURE = declare("ШД873", Severity.WARNING, "Подпись не удержана с текстом перед ней")
LOOSE_HEADER = declare("ШД874", Severity.WARNING, "Строка-шапка таблицы не отмечена как повторяемая")
TALL_ENDING = declare("ШД875", Severity.WARNING, "Пустой абзац после таблицы может занять новую страницу")

_HEADINGS = tuple(f"heading {level}" for level in range(1, 10))
_TALL = 10
"""Points: a lower empty paragraph hardly ever goes over to a page of its own."""
_LOOP = "{%tr"


def causes(path: Path, shown: str) -> list[Diagnostic]:
    """Likely causes of bad pages in a template; a file that cannot be read has none (other checks tell why)."""
    try:
        file = read_word_file(path, shown)
    except TemplateError:
        return []
    lines, _ = lines_of(file)
    return [*_headings(file), *_signature(file, lines), *_table_heads(file), *_ending(file, lines)]


def _headings(file: WordFile) -> Iterator[Diagnostic]:
    formats = formats_of(file)
    for style in formats.chains.styles.values():
        named = style.find(f"{W}name")
        name = named.get(f"{W}val", "") if named is not None else ""
        if name.casefold() in _HEADINGS and not formats.of_style(style.get(f"{W}styleId", "")).keep_next:
            message = f"в стиле «{name}» снято «не отрывать от следующего»: заголовок может остаться в конце страницы"
            place = Location(file.shown, part=f"стиль «{name}»")
            yield Diagnostic.of(LOOSE_HEADING, message, place, "включите: Стиль → Абзац → Положение на странице")


def _signature(file: WordFile, lines: Sequence[Line]) -> Iterator[Diagnostic]:
    """Spacers between the text and the signature that may part them."""
    found = requisites_of(lines)
    signed = found.parts.get(Requisite.SIGNATURE)
    if signed is None:
        return
    outside = [line for line in lines[: found.positions[signed]] if not _same_row(line, signed)]
    for line in reversed(outside):
        if line.text.strip():
            return
        if not line.layout.keep_next:
            message = "у абзаца перед подписью снято «не отрывать от следующего»: подпись может уйти на страницу одна"
            yield Diagnostic.of(
                LOOSE_SIGNATURE, message, Location(file.shown, part=signed.place), "включите его у этого абзаца"
            )
            return


def _same_row(line: Line, other: Line) -> bool:
    row = next(other.element.iterancestors(f"{W}tr"), None)
    return row is not None and next(line.element.iterancestors(f"{W}tr"), None) is row


def _table_heads(file: WordFile) -> Iterator[Diagnostic]:
    """Tables that grow by a loop and whose first row is not repeated."""
    for number, table in enumerate(file.root.iter(f"{W}tbl"), 1):
        rows = table.findall(f"{W}tr")
        grows = any(_LOOP in own_text(paragraph) for paragraph in table.iter(f"{W}p"))
        if grows and rows and _is_plain_head(rows[0]) and not is_on(rows[0].find(f"{W}trPr/{W}tblHeader")):
            message = "первая строка растущей таблицы не отмечена «повторять как заголовок на каждой странице»"
            place = Location(file.shown, part=f"таблица {number}, строка 1")
            yield Diagnostic.of(LOOSE_HEADER, message, place, "включите: Свойства таблицы → Строка")


def _is_plain_head(row: Element) -> bool:
    texts = ["".join(own_text(paragraph) for paragraph in cell.iter(f"{W}p")) for cell in row.findall(f"{W}tc")]
    return len(texts) >= FEWEST_COLUMNS and all(text.strip() and "{%" not in text for text in texts)


def _ending(file: WordFile, lines: Sequence[Line]) -> Iterator[Diagnostic]:
    last = lines[-1] if lines else None
    if last is None or not last.is_empty or last.cell is not None:
        return
    before = last.element.getprevious()
    if before is not None and before.tag == f"{W}tbl" and _height(last, formats_of(file)) > _TALL:
        message = "документ кончается таблицей и пустым абзацем в полную строку: он может занять новую страницу"
        yield Diagnostic.of(TALL_ENDING, message, Location(file.shown, part=last.place), "задайте этому абзацу 1 пт")


def _height(line: Line, formats: Formats) -> float:
    """Points of an empty paragraph: of an exact line, else of the letters that it would hold."""
    if line.layout.line_rule == "exact":
        return line.layout.line / 20
    return formats.mark_of(line.element).size
