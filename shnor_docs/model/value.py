"""A value with its unit, and the numbers and yes/no of YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from shnor_docs.model.notation import NotationError, squeezed
from shnor_docs.russian.numerals import NBSP, agree, agree_genitive, find_noun, format_number, rounded

YES_NO = "да/нет"
"""The unit of an indicator that is either reached or not: its amounts are 1 and 0."""

ABSENT = "–"
"""What stands in a cell whose value is not known."""

_NUMBER = re.compile(r"([-−–‐‑+]?)(\d{1,3}(?: \d{3})+|\d+)(?:[.,](\d+))?(?: ?%)?")
_MINUS = re.compile("[−–‐‑]")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾]+")
_YES_NO = {"да": True, "нет": False, "true": True, "false": False}
_NUMBER_HINT = "примеры: «12,5», «1 234», «85 %», «−3»"


@dataclass(frozen=True, slots=True)
class Value:
    """An amount in its unit; printed in Russian: «38,5 %», «5 школ», «да».

    ``precision`` is the number of decimals (None keeps those of the amount), ``trace`` tells whence it comes.
    """

    amount: Decimal | None
    unit: str = ""
    precision: int | None = None
    trace: object | None = None

    def __str__(self) -> str:
        if self.amount is None:
            return ABSENT
        if self.unit == YES_NO:
            return "да" if self.amount else "нет"
        return with_unit(self.amount, self.unit, self.precision)


def with_unit(amount: Decimal, unit: str, precision: int | None = None, *, genitive: bool = False) -> str:
    """The number and its unit with a no-break space, a known noun in agreement: «2 школы», «5 %».

    ``genitive`` is for a number after «не менее», «более»: «(не менее) 2 школ».
    """
    shown = amount if precision is None else rounded(amount, precision)
    word = _unit_after(shown, unit, genitive)
    return format_number(shown) + (f"{NBSP}{word}" if word else "")


def _unit_after(shown: Decimal, unit: str, genitive: bool) -> str:
    noun = find_noun(unit)
    if noun is None:
        return unit.replace(" ", NBSP)
    return agree_genitive(shown, noun) if genitive else agree(shown, *noun.forms)


def parse_number(text: str) -> Decimal:
    """The number an official means by «12,5», «1 234», «85 %», «−3»; NotationError for any other text."""
    match = _NUMBER.fullmatch(squeezed(text))
    if match is None:
        raised = _RAISED.search(text)
        raise NotationError(f"«{text}» – не число", f"уберите знак сноски «{raised[0]}»" if raised else _NUMBER_HINT)
    sign, whole, fraction = _MINUS.sub("-", match[1]), match[2].replace(" ", ""), match[3]
    return Decimal(f"{sign}{whole}" + (f".{fraction}" if fraction else ""))


def parse_yes_no(text: str) -> bool:
    """«да» or «нет» (true and false too); NotationError for any other text."""
    try:
        return _YES_NO[squeezed(text).lower()]
    except KeyError:
        raise NotationError(f"«{text}» – не «да» и не «нет»", "напишите «да» или «нет»") from None


def _number(raw: object) -> Decimal:
    if isinstance(raw, Decimal):
        return raw
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise NotationError(f"ожидается число, а стоит {raw!r}", _NUMBER_HINT)
    return parse_number(str(raw))


def _yes_no(raw: object) -> bool:
    return raw if isinstance(raw, bool) else parse_yes_no(str(raw))


Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"type": ["number", "string"], "title": "Число", "description": f"Число, {_NUMBER_HINT}."}),
]
"""A pydantic field that takes a number as officials write it."""

YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no),
    WithJsonSchema({"type": ["boolean", "string"], "title": "Да или нет", "description": "«да» или «нет»."}),
]
"""A pydantic field that takes «да» or «нет»."""
