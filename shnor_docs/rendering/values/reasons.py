"""Why a tag failed, in Russian: what Python says of values that do not fit."""

from __future__ import annotations

import re

_KINDS = {
    "str": "текст",
    "Markup": "текст",
    "int": "число",
    "float": "число",
    "bool": "да/нет",
    "list": "список",
    "tuple": "список",
    "dict": "запись",
    "NoneType": "пустое значение",
    "date": "дата",
}
_NO_OPERATION = "«{}» не делают с такой парой: {} и {}"
_MESSAGES = (
    (r"unsupported operand type\(s\) for (\S+?):? '(\w+)' and '(\w+)'", _NO_OPERATION),
    (r"'(\S+)' not supported between instances of '(\w+)' and '(\w+)'", _NO_OPERATION),
    (r"can only concatenate \w+ \(not \"(\w+)\"\) to (\w+)", "«+» не делают с такой парой: {1} и {0}"),
    (r"'(\S+)' object is not iterable", "по такому значению нельзя идти циклом: {}"),
    (r"'(\S+)' object is not callable", "это не функция: {}"),
    (r"'(\S+)' object is not subscriptable", "у такого значения нет элементов: {}"),
    (r"object of type '(\S+)' has no len\(\)", "у такого значения нет длины: {}"),
    (r"macro '(\w+)' takes no keyword argument '(\w+)'", "у макроса «{}» нет параметра «{}»"),
    (r"macro '(\w+)' takes not more than (\d+) argument\(s\)", "у макроса «{}» параметров не больше {}"),
)
_OTHERS: tuple[tuple[type[Exception], str], ...] = (
    (ZeroDivisionError, "деление на ноль"),
    (OverflowError, "слишком большое число"),
    (TypeError, "значения такого вида здесь не годятся"),
    (ValueError, "значение здесь не годится"),
)


def reason(error: Exception) -> str:
    """What is wrong, by the error's text, else by its kind; the text of an unknown error is quoted."""
    for pattern, russian in _MESSAGES:
        if match := re.fullmatch(pattern, str(error)):
            return russian.format(*(_KINDS.get(group, group) for group in match.groups()))
    told = next((told for kind, told in _OTHERS if isinstance(error, kind)), "не удалось вычислить")
    return told if isinstance(error, ZeroDivisionError | OverflowError) else f"{told} ({error})"
