"""Traps of YAML: text that parses, or nearly parses, into something its author did not mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from shnor_docs.diagnostics import Code, Diagnostic, Severity, declare
from shnor_docs.source.text import SourceText, Span

TAB = declare("ШД103", Severity.ERROR, "табуляция в отступе")
NO_BREAK_SPACE = declare("ШД104", Severity.ERROR, "неразрывный пробел в разметке")
LOST_TAIL = declare("ШД105", Severity.WARNING, "конец строки после «#» не войдёт в документ")
UNQUOTED_PLACEHOLDER = declare("ШД106", Severity.ERROR, "подстановка «{{ … }}» без кавычек")
CONFLICT_MARK = declare("ШД109", Severity.ERROR, "в файле остались отметки конфликта слияния")

SPACES = "\u00a0\u2007\u202f\u2002\u2003\u2009\u200b\u3000\ufeff"
BEFORE_VALUE = r"(?m)^[ ]*(?:-[ ]+)*(?:[^\s#'\"{\[][^\n#]*?:[ ]+)?"

CONFLICT = re.compile(r"(?m)^<{7}(?!\S)[^\r\n]*")
TAB_INDENT = re.compile(r"(?m)^[ ]*(\t[\t ]*)(?=[^\s#])")
SPACE_IN_MARKUP = re.compile(
    rf"(?m)^[ ]*(?P<indent>[{SPACES}][{SPACES} ]*)(?=\S)"
    rf"|^[ ]*(?:-[ ]+)*-[ ]*(?P<dash>[{SPACES}]+)"
    rf"|^[ ]*(?:-[ ]+)*[A-Za-z_0-9][\w/-]*(?:(?P<key>[{SPACES}]+):|:[ ]*(?P<colon>[{SPACES}]+))"
)
PLACEHOLDER = re.compile(BEFORE_VALUE + r"(\{\{[^\r\n]*?(?:\}\}|(?=[\r\n])|\Z))")
TAIL = re.compile(r" (#(?<=[^\s#:\"'|>\]}-] #)(?: ?\d|(?!допустимо)\w)[^\r\n]*)")


def find_traps(source: SourceText, quoted: list[Span], error: int | None = None) -> list[Diagnostic]:
    """Diagnostics of all traps outside quoted text; ``error`` is where parsing stopped, if it did."""
    text = source.text
    found: list[Diagnostic] = []
    if "<<<<<<<" in text:
        found += conflicts(source)
    if any(space in text for space in SPACES):
        found += _wrong_spaces(source, quoted, error)
    if error is not None and "{{" in text:
        found += _placeholders(source, quoted, error)
    if " #" in text:
        found += _lost_tails(source, quoted, error)
    if error is not None and "\t" in text:
        found += _tabs(source, error)
    return found


def conflicts(source: SourceText) -> Iterator[Diagnostic]:
    """Marks that git leaves where two edits of one place met, in YAML or in Markdown."""
    hint = "выберите один из двух вариантов и уберите строки «<<<<<<<», «=======» и «>>>>>>>»"
    for match in CONFLICT.finditer(source.text):
        yield _trap(CONFLICT_MARK, source, Span(*match.span()), "здесь встретились две правки одного места", hint)


def _wrong_spaces(source: SourceText, quoted: list[Span], error: int | None) -> Iterator[Diagnostic]:
    hint = "замените его обычным пробелом (неразрывный пробел часто приходит при вставке из Word)"
    places = {
        "indent": "в отступе",
        "dash": "после дефиса списка",
        "key": "перед двоеточием",
        "colon": "после двоеточия",
    }
    for match in _outside(quoted, SPACE_IN_MARKUP, source.text, error):
        place = match.lastgroup or "indent"
        message = f"неразрывный или другой особый пробел {places[place]}: YAML не видит в нём пробела"
        yield _trap(NO_BREAK_SPACE, source, Span(*match.span(place)), message, hint)


def unquoted_placeholder(source: SourceText, span: Span) -> Diagnostic:
    """What is wrong with a value that begins with «{{»."""
    message = "значение начинается с «{{», и YAML принимает его не за текст"
    hint = f'заключите всё значение в кавычки: "{source.text[span.start : span.end]}"'
    return _trap(UNQUOTED_PLACEHOLDER, source, span, message, hint)


def _placeholders(source: SourceText, quoted: list[Span], error: int) -> Iterator[Diagnostic]:
    """In a text that parses, the tree shows them; where parsing stopped, only their look does."""
    for match in _outside(quoted, PLACEHOLDER, source.text, error):
        yield unquoted_placeholder(source, Span(*match.span(1)))


def _lost_tails(source: SourceText, quoted: list[Span], error: int | None) -> Iterator[Diagnostic]:
    for match in _outside(quoted, TAIL, source.text, error):
        if "#" in source.text[source.text.rfind("\n", 0, match.start()) + 1 : match.start()]:
            continue  # within a comment
        message = f"«{match[1]}» — примечание, оно не войдёт в документ"
        hint = "для номера пишите «№», либо заключите значение в кавычки; перед примечанием ставьте два пробела"
        yield _trap(LOST_TAIL, source, Span(*match.span(1)), message, hint)


def _tabs(source: SourceText, error: int) -> Iterator[Diagnostic]:
    """Tabs matter only where they stopped the parser: in texts of several lines they are harmless."""
    line, _ = source.position(error)
    if not TAB_INDENT.match(source.text, source.line_starts[line - 1]):
        return
    for match in TAB_INDENT.finditer(source.text, source.line_starts[line - 1]):
        message = "отступ сделан табуляцией, а YAML понимает только пробелы"
        yield _trap(TAB, source, Span(*match.span(1)), message, "замените каждую табуляцию двумя пробелами")


def _outside(quoted: list[Span], pattern: re.Pattern[str], text: str, error: int | None) -> Iterator[re.Match[str]]:
    """Matches whose last group starts outside quoted text and not beyond the line where parsing stopped."""
    limit = len(text) if error is None else (text.find("\n", error) + 1 or len(text))
    starts = [span.start for span in quoted]
    for match in pattern.finditer(text, 0, limit):
        place = match.start(match.lastindex or 0)
        index = bisect_right(starts, place) - 1
        if index < 0 or place >= quoted[index].end:
            yield match


def _trap(code: Code, source: SourceText, span: Span, message: str, hint: str) -> Diagnostic:
    return Diagnostic.of(code, message, source.location(span), hint)
