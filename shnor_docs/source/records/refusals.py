"""What pydantic says about a value, said in Russian: a table by the type of its error.

Pydantic's own English never reaches a user: an error type missing here gets a general Russian message.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from shnor_docs.diagnostics import Code, Severity, declare
from shnor_docs.model.notation import NotationError
from shnor_docs.russian.likeness import MOST_NAMED, meant, nearest, strangers
from shnor_docs.source.yaml.nodes import Mapping, Node, Scalar

WRONG_SHAPE = declare("ШД122", Severity.ERROR, "значение другого вида: текст, список или набор ключей")
NOT_ALLOWED = declare("ШД123", Severity.ERROR, "значение не из списка допустимых")
WRONG_VALUE = declare("ШД124", Severity.ERROR, "значение не читается")
WRONG_PATTERN = declare("ШД125", Severity.ERROR, "недопустимые знаки в значении")
WRONG_LENGTH = declare("ШД126", Severity.ERROR, "слишком мало или слишком много")

LONGEST_QUOTE = 60
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")

A_TEXT, A_LIST, KEYS = "текст", "список", "набор ключей с двоеточием"
EXPECTED_KINDS = {
    "string_type": A_TEXT,
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type"), A_LIST),
    **dict.fromkeys(("model_type", "model_attributes_type", "dataclass_type", "dict_type", "mapping_type"), KEYS),
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "int_parsing_size"), "целое число"),
    **dict.fromkeys(("float_type", "float_parsing", "decimal_type", "decimal_parsing", "finite_number"), "число"),
    **dict.fromkeys(("bool_type", "bool_parsing"), "«true» (да) или «false» (нет)"),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing"), "дата вида 2026-02-18"),
    **dict.fromkeys(("datetime_type", "datetime_parsing"), "дата и время вида 2026-02-18 10:30"),
    **dict.fromkeys(("time_type", "time_parsing"), "время вида 10:30"),
}


class Refusal(NamedTuple):
    """Why a value cannot be used, and what to write instead."""

    code: Code
    message: str
    hint: str = ""


def refusal(detail: ErrorDetails, node: Node) -> Refusal:
    """The refusal of the value that stands at ``node``."""
    kind = detail["type"]
    if kind in EXPECTED_KINDS:
        return _other_kind(EXPECTED_KINDS[kind], node)
    explain = EXPLANATIONS.get(kind)
    return explain(detail.get("ctx", {}), node) if explain else _unsuitable(node)


def _other_kind(expected: str, node: Node) -> Refusal:
    if isinstance(node, Scalar) and expected not in {A_TEXT, A_LIST, KEYS}:
        return Refusal(WRONG_VALUE, f"{quoted(node)} — не то, что здесь нужно", f"здесь нужно: {expected}")
    message = f"здесь нужно: {expected}, а стоит {_kind_of(node)}"
    return Refusal(WRONG_SHAPE, message, _how_to_write(expected, node))


def _how_to_write(expected: str, node: Node) -> str:
    if expected == A_LIST:
        return "начните каждое значение с новой строки и дефиса: «- …»"
    if expected == KEYS and isinstance(node, Scalar) and re.match(r"\w+:\S", node.text):
        return "после двоеточия поставьте пробел"
    if expected == KEYS:
        return "напишите ключи с новой строки, на два пробела правее: «ключ: значение»"
    if not isinstance(node, Scalar) and node.flow:
        return "если скобки — часть текста, заключите весь текст в кавычки"
    return "напишите одно значение в той же строке, после двоеточия"


def _kind_of(node: Node) -> str:
    if isinstance(node, Scalar):
        return quoted(node)
    return "набор ключей" if isinstance(node, Mapping) else A_LIST


def quoted(node: Node) -> str:
    """The value as a message shows it: in quotes, on one line, not too long."""
    if not isinstance(node, Scalar):
        return _kind_of(node)
    text = " ".join(node.text.split())
    return f"«{text}»" if len(text) <= LONGEST_QUOTE else f"«{text[:LONGEST_QUOTE].rstrip()}…»"


def _unsuitable(node: Node) -> Refusal:
    return Refusal(WRONG_VALUE, f"здесь не подходит {quoted(node)}", "сверьтесь с описанием ключа")


def _own_error(ctx: dict[str, Any], node: Node) -> Refusal:
    """The message of the type that receives the value, if its author wrote it for a reader of Russian."""
    error = ctx.get("error")
    if isinstance(error, NotationError) and not isinstance(node, Scalar):
        return _other_kind("одно значение", node)
    written = node.text if isinstance(node, Scalar) else ""
    if not CYRILLIC.search(str(error).replace(written, "")):
        return _unsuitable(node)
    return Refusal(WRONG_VALUE, str(error), getattr(error, "hint", ""))


def _not_allowed(expected: str, node: Node) -> Refusal:
    allowed = QUOTED.findall(expected) or re.split(r", | or ", expected)
    listed = "допустимо: " + ", ".join(f"«{option}»" for option in allowed)
    written = node.text if isinstance(node, Scalar) else ""
    near = nearest(written, allowed)
    hint = f"возможно, имелось в виду {meant(near, written)}; {listed}" if near else listed
    return Refusal(NOT_ALLOWED, f"здесь не подходит {quoted(node)}", hint)


def _pattern(ctx: dict[str, Any], node: Node) -> Refusal:
    message = f"в значении {quoted(node)} есть недопустимые знаки, или они не на своём месте"
    allowed = f"здесь допустимы: {_signs(str(ctx['pattern']))}"
    odd = list(strangers(node.text)) if isinstance(node, Scalar) and "а-я" not in ctx["pattern"] else []
    return Refusal(WRONG_PATTERN, message, "; ".join((allowed, *odd[:MOST_NAMED])))


def _signs(pattern: str) -> str:
    """The signs a simple pattern allows, in words."""
    names = {
        "a-z": "строчные латинские буквы",
        "A-Z": "прописные латинские буквы",
        "а-я": "русские буквы",
        r"0-9|\\d": "цифры",
        "_": "«_»",
        r"[^a-zA-Zа-яА-Я0-9]-|-\]": "«-»",
        r"\\\.": "точка",
    }
    return ", ".join(name for sign, name in names.items() if re.search(sign, pattern)) or f"знаки {pattern}"


def _text_length(ctx: dict[str, Any], node: Node) -> Refusal:
    if ctx.get("min_length") == 1:
        return Refusal(WRONG_LENGTH, "текст пуст", "напишите значение или уберите ключ")
    limit = f"не меньше {ctx['min_length']}" if "min_length" in ctx else f"не больше {ctx['max_length']}"
    length = len(node.text) if isinstance(node, Scalar) else 0
    return Refusal(WRONG_LENGTH, f"число знаков в тексте — {length}, а нужно {limit}", "измените текст")


def _list_length(ctx: dict[str, Any], node: Node) -> Refusal:
    if isinstance(node, Scalar):
        return _text_length(ctx, node)
    limit = f"не меньше {ctx['min_length']}" if "min_length" in ctx else f"не больше {ctx['max_length']}"
    message = f"число значений в списке — {ctx.get('actual_length', 'другое')}, а нужно {limit}"
    return Refusal(WRONG_LENGTH, message, "дополните или сократите список")


def _bound(words: str, key: str) -> Callable[[dict[str, Any], Node], Refusal]:
    def explain(ctx: dict[str, Any], node: Node) -> Refusal:
        return Refusal(WRONG_VALUE, f"число {quoted(node)} должно быть {words} {ctx[key]}", "исправьте число")

    return explain


def _tag_missing(ctx: dict[str, Any], _: Node) -> Refusal:
    key = str(ctx["discriminator"]).strip("'")
    return Refusal(WRONG_SHAPE, f"не понять, что это: нет ключа «{key}»", f"добавьте ключ «{key}: …»")


EXPLANATIONS: dict[str, Callable[[dict[str, Any], Node], Refusal]] = {
    "value_error": _own_error,
    "assertion_error": _own_error,
    "literal_error": lambda ctx, node: _not_allowed(str(ctx["expected"]), node),
    "enum": lambda ctx, node: _not_allowed(str(ctx["expected"]), node),
    "union_tag_invalid": lambda ctx, node: _not_allowed(str(ctx["expected_tags"]), node),
    "union_tag_not_found": _tag_missing,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _text_length,
    "string_too_long": _text_length,
    "too_short": _list_length,
    "too_long": _list_length,
    "greater_than": _bound("больше", "gt"),
    "greater_than_equal": _bound("не меньше", "ge"),
    "less_than": _bound("меньше", "lt"),
    "less_than_equal": _bound("не больше", "le"),
    "multiple_of": _bound("кратно", "multiple_of"),
}
"""Error type → its explanation, beside the kinds above."""
