"""Syntax errors of YAML in Russian: what stands where, and what its author most likely meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.source.text import SourceText, Span
from shnor_docs.source.yaml.traps import CONFLICT_MARK

SYNTAX = declare("ШД101", Severity.ERROR, "файл YAML записан неверно")

KEY_AND_VALUE = re.compile(r"\s*(?:- +)*[^\s#:][^:#]*:\s+(?P<value>[^\s#].*)")
KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*(?P<key>\w[\w-]*):(?P<value>[^\s:].*)")
CHECK_INDENT = "ключи одного уровня должны начинаться в одном столбце; вложенные — на два пробела правее"


class Explanation(NamedTuple):
    """A syntax error as its author should see it, at an offset of the text."""

    message: str
    hint: str
    offset: int


def syntax_error_offset(error: yaml.YAMLError) -> int:
    """Offset of the character where the parser stopped."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return int(mark.index) if mark else 0


def explain_syntax_error(source: SourceText, error: yaml.YAMLError, traps: list[Diagnostic]) -> list[Diagnostic]:
    """The error as a diagnostic; none if a trap found in the text has already explained it."""
    line, _ = source.position(syntax_error_offset(error))
    if any(trap.is_error and _explains(trap, line) for trap in traps):
        return []
    message, hint, offset = _explanation(source, error)
    offset = min(offset, len(source.text.rstrip()))
    return [Diagnostic.of(SYNTAX, message, source.location(Span(offset, offset + 1)), hint)]


def _explains(trap: Diagnostic, line: int) -> bool:
    return trap.code is CONFLICT_MARK or trap.location.line in {line - 1, line}


def _explanation(source: SourceText, error: yaml.YAMLError) -> Explanation:
    offset = syntax_error_offset(error)
    problem = str(getattr(error, "problem", error) or "")
    for part, explain in EXPLANATIONS.items():
        if re.search(part, problem):
            return explain(source, offset, error)
    return Explanation("запись YAML нарушена", "проверьте отступы, кавычки и скобки в этой строке и выше", offset)


def _colon(source: SourceText, offset: int, _: Any) -> Explanation:
    """A second colon in a line, or a key where a text has begun."""
    line, column = source.position(offset)
    if match := KEY_AND_VALUE.match(source.line(line)[: column - 1]):
        value = source.line(line)[match.start("value") :].rstrip()
        return Explanation("двоеточие с пробелом внутри текста", quote_it(value), offset)
    return _line_before(source, line) or Explanation("двоеточие не на месте", CHECK_INDENT, offset)


def _line_before(source: SourceText, line: int) -> Explanation | None:
    """What is wrong in the last written line before ``line``, into whose text the key has run."""
    number = next((n for n in range(line - 1, 0, -1) if source.line(n).strip()), None)
    if number is None:
        return None
    before, start = source.line(number), source.line_starts[number - 1]
    if match := KEY_WITHOUT_SPACE.fullmatch(before):
        hint = f"напишите «{match['key']}: {match['value']}»"
        return Explanation("после двоеточия нужен пробел", hint, start + match.start("value"))
    if KEY_AND_VALUE.match(before):
        here = source.line(line)
        indent = len(here) - len(here.lstrip())
        return Explanation("лишний отступ перед ключом", CHECK_INDENT, source.line_starts[line - 1] + indent)
    column = len(before) - len(before.lstrip())
    return Explanation("в строке нет ключа с двоеточием", "проверьте, не пропущено ли двоеточие", start + column)


def _expected_key(source: SourceText, offset: int, _: Any) -> Explanation:
    line, column = source.position(offset)
    before = source.line(line)[: column - 1]
    if before.strip():
        quotes = 'если кавычки — часть текста, пишите «ёлочки» или замените " внутри текста'
        return Explanation("после закрывающей кавычки или скобки остался текст", quotes, offset)
    if source.text.startswith("- ", offset):
        hint = "список пишется под своим ключом: «ключ:», а ниже строки с дефисом"
        return Explanation("дефис списка на месте ключа", hint, offset)
    if source.text[offset : offset + 1] in "]}":
        return _extra_bracket(source, offset, None)
    return Explanation("отступ не такой, как у соседних ключей", CHECK_INDENT, offset)


def _expected_dash(_: SourceText, offset: int, __: Any) -> Explanation:
    hint = "все строки списка начинаются с дефиса в одном столбце, ключи записи — под её первым ключом"
    return Explanation("здесь нужен дефис списка или другой отступ", hint, offset)


def _unclosed_quote(source: SourceText, offset: int, error: Any) -> Explanation:
    start = error.context_mark.index if error.context_mark else offset
    return Explanation("кавычка открыта и не закрыта", f"закройте её: {source.text[start : start + 1]}", start)


def _unclosed_bracket(source: SourceText, offset: int, error: Any) -> Explanation:
    start = error.context_mark.index if error.context_mark else offset
    sign = source.text[start : start + 1]
    hint = "закройте скобку и разделите значения запятыми; текст со скобкой в начале заключите в кавычки"
    return Explanation(f"скобка «{sign}» не закрыта или пропущена запятая", hint, start)


def _forbidden_start(source: SourceText, offset: int, _: Any) -> Explanation:
    sign = source.text[offset : offset + 1]
    if sign == "\t":
        hint = "замените табуляцию пробелами"
        return Explanation("табуляция на месте значения или отступа", hint, offset)
    return Explanation(f"текст не может начинаться с «{sign}»", quote_it(_rest_of_line(source, offset)), offset)


def _block_sign(source: SourceText, offset: int, error: Any) -> Explanation:
    start = error.context_mark.index if error.context_mark else offset
    sign = source.text[start : start + 1]
    return Explanation(
        f"знак «{sign}» в начале значения — разметка YAML", quote_it(_rest_of_line(source, start)), start
    )


def _escape(source: SourceText, offset: int, _: Any) -> Explanation:
    hint = "удвойте её («\\\\») или возьмите текст в одинарные кавычки"
    return Explanation("обратная косая черта в двойных кавычках", hint, offset)


def _list_in_line(source: SourceText, offset: int, _: Any) -> Explanation:
    hint = "начните список с новой строки; если дефис — часть текста, заключите значение в кавычки"
    return Explanation("дефис списка в той же строке, что и ключ", hint, offset)


def _extra_bracket(source: SourceText, offset: int, _: Any) -> Explanation:
    sign = source.text[offset : offset + 1]
    if not sign.strip():
        return Explanation("скобка открыта, но не закрыта", "добавьте закрывающую скобку", offset)
    return Explanation(f"лишний знак «{sign}»", "уберите его или заключите значение в кавычки", offset)


def _tab(_: SourceText, offset: int, __: Any) -> Explanation:
    return Explanation("табуляция в отступе", "замените табуляцию двумя пробелами", offset)


def quote_it(text: str) -> str:
    """The advice to quote a text, with the text in the quotes that suit it."""
    sample = f'"{text}"' if '"' not in text else "'" + text.replace("'", "''") + "'"
    return f"заключите значение в кавычки: {sample}"


def _rest_of_line(source: SourceText, offset: int) -> str:
    line, column = source.position(offset)
    return source.line(line)[column - 1 :].rstrip()


EXPLANATIONS: dict[str, Callable[[SourceText, int, Any], Explanation]] = {
    "mapping values are not allowed": _colon,
    "could not find expected ':'": lambda source, offset, _: (
        _line_before(source, source.position(offset)[0]) or _expected_key(source, offset, None)
    ),
    "expected ',' or": _unclosed_bracket,
    "expected '-' indicator": _expected_dash,
    "expected key|expected <block end>": _expected_key,
    "unexpected end of stream|unexpected document": _unclosed_quote,
    "tab character": _tab,
    "cannot start any token": _forbidden_start,
    "comment or (?:a )?line break|chomping": _block_sign,
    "unknown escape": _escape,
    "sequence entries are not allowed": _list_in_line,
    "expected (?:the )?node content": _extra_bracket,
}
"""Part of the parser's problem (libyaml's wording, then PyYAML's) → its explanation; the first that fits."""
