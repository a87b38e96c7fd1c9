"""Commas of texts and decimal commas inside braces, where YAML takes each comma for the end of a value."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shnor_docs.diagnostics import Diagnostic, Severity, declare
from shnor_docs.source.text import SourceText
from shnor_docs.source.yaml.nodes import Node, Scalar
from shnor_docs.source.yaml.syntax import quote_it

COMMA_IN_BRACES = declare("ШД240", Severity.ERROR, "запятая внутри значения в фигурных скобках")

COMMA = re.compile(r"\s*,\s*")
NO_COLON = re.compile(r"\s*[,}]")
DECIMAL = re.compile(r"\d,\s?\d")

Entries = tuple[tuple[Scalar, Node], ...]


def joined(entries: Iterable[tuple[Scalar, Node]], source: SourceText) -> tuple[Entries, list[Diagnostic]]:
    """The entries of a mapping in braces with the values that commas cut read on whole, and what is wrong with those.

    A key without a colon is the end of the value before it: of «33,5», of «школы, детские сады».
    """
    read: list[tuple[Scalar, Node]] = []
    cut: dict[int, Scalar] = {}
    for key, value in entries:
        if read and _continues(source.text, read[-1][1], key, value):
            owner, before = read.pop()
            text = " ".join(source.text[before.start : key.end].split())
            cut[before.start] = Scalar(text, before.start, key.end)
            read.append((owner, cut[before.start]))
        else:
            read.append((key, value))
    return tuple(read), [_reported(text, source) for text in cut.values()]


def _continues(text: str, before: Node, key: Scalar, value: Node) -> bool:
    """Whether a key has no colon and stands behind an unquoted text and a comma."""
    is_bare = isinstance(value, Scalar) and value.is_blank and NO_COLON.match(text, key.end)
    is_text = isinstance(before, Scalar) and not before.is_blank and not before.style
    return bool(is_bare and is_text and COMMA.fullmatch(text, before.end, key.start))


def _reported(value: Scalar, source: SourceText) -> Diagnostic:
    what = "десятичная запятая" if DECIMAL.search(value.text) else "запятая"
    message = f"{what} в «{value.text}»: внутри фигурных скобок запятая отделяет следующий ключ"
    return Diagnostic.of(COMMA_IN_BRACES, message, source.location(value.span), quote_it(value.text))
