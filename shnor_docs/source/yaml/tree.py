"""YAML text as a frozen tree with spans, in which every scalar stays the text that its author typed.

The tree is built straight from the events of libyaml's parser: no type is guessed (``0323012345``, ``10:30``,
``да`` stay as they are), and what YAML would silently lose or reinterpret is a diagnostic.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from unicodedata import is_normalized, normalize

import yaml
from yaml import events as ev

from shnor_docs.diagnostics import Code, Diagnostic, Severity, declare
from shnor_docs.sameness import Kept
from shnor_docs.source.signs import escaped_sign, strange_signs, without_unprinted
from shnor_docs.source.text import SourceText, Span
from shnor_docs.source.yaml.commas import joined
from shnor_docs.source.yaml.nodes import Mapping, Node, Scalar, Sequence
from shnor_docs.source.yaml.rereading import reread
from shnor_docs.source.yaml.syntax import explain_syntax_error, syntax_error_offset
from shnor_docs.source.yaml.traps import NO_BREAK_SPACE, find_traps, unquoted_placeholder

DUPLICATE_KEY = declare("ШД102", Severity.ERROR, "ключ повторяется")
NOT_SUPPORTED = declare("ШД107", Severity.ERROR, "возможность YAML, которая здесь не поддерживается")
SECOND_DOCUMENT = declare("ШД108", Severity.ERROR, "второй документ в файле YAML")
NOT_A_MAPPING = declare("ШД110", Severity.ERROR, "в файле нет ключей")

KEPT_TEXT = 2 << 20
"""Characters of read texts that a process remembers: some times those of all samples."""
_trees = Kept["tuple[Node | None, list[Diagnostic]]"](KEPT_TEXT)
LONG = 4096
"""Characters: a shorter text is read anew at once."""
KEPT_FILES = 32
_latest: dict[str, tuple[str, Node]] = {}
"""The last sound states of long files, oldest first."""
MAX_DEPTH = 100
BLANK = ""


def read_tree(source: SourceText) -> tuple[Mapping | None, list[Diagnostic]]:
    """The tree of a YAML file with everything wrong in it; no tree if it cannot be parsed to the end."""
    root, problems = read_node(source)
    if root is None or isinstance(root, Mapping):
        return root, problems
    return None, problems or [_no_keys(source, root)]


def read_node(source: SourceText) -> tuple[Node | None, list[Diagnostic]]:
    """Like :func:`read_tree`, for a file that may hold a list. An equal text of a file is parsed once."""
    root, problems = _trees.of((source.shown, source.text), lambda: _read(source), len(source.text))
    return root, list(problems)


def _read(source: SourceText) -> tuple[Node | None, list[Diagnostic]]:
    """Of a long text that was read before only what has changed, if that is one item of a list."""
    if len(source.text) < LONG:
        return _parsed(source)
    before, tree = _latest.get(source.shown, ("", None))
    root = reread(before, tree, source.text, partial(_sound, source)) if tree else None
    root, problems = (root, list[Diagnostic]()) if root else _parsed(source)
    if root and not problems:
        _latest[source.shown] = source.text, root
        if len(_latest) > KEPT_FILES:
            _latest.pop(next(iter(_latest)), None)
    return root, problems


def _sound(source: SourceText, part: str) -> Node | None:
    """The tree of a part of a text that nothing is wrong with."""
    root, problems = _parsed(replace(source, text=part))
    return None if problems else root


def _parsed(source: SourceText) -> tuple[Node | None, list[Diagnostic]]:
    signs = list(strange_signs(source))
    if source.text.startswith("\ufeff"):
        return None, find_traps(source, [], 0)  # the parser would skip it and shift all places
    builder = _Builder(source)
    try:
        root = builder.build()
    except yaml.YAMLError as error:
        traps = find_traps(source, builder.quoted, syntax_error_offset(error))
        explained = explain_syntax_error(source, error, [*traps, *signs])
        return None, list(dict.fromkeys([*builder.problems, *_untold(signs, traps), *traps, *explained]))
    traps = find_traps(source, builder.quoted)
    problems = [*builder.problems, *_untold(signs, traps), *traps]
    if root is None:
        return None, problems or [_no_keys(source, root)]
    return root, problems


def _untold(signs: list[Diagnostic], traps: list[Diagnostic]) -> list[Diagnostic]:
    """The signs that do not stand where a trap is told of."""
    lines = {trap.location.line for trap in traps if trap.code is NO_BREAK_SPACE}
    return [sign for sign in signs if sign.location.line not in lines]


class _Builder:
    """One pass over the parser's events. Locals and plain lists: this loop is the cost of loading."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.quoted: list[Span] = []
        """Spans of quoted and block scalars: text in which nothing is markup."""

    def build(self) -> Node | None:
        """The root node of the only document; raises ``yaml.YAMLError``."""
        text = without_unprinted(self.source.text)
        next_event, is_composed, new = _event_reader(text), is_normalized("NFC", text), tuple.__new__
        outer: list[tuple[list[Any], Any]] = []
        children: list[Any] = []
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is ev.ScalarEvent:
                start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
                if style:
                    end = _without_line_breaks(text, end) if style in "|>" else end
                    self.quoted.append(Span(start, end))
                    if style == '"':
                        self.problems += escaped_sign(self.source, self.quoted[-1], event.value)
                if event.tag is not None or event.anchor is not None:
                    self._refuse_property(event)
                value = event.value if is_composed else normalize("NFC", event.value)
                children.append(new(Scalar, (value, start, end, style)))
            elif kind is ev.MappingStartEvent or kind is ev.SequenceStartEvent:
                if event.tag is not None or event.anchor is not None:
                    self._refuse_property(event)
                outer.append((children, event))
                children = []
                if len(outer) > MAX_DEPTH:
                    self._refuse(event, f"вложенность больше {MAX_DEPTH} уровней", "упростите запись")
                    return None
            elif kind is ev.MappingEndEvent or kind is ev.SequenceEndEvent:
                inner = children
                children, opening = outer.pop()
                close = self._mapping if kind is ev.MappingEndEvent else self._sequence
                children.append(close(inner, opening, event.end_mark.index))
            elif kind is ev.AliasEvent:
                children.append(self._alias(event))
            elif kind is ev.DocumentStartEvent and children:
                self._refuse_second_document(event)
                break
        return children[0] if children else None

    def _mapping(self, children: list[Any], opening: Any, end: int) -> Mapping | Scalar:
        start = opening.start_mark.index
        if self.source.text.startswith("{{", start):
            return self._placeholder(Span(start, end))
        flow = bool(opening.flow_style)
        entries = tuple(zip(children[::2], children[1::2], strict=True))
        if flow and any(type(value) is Scalar and value.text == BLANK for value in children[1::2]):
            entries, cut = joined(entries, self.source)
            self.problems += cut
        keys = [key for key, _ in entries]
        texts = {key.text for key in keys if type(key) is Scalar}
        if any(type(key) is not Scalar for key in keys):
            entries = self._with_scalar_keys(entries)
        elif len(texts) < len(keys):
            self._report_duplicates(keys)
        if "<<" in texts:
            self._refuse_merge(entries)
        return Mapping(entries, start, end if flow else children[-1].end, flow)

    def _placeholder(self, span: Span) -> Scalar:
        """Unquoted ``{{ x }}`` is a mapping to YAML; it is read on as the text that its author meant."""
        text = self.source.text[span.start : span.end]
        self.problems.append(unquoted_placeholder(self.source, span))
        return Scalar(text, *span, '"')

    def _sequence(self, children: list[Any], opening: Any, end: int) -> Sequence:
        flow = bool(opening.flow_style)
        return Sequence(tuple(children), opening.start_mark.index, end if flow else children[-1].end, flow)

    def _alias(self, event: Any) -> Scalar:
        hint = "напишите значение целиком; текст, который начинается с «*», заключите в кавычки"
        self._refuse(event, "ссылки YAML («*имя») не поддерживаются", hint)
        return Scalar("", event.start_mark.index, event.end_mark.index, "*")

    def _with_scalar_keys(self, entries: tuple[tuple[Any, Node], ...]) -> tuple[tuple[Scalar, Node], ...]:
        for key, _ in entries:
            if not isinstance(key, Scalar):
                message = "ключом может быть только текст, а не список и не набор ключей"
                hint = "если скобки — часть текста, заключите весь текст в кавычки"
                self._report(NOT_SUPPORTED, message, key.span, hint)
        return tuple(entry for entry in entries if isinstance(entry[0], Scalar))

    def _report_duplicates(self, keys: list[Scalar]) -> None:
        first: dict[str, Scalar] = {}
        for key in keys:
            if first.setdefault(key.text, key) is not key:
                line, _ = self.source.position(first[key.text].start)
                message = f"ключ «{key.text}» уже есть в строке {line}"
                hint = "оставьте один из двух: иначе значение другого потеряется"
                self._report(DUPLICATE_KEY, message, key.span, hint)

    def _refuse_merge(self, entries: tuple[tuple[Scalar, Node], ...]) -> None:
        for key, _ in entries:
            if key.text == "<<" and not key.style:
                message = "слияние ключей YAML («<<») не поддерживается"
                self._report(NOT_SUPPORTED, message, key.span, "напишите нужные ключи целиком")

    def _refuse_property(self, event: Any) -> None:
        sign = "&" if event.anchor is not None else "!"
        name = "метки YAML («&имя»)" if sign == "&" else "типы YAML («!имя»)"
        hint = f"уберите её; текст, который начинается с «{sign}», заключите в кавычки"
        self._refuse(event, f"{name} не поддерживаются", hint)

    def _refuse_second_document(self, event: Any) -> None:
        message = "строка «---» начинает второй документ: всё после неё потерялось бы"
        span = Span(event.start_mark.index, event.end_mark.index)
        self._report(SECOND_DOCUMENT, message, span, "уберите эту строку или перенесите остальное в другой файл")

    def _refuse(self, event: Any, message: str, hint: str) -> None:
        self._report(NOT_SUPPORTED, message, Span(event.start_mark.index, event.end_mark.index), hint)

    def _report(self, code: Code, message: str, span: Span, hint: str) -> None:
        self.problems.append(Diagnostic.of(code, message, self.source.location(span), hint))


def _event_reader(text: str) -> Callable[[], Any]:
    """The next-event function of libyaml's parser, or of PyYAML's own where libyaml is not built in."""
    if yaml.__with_libyaml__:
        from yaml._yaml import CParser

        return CParser(text).get_event
    return yaml.SafeLoader(text).get_event


def _without_line_breaks(text: str, end: int) -> int:
    """Where a block scalar's last written line ends; the parser counts the line breaks after it too."""
    while text[end - 1] in "\r\n":
        end -= 1
    return end


def _no_keys(source: SourceText, root: Node | None) -> Diagnostic:
    message = "файл пуст" if root is None else "в начале файла нужен ключ с двоеточием, например «title: …»"
    span = Span(0, 0) if root is None else root.span
    return Diagnostic.of(NOT_A_MAPPING, message, source.location(span), "образец заполнения — в папке-примере")
